"""Masks and the squares of the photo before: shown for a word, then filled."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt

from core.geometry import Box, Point, Size
from core.mask_file import mask_of, read_mask, write_mask
from core.repair import GroupKind
from desktop.questions.asker import UnsavedChoice
from desktop.window.actions import ActionId
from tests.journeys.driver import Driver
from tests.journeys.test_finder import click, hidden, strip_of

MARKED = (Box.square(40, 40, 12), Box.square(200, 150, 20))


@pytest.fixture
def mask(tmp_path: Path) -> Path:
    """Of the photo of 320 x 240 pixels."""
    path = tmp_path / "marks.png"
    write_mask(mask_of(MARKED, Size(320, 240)), path)
    return path


def test_a_mask_is_shown_and_filled(driver: Driver, photo: Path, mask: Path) -> None:
    driver.open(photo)
    driver.asker.mask_files = [mask]
    driver.trigger(ActionId.OPEN_MASK)
    strip = strip_of(driver)
    driver.wait(strip.isVisible)
    assert "2 to fill" in strip.title.text()
    assert not strip.sensitivity.isVisible()
    driver.press(Qt.Key.Key_Return)
    driver.wait(lambda: len(driver.document.repairs) == 2)
    assert all(hidden(driver, box) for box in MARKED)
    assert {r.group.kind for r in driver.document.repairs if r.group} == {
        GroupKind.MASK
    }


def test_a_scratch_in_a_mask_is_one_place(
    driver: Driver, photo: Path, tmp_path: Path
) -> None:
    scratch = [Box.square(60 + 4 * n, 50 + 3 * n, 6) for n in range(30)]
    path = tmp_path / "scratch.png"
    write_mask(mask_of([*scratch, *MARKED[1:]], Size(320, 240)), path)
    driver.open(photo)
    driver.asker.mask_files = [path]
    driver.trigger(ActionId.OPEN_MASK)
    strip = strip_of(driver)
    driver.wait(strip.isVisible)
    assert "2 to fill" in strip.title.text()
    click(driver, Point(scratch[15].left + 3, scratch[15].top + 3))
    assert "1 to fill, 1 taken away" in strip.title.text()
    driver.press(Qt.Key.Key_Return)
    driver.wait(lambda: bool(driver.document.repairs))
    assert hidden(driver, MARKED[1])
    assert not any(hidden(driver, box) for box in scratch)


def test_a_mask_of_another_size_is_told_and_nothing_changes(
    driver: Driver, other_photo: Path, mask: Path
) -> None:
    driver.open(other_photo)
    driver.asker.mask_files = [None, mask]
    driver.trigger(ActionId.OPEN_MASK)
    driver.trigger(ActionId.OPEN_MASK)
    driver.wait(lambda: "320 x 240" in driver.message)
    assert "300 x 200" in driver.message
    assert not strip_of(driver).isVisible()


def test_squares_are_saved_as_a_mask_and_opened_again(
    driver: Driver, photo: Path, tmp_path: Path
) -> None:
    driver.open(photo)
    assert not driver.window.action(ActionId.SAVE_MASK).isEnabled()
    square = Box.square(100, 80, 40)
    driver.fill(square)
    target = tmp_path / "squares.png"
    driver.asker.mask_places = [None, target]
    driver.trigger(ActionId.SAVE_MASK)
    driver.trigger(ActionId.SAVE_MASK)
    driver.wait(lambda: "squares.png" in driver.message)
    assert driver.asker.suggestions[-1].name == "ridge-mask.png"
    hole = driver.document.holes[0]
    assert np.array_equal(
        read_mask(target, size=Size(320, 240)), mask_of([hole], Size(320, 240))
    )


def test_the_squares_of_the_photo_before_come_with_one_key(
    driver: Driver, photo: Path, other_photo: Path
) -> None:
    driver.open(photo)
    assert not driver.window.action(ActionId.LAST_SQUARES).isEnabled()
    driver.fill(Box.square(100, 80, 40))
    (hole,) = driver.document.holes
    driver.asker.unsaved_choices = [UnsavedChoice.DISCARD]
    driver.open(other_photo)
    driver.press(Qt.Key.Key_R)
    strip = strip_of(driver)
    assert "1 to fill" in strip.title.text()
    driver.press(Qt.Key.Key_Return)
    driver.wait(lambda: len(driver.document.repairs) == 1)
    (again,) = driver.document.repairs
    assert again.group is None
    assert again.box.fits(Size(300, 200))
    assert abs(again.box.left / 300 - hole.left / 320) < 0.02


def test_the_next_start_knows_the_squares_of_the_photo_before(
    driver: Driver, make_driver: Callable[[str], Driver], photo: Path, other_photo: Path
) -> None:
    driver.open(photo)
    driver.fill(Box.square(100, 80, 40))
    driver.asker.unsaved_choices = [UnsavedChoice.DISCARD]
    driver.window.close()
    again = make_driver(".")
    again.show()
    again.wait_until_ready()
    again.open(other_photo)
    again.trigger(ActionId.LAST_SQUARES)
    assert "1 to fill" in strip_of(again).title.text()
