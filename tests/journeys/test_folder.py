"""From photo to photo through a folder, by keys."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView

from core.geometry import Box
from desktop.questions.asker import UnsavedChoice
from desktop.window.actions import ActionId
from tests.factories import landscape
from tests.journeys.driver import Driver

NAMES = ("IMG_2.png", "img_9.png", "IMG_10.png")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three photos whose natural order is not that of the alphabet."""
    folder = tmp_path / "tour"
    folder.mkdir()
    for seed, name in enumerate(NAMES):
        Image.fromarray(landscape(120, 90, seed=seed)).save(folder / name)
    (folder / "notes.txt").write_text("no photo")
    return folder


def reach(driver: Driver, key: ActionId, name: str) -> None:
    driver.trigger(key)
    driver.wait(lambda: driver.document.name == name)


def test_the_keys_go_through_the_folder_in_natural_order(
    driver: Driver, folder: Path
) -> None:
    driver.open(folder / NAMES[0])
    for name in NAMES[1:]:
        driver.press(Qt.Key.Key_PageDown)
        driver.wait(lambda name=name: driver.document.name == name)
    driver.press(Qt.Key.Key_PageUp)
    driver.wait(lambda: driver.document.name == NAMES[1])


def test_the_ends_of_the_folder_are_told(driver: Driver, folder: Path) -> None:
    driver.open(folder / NAMES[2])
    driver.trigger(ActionId.NEXT_PHOTO)
    driver.wait(lambda: "last photo" in driver.message)
    reach(driver, ActionId.PREVIOUS_PHOTO, NAMES[1])
    reach(driver, ActionId.PREVIOUS_PHOTO, NAMES[0])
    driver.trigger(ActionId.PREVIOUS_PHOTO)
    driver.wait(lambda: "first photo" in driver.message)
    assert driver.document.name == NAMES[0]


def test_keys_pressed_quickly_go_as_far(driver: Driver, folder: Path) -> None:
    driver.open(folder / NAMES[0])
    driver.trigger(ActionId.NEXT_PHOTO)
    driver.trigger(ActionId.NEXT_PHOTO)
    driver.wait(lambda: driver.document.name == NAMES[2])


def test_without_a_photo_there_is_nowhere_to_go(driver: Driver, folder: Path) -> None:
    keys = (ActionId.NEXT_PHOTO, ActionId.PREVIOUS_PHOTO)
    assert not any(driver.window.action(key).isEnabled() for key in keys)
    with driver.qtbot.waitSignal(driver.document.photo_changed):
        driver.trigger(ActionId.OPEN_SAMPLE)
    assert not any(driver.window.action(key).isEnabled() for key in keys)


def test_a_photo_that_vanished_is_passed_over(
    driver: Driver, folder: Path, monkeypatch
) -> None:
    """It goes between the look at the folder and the opening."""
    from core import folder_photos

    listed = folder_photos.photos_in(folder)
    driver.open(folder / NAMES[0])
    (folder / NAMES[1]).unlink()
    monkeypatch.setattr(folder_photos, "photos_in", lambda _folder: listed)
    reach(driver, ActionId.NEXT_PHOTO, NAMES[2])
    assert driver.message == ""


def test_when_the_photo_itself_is_gone_its_place_still_counts(
    driver: Driver, folder: Path
) -> None:
    driver.open(folder / NAMES[1])
    (folder / NAMES[1]).unlink()
    reach(driver, ActionId.NEXT_PHOTO, NAMES[2])


def test_a_damaged_photo_is_told_and_can_be_gone_past(
    driver: Driver, folder: Path
) -> None:
    (folder / NAMES[1]).write_text("no picture")
    driver.open(folder / NAMES[0])
    driver.trigger(ActionId.NEXT_PHOTO)
    driver.wait(lambda: f"{NAMES[1]} cannot be opened" in driver.message)
    assert driver.document.name == NAMES[0]
    reach(driver, ActionId.NEXT_PHOTO, NAMES[2])


@pytest.mark.parametrize("choice", [UnsavedChoice.CANCEL, UnsavedChoice.DISCARD])
def test_unsaved_repairs_are_asked_about(
    driver: Driver, folder: Path, choice: UnsavedChoice
) -> None:
    driver.open(folder / NAMES[0])
    driver.fill(Box.square(40, 30, 20))
    driver.asker.unsaved_choices = [choice]
    driver.trigger(ActionId.NEXT_PHOTO)
    driver.wait(lambda: "unsaved" in driver.asker.asked)
    if choice is UnsavedChoice.DISCARD:
        driver.wait(lambda: driver.document.name == NAMES[1])
        return
    assert driver.document.name == NAMES[0]
    assert len(driver.document.repairs) == 1
    # The next step begins where the person stayed.
    driver.asker.unsaved_choices = [UnsavedChoice.DISCARD]
    reach(driver, ActionId.NEXT_PHOTO, NAMES[1])


def test_after_saving_a_copy_elsewhere_the_folder_stays_the_same(
    driver: Driver, folder: Path, tmp_path: Path
) -> None:
    driver.open(folder / NAMES[0])
    driver.asker.places = [tmp_path / "elsewhere.png"]
    driver.trigger(ActionId.SAVE_AS)
    driver.wait(lambda: driver.document.name == "elsewhere.png")
    reach(driver, ActionId.NEXT_PHOTO, NAMES[1])


def test_a_folder_that_is_gone_is_told(driver: Driver, folder: Path) -> None:
    driver.open(folder / NAMES[0])
    folder.rename(folder.with_name("away"))
    driver.trigger(ActionId.NEXT_PHOTO)
    driver.wait(lambda: "cannot be read" in driver.message)
    assert driver.document.name == NAMES[0]


def test_the_keys_scroll_the_list_of_repairs(driver: Driver, folder: Path) -> None:
    driver.open(folder / NAMES[0])
    for left in (10, 60):
        driver.fill(Box.square(left, 30, 20))
    repairs = driver.window.repairs.findChild(QAbstractItemView)
    repairs.setFocus()
    repairs.setCurrentIndex(repairs.model().index(0, 0))
    driver.qtbot.keyClick(repairs, Qt.Key.Key_PageDown)
    assert repairs.currentIndex().row() == 1
    assert driver.document.name == NAMES[0]
