"""Squares stand in the settings as one line, which is read as a stranger's."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.batch.squares import Squares
from core.geometry import Box, Size
from desktop.settings.settings import Settings
from desktop.settings.squares_text import squares_from_text, text_of_squares

TWO = Squares((Box.square(10, 20, 12), Box(0, 0, 5, 9)), Size(100, 80))


def test_they_are_the_same_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    settings = Settings(file)
    settings.last_squares = TWO
    settings.save()
    assert Settings(file).last_squares == TWO


@pytest.mark.parametrize(
    "text",
    [
        "",
        "100 80",
        "100 80 10 20 22",
        "100 80 10 20 22 x",
        "100 80 22 20 10 32",  # ends before it begins
        "100 80 10 20 10 20",  # empty
        "100 80 90 20 102 32",  # leaves the photo
        "100 80 -1 20 22 32",
        "100 80 10 20 22 1e1",
        "100  80 10 20 22 32",
        "100 80 \u0661\u0660 20 22 32",
        "1000000 80 10 20 22 32",
        "9" * 5000,
        "100 80 " + "10 20 22 32 " * 100_000,
        "100 80" + " 10 20 22 32" * 2001,
    ],
)
def test_anything_else_is_none(text: str, tmp_path: Path) -> None:
    assert squares_from_text(text) is None
    file = tmp_path / "settings.ini"
    file.write_text(f"[General]\nlast_squares={text}\n", "utf-8")
    assert Settings(file).last_squares is None


@given(st.text(alphabet="0123456789 -.,x", max_size=60))
def test_no_text_is_an_error(text: str) -> None:
    found = squares_from_text(text)
    assert found is None or text_of_squares(found).split() == [
        str(int(part)) for part in text.split()
    ]


def test_too_many_and_those_of_no_size_are_not_kept() -> None:
    many = Squares((Box.square(1, 1, 2),) * 2001, Size(9, 9))
    assert text_of_squares(many) == ""
    assert text_of_squares(Squares(TWO.boxes)) == ""
    assert text_of_squares(None) == ""
    most = Squares(many.boxes[:2000], Size(9, 9))
    assert squares_from_text(text_of_squares(most)) == most
