"""Which programs and libraries run here."""

import platform
import re
from importlib import metadata

from core.doctor.facts import Versions

_PROGRAM = "mendscape"
_OPTIONAL = ("pillow-heif",)
_NAME = re.compile(r"[\w.-]+")
_BEHIND_OTHERS = ("keras",)
"""Come with a library that is asked for, and matter as much."""
_STAND_INS = {"tensorflow": "tensorflow-cpu"}
"""The same library under another name, which packages of Mendscape hold."""


def look_at_versions() -> Versions:
    """Versions of the program, of Python, of the system and of all libraries."""
    names = sorted({*required_by(_PROGRAM), *_BEHIND_OTHERS, *_OPTIONAL})
    return Versions(
        mendscape=version_of(_PROGRAM) or "",
        python=platform.python_version(),
        system=platform.platform(),
        packages={name: version_of(name) for name in map(_installed_as, names)},
    )


def version_of(package: str) -> str | None:
    """The installed version of a library; None when it is not installed."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def required_by(package: str, *, extra: str = "") -> tuple[str, ...]:
    """Names of the libraries that another one asks for.

    Args:
        package: Need not be installed.
        extra: Only those of this extra; empty is those without one.
    """
    try:
        lines = metadata.requires(package) or ()
    except metadata.PackageNotFoundError:
        return ()
    found = []
    for line in lines:
        name = _NAME.match(line)
        wanted = re.search(r"extra == ['\"]([\w-]+)", line)
        if name and (wanted[1] if wanted else "") == extra:
            found.append(name[0].lower())
    return tuple(found)


def _installed_as(package: str) -> str:
    """The name that a library is installed under here."""
    other = _STAND_INS.get(package, package)
    is_other = version_of(package) is None and version_of(other) is not None
    return other if is_other else package
