"""Restoring a photo that has moved, was changed, or was saved before."""

from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtGui import QGuiApplication, QImage

from core.inpainting.engine import FillJob
from core.photo.photo import Photo
from core.photo.photo_io import open_photo
from desktop.questions.asker import ReplaceChoice
from desktop.window.actions import ActionId
from tests.desktop.fakes import fake_fill
from tests.factories import landscape
from tests.journeys.crashes import answer, buttons, crash, journals, noted, restore
from tests.journeys.driver import Driver, read
from tests.journeys.leaving import SQUARES

HOLE, SECOND = SQUARES


def test_a_photo_that_has_moved_is_asked_for(
    unsaved: Driver, later: Driver, photo: Path, tmp_path: Path
) -> None:
    crash(unsaved, later)
    moved = photo.rename(tmp_path / "moved.png")
    later.show()
    answer(later, "Restore")
    later.wait(lambda: "no longer where it was" in later.message)
    later.asker.opens.append(moved)
    answer(later, "Find it…")
    later.wait(lambda: len(later.document.repairs) == 2)
    assert np.array_equal(later.shown, unsaved.shown)
    assert later.document.path == moved


def test_another_picture_in_its_place_is_filled_anew(
    unsaved: Driver, later: Driver, photo: Path
) -> None:
    crash(unsaved, later)
    other = landscape(320, 240, seed=9)
    Image.fromarray(other).save(photo)
    later.show()
    later.wait_until_ready()
    answer(later, "Restore")
    later.wait(lambda: "another picture" in later.message)
    assert np.array_equal(later.shown, other)
    answer(later, "Fill anew")
    later.wait(lambda: len(later.document.repairs) == 2)
    job = FillJob(Photo.from_pixels(other), HOLE, SQUARES)
    assert np.array_equal(later.shown[HOLE.slices], fake_fill(job))


def test_a_picture_that_the_squares_do_not_fit_is_told(
    unsaved: Driver, later: Driver, photo: Path
) -> None:
    crash(unsaved, later)
    Image.fromarray(landscape(64, 48)).save(photo)
    later.show()
    answer(later, "Restore")
    later.wait(lambda: "do not fit" in later.message)
    assert list(buttons(later)) == ["Discard"]


def test_a_new_tag_in_the_photo_changes_nothing(
    unsaved: Driver, later: Driver, photo: Path
) -> None:
    crash(unsaved, later)
    with Image.open(photo) as image:
        image.save(photo, dpi=(300, 300))
    restore(later)
    assert np.array_equal(later.shown, unsaved.shown)


def test_repairs_after_the_original_was_replaced_come_back(
    unsaved: Driver, later: Driver, photo: Path
) -> None:
    unsaved.asker.replace_choices.append(ReplaceChoice.REPLACE)
    unsaved.trigger(ActionId.SAVE)
    unsaved.wait(lambda: not unsaved.document.is_modified and not journals(unsaved))
    unsaved.trigger(ActionId.UNDO)
    unsaved.wait(lambda: noted(unsaved) == 1)
    crash(unsaved, later)
    restore(later, repairs=1)
    assert np.array_equal(later.shown, unsaved.shown)
    assert later.document.path == photo
    later.asker.replace_choices.append(ReplaceChoice.REPLACE)
    later.trigger(ActionId.SAVE)
    later.wait(lambda: not later.document.is_modified)
    assert np.array_equal(read(photo), unsaved.shown)


def test_the_place_that_was_saved_to_is_kept_and_asked_for_once(
    unsaved: Driver, later: Driver, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.png"
    unsaved.asker.places.append(copy)
    unsaved.trigger(ActionId.SAVE_AS)
    unsaved.wait(lambda: not unsaved.document.is_modified and not journals(unsaved))
    unsaved.trigger(ActionId.UNDO)
    unsaved.wait(lambda: noted(unsaved) == 1)
    crash(unsaved, later)
    restore(later, repairs=1)
    assert later.title == "copy.png* - Mendscape"
    later.asker.replace_choices.append(ReplaceChoice.CANCEL)
    later.trigger(ActionId.SAVE)
    assert later.asker.asked == ["replace_original"]
    assert not np.array_equal(read(copy), later.shown)
    later.trigger(ActionId.UNDO)
    assert later.document.is_modified


def test_the_sample_is_restored_too(driver: Driver, later: Driver) -> None:
    driver.trigger(ActionId.OPEN_SAMPLE)
    driver.wait(lambda: driver.document.photo is not None)
    driver.fill(HOLE)
    driver.wait(lambda: noted(driver) == 1)
    crash(driver, later)
    restore(later, repairs=1)
    assert later.title == "sample.jpg* - Mendscape"
    assert later.document.path is None
    assert later.settings.recent_files == ()


def test_a_pasted_picture_is_restored_whole(driver: Driver, later: Driver) -> None:
    pixels = landscape(320, 240, seed=4)
    clipboard = QGuiApplication.clipboard()
    clipboard.setImage(QImage(pixels.tobytes(), 320, 240, QImage.Format.Format_RGB888))
    driver.trigger(ActionId.PASTE)
    driver.wait(lambda: driver.document.photo is not None)
    clipboard.clear()
    driver.fill(HOLE)
    driver.wait(lambda: noted(driver) == 1)
    crash(driver, later)
    restore(later, repairs=1)
    assert later.title == driver.title
    assert later.document.path is None
    assert np.array_equal(later.shown, driver.shown)
    later.wait(lambda: len(journals(later)) == 1)
    later.trigger(ActionId.UNDO)
    assert np.array_equal(later.shown, pixels)


def test_a_jpeg_that_was_saved_over_keeps_its_tables(
    driver: Driver, later: Driver, tmp_path: Path
) -> None:
    path = tmp_path / "peak.jpg"
    Image.fromarray(landscape(320, 240)).save(path, quality=37, subsampling=1)
    tables = written_with(path)
    driver.open(path)
    driver.fill(HOLE)
    driver.asker.replace_choices.append(ReplaceChoice.REPLACE)
    driver.trigger(ActionId.SAVE)
    driver.wait(lambda: not driver.document.is_modified and not journals(driver))
    driver.trigger(ActionId.UNDO)
    driver.fill(SECOND)
    driver.wait(lambda: noted(driver) == 1)
    crash(driver, later)
    restore(later, repairs=1)
    later.asker.replace_choices.append(ReplaceChoice.REPLACE)
    later.trigger(ActionId.SAVE)
    later.wait(lambda: not later.document.is_modified)
    assert written_with(path) == tables


def written_with(path: Path) -> object:
    return open_photo(path).info.encoding
