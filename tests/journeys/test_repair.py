"""Open, drag, fill, undo, redo, save, open again."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt

from core.geometry import Box, Point
from core.inpainting.engine import FillJob, FillNote
from core.photo.photo import Photo
from desktop.questions.asker import ReplaceChoice
from desktop.window.actions import ActionId
from tests.desktop.fakes import fake_fill
from tests.factories import landscape
from tests.journeys.driver import Driver, read

HOLE = Box.square(100, 80, 40)
SECOND = Box.square(200, 150, 30)


def test_a_repair_from_opening_to_opening_again(
    driver: Driver, photo: Path, tmp_path: Path
) -> None:
    original = read(photo)
    driver.open(photo)
    assert driver.title == "ridge.png - Mendscape"

    driver.fill(HOLE)
    repaired = driver.shown
    assert driver.title == "ridge.png* - Mendscape"
    job = FillJob(Photo.from_pixels(original), HOLE)
    assert np.array_equal(repaired[HOLE.slices], fake_fill(job))
    _assert_equal_outside(repaired, original, HOLE)

    driver.trigger(ActionId.UNDO)
    assert np.array_equal(driver.shown, original)
    assert driver.title == "ridge.png - Mendscape"

    driver.trigger(ActionId.REDO)
    assert np.array_equal(driver.shown, repaired)

    copy = tmp_path / "repaired.png"
    driver.asker.places.append(copy)
    driver.trigger(ActionId.SAVE_AS)
    driver.wait(lambda: driver.title == "repaired.png - Mendscape")
    assert np.array_equal(read(copy), repaired)
    assert np.array_equal(read(photo), original)

    driver.open(copy)
    assert np.array_equal(driver.shown, repaired)


def test_the_view_paints_what_the_document_holds(driver: Driver, photo: Path) -> None:
    driver.open(photo)
    place = Point(HOLE.left + 20.5, HOLE.top + 20.5)
    before = driver.on_screen(place)
    driver.fill(HOLE)
    filled = tuple(int(value) for value in driver.shown[HOLE.top + 20, HOLE.left + 20])
    driver.wait(lambda: driver.on_screen(place) == filled)
    driver.trigger(ActionId.UNDO)
    driver.wait(lambda: driver.on_screen(place) == before)


def test_each_fill_knows_the_original_and_all_holes(
    driver: Driver, photo: Path
) -> None:
    driver.open(photo)
    driver.fill(HOLE)
    driver.fill(SECOND)
    job = driver.engine.jobs[-1]
    assert np.array_equal(job.photo.pixels, read(photo))
    assert job.hole == SECOND
    assert set(job.holes) | {job.hole} == {HOLE, SECOND}


def test_a_filled_square_is_taken_away_so_that_the_result_is_seen(
    driver: Driver, photo: Path
) -> None:
    driver.open(photo)
    driver.fill(HOLE)
    assert driver.view.selection is None


def test_enter_fills_when_the_mouse_is_not_to(driver: Driver, photo: Path) -> None:
    driver.open(photo)
    driver.trigger(ActionId.FILL_ON_RELEASE)
    driver.drag(HOLE)
    assert driver.engine.jobs == []
    assert "Enter" in driver.activity
    driver.press(Qt.Key.Key_Return)
    driver.wait(lambda: len(driver.document.repairs) == 1)
    assert not driver.settings.fill_on_release


def test_save_asks_once_before_it_replaces_the_original(
    driver: Driver, photo: Path
) -> None:
    driver.open(photo)
    driver.fill(HOLE)
    driver.asker.replace_choices.append(ReplaceChoice.REPLACE)
    driver.trigger(ActionId.SAVE)
    driver.wait(lambda: not driver.document.is_modified)
    assert np.array_equal(read(photo), driver.shown)

    driver.fill(SECOND)
    driver.trigger(ActionId.SAVE)
    driver.wait(lambda: not driver.document.is_modified)
    assert np.array_equal(read(photo), driver.shown)
    assert driver.asker.asked.count("replace_original") == 1


@pytest.mark.parametrize("choice", [ReplaceChoice.CANCEL, ReplaceChoice.SAVE_COPY])
def test_the_original_stays_when_it_is_not_to_be_replaced(
    driver: Driver, photo: Path, tmp_path: Path, choice: ReplaceChoice
) -> None:
    original = photo.read_bytes()
    driver.open(photo)
    driver.fill(HOLE)
    copy = tmp_path / "copy.png"
    driver.asker.replace_choices.append(choice)
    driver.asker.places.append(copy)
    driver.trigger(ActionId.SAVE)
    if choice is ReplaceChoice.SAVE_COPY:
        driver.wait(lambda: not driver.document.is_modified)
        assert np.array_equal(read(copy), driver.shown)
        assert driver.asker.suggestions == [tmp_path / "ridge-repaired.png"]
    else:
        assert driver.document.is_modified
        assert not copy.exists()
    assert photo.read_bytes() == original


def test_undoing_what_was_saved_is_an_unsaved_change(
    driver: Driver, photo: Path, tmp_path: Path
) -> None:
    driver.open(photo)
    driver.fill(HOLE)
    driver.asker.places.append(tmp_path / "copy.png")
    driver.trigger(ActionId.SAVE_AS)
    driver.wait(lambda: not driver.document.is_modified)
    driver.trigger(ActionId.UNDO)
    assert driver.title == "copy.png* - Mendscape"


def test_a_note_of_a_fill_is_told(driver: Driver, photo: Path) -> None:
    driver.engine.notes = frozenset({FillNote.FELL_BACK_TO_CPU})
    driver.engine.device = "CPU (the GPU is full)"
    driver.open(photo)
    driver.fill(HOLE)
    assert "out of memory" in driver.message
    assert driver.window.status.device.text() == "CPU (the GPU is full)"


def test_the_status_bar_tells_sizes(driver: Driver, photo: Path) -> None:
    driver.open(photo)
    driver.trigger(ActionId.FILL_ON_RELEASE)
    driver.drag(HOLE)
    status = driver.window.status
    assert status.selection_size.text() == "Square 40 px"
    assert status.photo_size.text() == "320 × 240"  # noqa: RUF001
    assert status.zoom.text() == "100 %"
    assert status.model.text() == "landscape"


def test_a_jpeg_is_saved_and_opened_again(driver: Driver, tmp_path: Path) -> None:
    path, copy = tmp_path / "peak.jpg", tmp_path / "peak-2.jpg"
    Image.fromarray(landscape(256, 256)).save(path, quality=95)
    driver.open(path)
    driver.fill(HOLE)
    driver.asker.places.append(copy)
    driver.trigger(ActionId.SAVE_AS)
    driver.wait(lambda: not driver.document.is_modified)
    middle = HOLE.grown(-8)
    difference = read(copy).astype(int) - driver.shown
    assert abs(difference[middle.slices]).max() <= 6


def _assert_equal_outside(one, other, box: Box) -> None:
    outside = np.ones(one.shape[:2], bool)
    outside[box.slices] = False
    assert np.array_equal(one[outside], other[outside])


def test_a_square_beside_an_earlier_one_renews_it_and_undo_brings_it_back(
    driver: Driver, photo: Path
) -> None:
    beside = HOLE.shifted(HOLE.width + 2, 0)
    driver.open(photo)
    driver.fill(HOLE)
    alone = driver.shown
    driver.fill(beside)
    original = Photo.from_pixels(read(photo))
    expected = fake_fill(FillJob(original, HOLE, (HOLE, beside)))
    assert not np.array_equal(expected, alone[HOLE.slices])
    assert np.array_equal(driver.shown[HOLE.slices], expected)
    driver.trigger(ActionId.UNDO)
    assert np.array_equal(driver.shown, alone)
