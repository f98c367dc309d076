"""Bring the catalogues of the window's texts up to date.

    python -m tools.update_translations            gather, and compile
    python -m tools.update_translations --check    only tell whether that is needed

Gathers all texts of the window into resources/translations/*.ts, where Qt Linguist
(`pyside6-linguist`) or an editor adds the translations, and compiles these into the .qm
files that the window loads. Texts that are gone from the code leave the catalogue.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

CODE = (Path("core"), Path("desktop"))
CATALOGUES = Path("resources/translations")
LANGUAGES = ("zh_CN",)

_BIN = Path(sys.executable).parent


def main(arguments: list[str] | None = None) -> int:
    """Update or check; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing")
    is_check = parser.parse_args(arguments).check
    outcomes = [_update(language, is_check=is_check) for language in LANGUAGES]
    return max(outcomes)


def untranslated(catalogue: Path) -> list[str]:
    """The texts of a catalogue that have no translation yet."""
    messages = ElementTree.parse(catalogue).iter("message")  # noqa: S314 - our own file
    return [
        message.findtext("source", "")
        for message in messages
        if not message.findtext("translation")
        or message.find("translation[@type='unfinished']") is not None
    ]


def _update(language: str, *, is_check: bool) -> int:
    committed = CATALOGUES / f"{language}.ts"
    with tempfile.TemporaryDirectory() as name:
        fresh = Path(name) / committed.name
        if committed.exists():
            fresh.write_bytes(committed.read_bytes())
        gather(CODE, fresh)
        compile_catalogue(fresh)
        changed = [
            file.name
            for file in (fresh, fresh.with_suffix(".qm"))
            if not _is_same(file, CATALOGUES / file.name)
        ]
        if not is_check:
            for file in (fresh, fresh.with_suffix(".qm")):
                (CATALOGUES / file.name).write_bytes(file.read_bytes())
        missing = untranslated(fresh)
    return _tell(language, changed, missing, is_check=is_check)


def gather(code: Iterable[Path], catalogue: Path) -> None:
    """Bring a catalogue in line with the texts of the code."""
    sources = sorted(str(file) for folder in code for file in folder.rglob("*.py"))
    options = ("-no-obsolete", "-locations", "none", "-source-language", "en")
    target = ("-target-language", catalogue.stem, "-ts", str(catalogue))
    _run("pyside6-lupdate", *options, *sources, *target)


def compile_catalogue(catalogue: Path) -> None:
    """Write the `.qm` file beside a catalogue."""
    _run("pyside6-lrelease", str(catalogue), "-qm", str(catalogue.with_suffix(".qm")))


def _run(tool: str, *arguments: str) -> None:
    done = subprocess.run(  # noqa: S603 - a tool that came with PySide6
        [str(_BIN / tool), *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        sys.exit(f"{tool} failed:\n{done.stdout}{done.stderr}")


def _is_same(file: Path, committed: Path) -> bool:
    return committed.exists() and committed.read_bytes() == file.read_bytes()


def _tell(
    language: str, changed: list[str], missing: list[str], *, is_check: bool
) -> int:
    if changed:
        verb = "out of date" if is_check else "updated"
        print(f"{verb}: {', '.join(changed)}")
    for text in missing:
        print(f"not translated into {language}: {text!r}")
    if is_check and (changed or missing):
        print("Type: make translations, and translate what it lists.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
