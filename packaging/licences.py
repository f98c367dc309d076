"""Gathers the licences of everything in a package that others have written."""

import re
import shutil
import subprocess
import sysconfig
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution
from pathlib import Path

TEXTS = Path(__file__).parent / "licences"
"""Those that libraries name without bringing their words along."""

_HEAD = """\
Mendscape itself is under the MIT licence, which stands in LICENSE. A package of it
holds libraries of others, each under its own licence. They are listed here with what
they bring along, and the licences that they only name stand at the end.

Qt and PySide6 (LGPL 3), libvips and GLib (LGPL 2.1 or later), libheif and libde265
(LGPL 3) lie in the package as shared libraries, which you may exchange for others.
Their sources are to be had where they are published: code.qt.io, github.com/libvips,
gitlab.gnome.org/GNOME/glib and github.com/strukturag.
"""
_OF_A_LICENCE = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
_NO_TEXT = {".py", ".pyc"}
_RULE = "=" * 78


def third_party(libraries: Iterable[Distribution], bundled: Iterable[Path]) -> str:
    """All licences, one after the other.

    Args:
        libraries: Of Python; Mendscape itself is passed over.
        bundled: Shared libraries that were copied from this computer's own.
    """
    sections = [_HEAD, _section("Python", _text(_python_licence()))]
    sections += [_of_library(one) for one in libraries if one.name != "mendscape"]
    sections += [
        _section(package, f"{', '.join(sorted(names))}\n\n{_of_package(package)}")
        for package, names in sorted(_packages(bundled).items())
    ]
    sections += [_section(file.stem, _text(file)) for file in sorted(TEXTS.iterdir())]
    return "\n".join(sections)


def _of_library(one: Distribution) -> str:
    texts = [_text(file) for file in _files(one)]
    return _section(f"{one.name} {one.version}", "\n\n".join([_words(one), *texts]))


def _words(one: Distribution) -> str:
    """The licence in few words; many libraries say it in another way."""
    # A message gives None for what is not there, whatever its type says.
    fields = one.metadata
    kinds = [
        line.rpartition(" :: ")[2]
        for line in fields.get_all("Classifier") or ()
        if line.startswith("License")
    ]
    name = fields["License-Expression"] or fields["License"] or ", ".join(kinds)
    return f"Licence: {(name or 'see below').strip()}"


def _files(one: Distribution) -> Iterator[Path]:
    for entry in one.files or ():
        path = Path(str(one.locate_file(entry)))
        # The headers of TensorFlow are not in a package.
        is_text = path.suffix not in _NO_TEXT and "include" not in entry.parts
        if is_text and _OF_A_LICENCE.search(entry.name) and path.is_file():
            yield path


def _python_licence() -> Path:
    stdlib = Path(sysconfig.get_path("stdlib"))
    places = (stdlib, stdlib.parent, stdlib.parent.parent)
    return next(file for place in places if (file := place / "LICENSE.txt").is_file())


def _packages(bundled: Iterable[Path]) -> dict[str, set[str]]:
    """The packages of Debian that libraries are from; nothing on other systems."""
    dpkg = shutil.which("dpkg-query")
    if dpkg is None:
        return {}
    found: dict[str, set[str]] = {}
    for file in bundled:
        done = subprocess.run(  # noqa: S603 - names of files that were just collected
            [dpkg, "--search", f"*/{file.name}"],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode == 0:
            package = done.stdout.partition(":")[0]
            found.setdefault(package, set()).add(file.name)
    return found


def _of_package(package: str) -> str:
    file = Path("/usr/share/doc") / package / "copyright"
    return _text(file) if file.is_file() else f"See the package {package} of Debian."


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")


def _section(title: str, text: str) -> str:
    return f"{_RULE}\n{title}\n{_RULE}\n\n{text.strip()}\n"
