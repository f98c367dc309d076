"""The squares of the photo before outlive it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.batch.squares import Squares
from core.geometry import Box, Size
from core.patch import Patch
from core.photo.photo import Photo
from core.repair import Repair
from desktop.document.document import Document
from desktop.finder.last_squares import LastSquares
from desktop.settings.settings import Settings
from tests.factories import landscape


def photo(width: int, height: int) -> Photo:
    return Photo.from_pixels(landscape(width, height))


def repair(box: Box, *, is_enabled: bool = True) -> Repair:
    pixels = landscape(box.width, box.height)
    return Repair(box, "landscape", 0, Patch(box, pixels), is_enabled)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    document = Document()
    document.load(photo(100, 80), name="a", path=None)
    return document


def test_they_lie_at_the_same_part_of_the_next_photo(
    document: Document, settings: Settings
) -> None:
    last = LastSquares(document, settings)
    document.set_repairs(
        (
            repair(Box.square(10, 20, 12)),
            repair(Box.square(60, 10, 9), is_enabled=False),
        )
    )
    assert last.boxes() == ()
    document.load(photo(200, 160), name="b", path=None)
    assert last.boxes() == (Box.square(20, 40, 24),)


def test_a_photo_without_squares_keeps_those_of_before(
    document: Document, settings: Settings
) -> None:
    last = LastSquares(document, settings)
    document.set_repairs((repair(Box.square(10, 20, 12)),))
    for name in ("b", "c"):
        document.load(photo(100, 80), name=name, path=None)
        assert last.boxes() == (Box.square(10, 20, 12),)


def test_squares_that_were_taken_back_are_none(
    document: Document, settings: Settings
) -> None:
    last = LastSquares(document, settings)
    document.set_repairs((repair(Box.square(10, 20, 12)),))
    document.set_repairs(())
    document.load(photo(100, 80), name="b", path=None)
    assert last.boxes() == ()


def test_without_a_photo_there_are_none(document: Document, settings: Settings) -> None:
    last = LastSquares(document, settings)
    told = []
    last.available_changed.connect(told.append)
    document.set_repairs((repair(Box.square(10, 20, 12)),))
    document.close()
    assert last.boxes() == ()
    document.load(photo(100, 80), name="b", path=None)
    assert told == [False, True]


def test_the_next_start_has_those_of_this_one(
    document: Document, settings: Settings
) -> None:
    last = LastSquares(document, settings)
    document.set_repairs((repair(Box.square(10, 20, 12)),))
    last.keep()
    next_document = Document()
    later = LastSquares(next_document, settings)
    next_document.load(photo(200, 160), name="b", path=None)
    assert later.boxes() == (Box.square(20, 40, 24),)


def test_an_end_without_squares_keeps_those_of_the_start_before(
    document: Document, settings: Settings
) -> None:
    squares = Squares((Box.square(10, 20, 12),), Size(100, 80))
    settings.last_squares = squares
    LastSquares(document, settings).keep()
    assert settings.last_squares == squares
