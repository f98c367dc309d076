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
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtCore import QTranslator

CODE = (Path("core"), Path("desktop"))
CATALOGUES = Path("resources/translations")
LANGUAGES = ("zh_CN",)

_BIN = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the window.

    Attributes:
        context: The class or the subject that it belongs to.
        source: As it stands in the code.
        translation: Empty as long as there is none.
    """

    context: str
    source: str
    translation: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Update or check; returns the exit status."""
    parser = argparse.ArgumentParser(description="Bring the catalogues up to date.")
    parser.add_argument("--check", action="store_true", help="change nothing")
    is_check = parser.parse_args(arguments).check
    catalogues = [CATALOGUES / f"{language}.ts" for language in LANGUAGES]
    if is_check:
        return max(check(CODE, catalogue) for catalogue in catalogues)
    for catalogue in catalogues:
        gather(CODE, catalogue)
        compile_catalogue(catalogue)
        _list_missing(catalogue)
    return 0


def check(code: Iterable[Path], catalogue: Path) -> int:
    """Tell whether a catalogue holds the texts of the code, translated and compiled.

    Files are not compared byte by byte: each version of Qt writes them a bit otherwise.
    """
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / catalogue.name
        fresh.write_bytes(catalogue.read_bytes())
        gather(code, fresh)
        is_gathered = texts_of(fresh) == texts_of(catalogue)
        missing = _list_missing(fresh)
    if is_gathered and not missing and is_compiled(catalogue):
        return 0
    print(f"{catalogue} is out of date. Type: make translations")
    return 1


def texts_of(catalogue: Path) -> set[Text]:
    """All texts of a catalogue."""
    tree = ElementTree.parse(catalogue)  # noqa: S314 - our own file
    return {
        Text(context.findtext("name", ""), _text(message, "source"), _done(message))
        for context in tree.iter("context")
        for message in context.iter("message")
    }


def gather(code: Iterable[Path], catalogue: Path) -> None:
    """Bring a catalogue in line with the texts of the code."""
    sources = sorted(str(file) for folder in code for file in folder.rglob("*.py"))
    options = ("-no-obsolete", "-locations", "none", "-source-language", "en")
    target = ("-target-language", catalogue.stem, "-ts", str(catalogue))
    _run("pyside6-lupdate", *options, *sources, *target)


def compile_catalogue(catalogue: Path) -> None:
    """Write the `.qm` file beside a catalogue."""
    _run("pyside6-lrelease", str(catalogue), "-qm", str(catalogue.with_suffix(".qm")))


def is_compiled(catalogue: Path) -> bool:
    """Whether the `.qm` file beside a catalogue holds its translations."""
    translator = QTranslator()
    return translator.load(str(catalogue.with_suffix(".qm"))) and all(
        translator.translate(text.context, text.source) == text.translation
        for text in texts_of(catalogue)
        if text.translation
    )


def _text(message: ElementTree.Element, tag: str) -> str:
    return message.findtext(tag, "")


def _done(message: ElementTree.Element) -> str:
    """The translation, unless somebody has yet to look at it."""
    unfinished = message.find("translation[@type='unfinished']")
    return _text(message, "translation") if unfinished is None else ""


def _list_missing(catalogue: Path) -> list[Text]:
    texts = texts_of(catalogue)
    missing = [text for text in texts if not text.translation]
    for text in sorted(missing, key=lambda text: (text.context, text.source)):
        print(f"{catalogue.stem}: not translated: {text.context}: {text.source!r}")
    return missing


def _run(tool: str, *arguments: str) -> None:
    done = subprocess.run(  # noqa: S603 - a tool that came with PySide6
        [str(_BIN / tool), *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        sys.exit(f"{tool} failed:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    sys.exit(main())
