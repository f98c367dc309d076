"""Texts are gathered, found missing, and compiled; a catalogue out of date is told."""

from pathlib import Path

import pytest

from tools.update_translations import (
    Text,
    check,
    compile_catalogue,
    gather,
    is_compiled,
    texts_of,
)

WINDOW = """
from PySide6.QtCore import QObject


class Window(QObject):
    def title(self) -> str:
        return self.tr("A new text")
"""


@pytest.fixture
def code(tmp_path: Path) -> Path:
    folder = tmp_path / "code"
    folder.mkdir()
    (folder / "window.py").write_text(WINDOW)
    return folder


@pytest.fixture
def catalogue(tmp_path: Path, code: Path) -> Path:
    """As committed: gathered, translated, compiled."""
    catalogue = tmp_path / "zh_CN.ts"
    gather([code], catalogue)
    translate(catalogue)
    compile_catalogue(catalogue)
    return catalogue


def translate(catalogue: Path) -> None:
    text = catalogue.read_text("utf-8")
    before = '<translation type="unfinished"></translation>'
    assert before in text
    catalogue.write_text(text.replace(before, "<translation>新</translation>"), "utf-8")


def test_a_catalogue_that_is_up_to_date(code: Path, catalogue: Path) -> None:
    assert texts_of(catalogue) == {Text("Window", "A new text", "新")}
    assert check([code], catalogue) == 0


def test_a_text_that_is_new_in_the_code(
    code: Path, catalogue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (code / "window.py").write_text(WINDOW.replace("A new", "Another"))
    assert check([code], catalogue) == 1
    assert "not translated: Window: 'Another text'" in capsys.readouterr().out
    assert texts_of(catalogue) == {Text("Window", "A new text", "新")}
    gather([code], catalogue)
    assert texts_of(catalogue) == {Text("Window", "Another text", "")}


def test_a_text_that_is_gone_from_the_code(code: Path, catalogue: Path) -> None:
    (code / "window.py").write_text("")
    assert check([code], catalogue) == 1


def test_a_translation_that_was_not_compiled(code: Path, catalogue: Path) -> None:
    text = catalogue.read_text("utf-8")
    catalogue.write_text(text.replace("新", "旧"), "utf-8")
    assert not is_compiled(catalogue)
    assert check([code], catalogue) == 1
    compile_catalogue(catalogue)
    assert check([code], catalogue) == 0


def test_a_catalogue_that_was_never_compiled(code: Path, catalogue: Path) -> None:
    catalogue.with_suffix(".qm").unlink()
    assert check([code], catalogue) == 1


def test_a_text_that_somebody_has_yet_to_look_at(code: Path, catalogue: Path) -> None:
    text = catalogue.read_text("utf-8")
    unfinished = '<translation type="unfinished">新'
    catalogue.write_text(text.replace("<translation>新", unfinished), "utf-8")
    assert check([code], catalogue) == 1
