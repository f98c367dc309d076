"""Repairs that no file holds are never lost without a question."""

import os
from pathlib import Path

import numpy as np
import pytest

from core.geometry import Box
from desktop.questions.asker import UnsavedChoice
from desktop.window.actions import ActionId
from tests.journeys.driver import Driver, read

HOLE = Box.square(100, 80, 40)


@pytest.fixture
def repaired(driver: Driver, photo: Path) -> Driver:
    driver.open(photo)
    driver.fill(HOLE)
    return driver


def test_a_window_without_repairs_closes_without_a_question(
    driver: Driver, photo: Path
) -> None:
    driver.open(photo)
    assert driver.window.close()
    assert "unsaved" not in driver.asker.asked


def test_cancel_keeps_the_window_open(repaired: Driver) -> None:
    repaired.asker.unsaved_choices.append(UnsavedChoice.CANCEL)
    assert not repaired.window.close()
    assert repaired.window.isVisible()
    assert repaired.document.is_modified


def test_discard_closes_the_window(repaired: Driver, photo: Path) -> None:
    before = photo.read_bytes()
    repaired.asker.unsaved_choices.append(UnsavedChoice.DISCARD)
    assert repaired.window.close()
    assert photo.read_bytes() == before


def test_save_closes_the_window_once_the_file_is_there(
    repaired: Driver, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.png"
    repaired.document.set_target(copy)
    repaired.asker.unsaved_choices.append(UnsavedChoice.SAVE)
    repaired.window.close()
    repaired.wait(lambda: not repaired.window.isVisible())
    assert np.array_equal(read(copy), repaired.shown)


def test_a_failing_save_keeps_the_window_open(repaired: Driver, tmp_path: Path) -> None:
    repaired.document.set_target(tmp_path / "missing" / "copy.png")
    repaired.asker.unsaved_choices.append(UnsavedChoice.SAVE)
    repaired.window.close()
    repaired.wait(lambda: "could not be saved" in repaired.message)
    assert repaired.window.isVisible()
    assert repaired.title == "copy.png* - Mendscape"


def test_a_failed_save_offers_another_place(repaired: Driver, tmp_path: Path) -> None:
    repaired.document.set_target(tmp_path / "missing" / "copy.png")
    repaired.trigger(ActionId.SAVE)
    repaired.wait(lambda: "could not be saved" in repaired.message)
    message = repaired.window.panel.messages.message
    assert message is not None
    repaired.asker.places.append(tmp_path / "copy.png")
    message.actions[0].run()
    repaired.wait(lambda: not repaired.document.is_modified)
    assert np.array_equal(read(tmp_path / "copy.png"), repaired.shown)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_folder_that_may_not_be_written_to_is_told(
    repaired: Driver, tmp_path: Path
) -> None:
    folder = tmp_path / "read-only"
    folder.mkdir(mode=0o500)
    repaired.document.set_target(folder / "copy.png")
    repaired.trigger(ActionId.SAVE)
    repaired.wait(lambda: "could not be saved" in repaired.message)
    assert repaired.document.is_modified


@pytest.mark.parametrize("choice", list(UnsavedChoice))
def test_opening_another_photo_asks_first(
    repaired: Driver, other_photo: Path, tmp_path: Path, choice: UnsavedChoice
) -> None:
    shown = repaired.shown
    copy = tmp_path / "copy.png"
    repaired.document.set_target(copy)
    repaired.asker.unsaved_choices.append(choice)
    repaired.asker.opens.append(other_photo)
    repaired.trigger(ActionId.OPEN)
    repaired.wait(lambda: "unsaved" in repaired.asker.asked)
    if choice is UnsavedChoice.CANCEL:
        assert repaired.title == "copy.png* - Mendscape"
        assert np.array_equal(repaired.shown, shown)
    else:
        repaired.wait(lambda: repaired.title == "lake.png - Mendscape")
    assert copy.exists() == (choice is UnsavedChoice.SAVE)


def test_a_repair_made_while_saving_is_not_taken_for_saved(
    repaired: Driver, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.png"
    repaired.asker.places.append(copy)
    with repaired.qtbot.waitSignal(repaired.document.target_changed):
        repaired.trigger(ActionId.SAVE_AS)
        repaired.trigger(ActionId.UNDO)
    assert np.array_equal(read(copy)[HOLE.slices], _filled(repaired))
    assert repaired.document.is_modified
    repaired.trigger(ActionId.REDO)
    assert repaired.document.is_modified


def test_closing_waits_for_the_file_that_is_being_written(
    repaired: Driver, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.png"
    repaired.asker.places.append(copy)
    repaired.trigger(ActionId.SAVE_AS)
    assert not repaired.window.close()
    repaired.wait(lambda: not repaired.window.isVisible())
    assert np.array_equal(read(copy), repaired.shown)
    assert "unsaved" not in repaired.asker.asked


def _filled(driver: Driver):
    driver.trigger(ActionId.REDO)
    pixels = driver.shown[HOLE.slices]
    driver.trigger(ActionId.UNDO)
    return pixels
