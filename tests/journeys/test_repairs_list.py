"""The list of repairs: choose, switch, move, delete, fill again, several at once."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from core.errors import ModelNotFound
from core.geometry import Box, Point
from core.inpainting.engine import FillJob
from core.photo.photo import Photo
from desktop.window.actions import ActionId
from tests.desktop.fakes import fake_fill
from tests.journeys.driver import Driver, read

ONE = Box.square(40, 40, 40)
BESIDE = ONE.shifted(50, 0)
FAR = Box.square(220, 150, 40)

_LEFT = Qt.MouseButton.LeftButton
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def original(photo: Path) -> Photo:
    return Photo.from_pixels(read(photo))


@pytest.fixture
def repaired(driver: Driver, photo: Path) -> Driver:
    driver.open(photo)
    for box in (ONE, BESIDE, FAR):
        driver.fill(box)
    return driver


def look(original: Photo, *holes: Box, model: str = "landscape") -> np.ndarray:
    """The photo with these holes filled, as the command line gives it."""
    pixels = original.pixels.copy()
    for hole in holes:
        job = FillJob(original, hole, holes, model=model)
        pixels[hole.slices] = fake_fill(job)
    return pixels


def in_view(driver: Driver, x: float, y: float) -> QPoint:
    return driver.view.to_view(Point(x, y)).toPoint()


def draw_with_shift(driver: Driver, box: Box) -> None:
    start = in_view(driver, box.left, box.top)
    end = in_view(driver, box.right, box.bottom)
    QTest.mousePress(driver.view, _LEFT, _SHIFT, start)
    for place in ((start + end) / 2, end):
        QTest.mouseMove(driver.view, place)
    QTest.mouseRelease(driver.view, _LEFT, _SHIFT, end)


def click(driver: Driver, x: float, y: float) -> None:
    QTest.mouseClick(driver.view, _LEFT, pos=in_view(driver, x, y))


def switch(driver: Driver, row: int, *, on: bool) -> None:
    """Click the check mark of a row, as Space does."""
    rows = driver.window.repairs.rows
    state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
    rows.setData(rows.index(row), state.value, Qt.ItemDataRole.CheckStateRole)


def wait_for(driver: Driver, expected: np.ndarray) -> None:
    driver.wait(lambda: np.array_equal(driver.shown, expected))


def test_the_list_appears_with_the_first_repair_and_goes_with_the_photo(
    driver: Driver, photo: Path
) -> None:
    panel = driver.window.repairs
    driver.open(photo)
    assert not panel.isVisible()
    driver.fill(ONE)
    driver.wait(panel.isVisible)
    driver.trigger(ActionId.UNDO)
    assert panel.isVisible()
    driver.trigger(ActionId.REDO)
    driver.document.undo_stack.setClean()
    driver.trigger(ActionId.CLOSE_PHOTO)
    driver.wait(lambda: not panel.isVisible())


def test_the_list_does_not_move_the_photo_under_a_drag(
    driver: Driver, photo: Path
) -> None:
    driver.open(photo)
    driver.engine.block_fill()
    driver.drag(ONE)
    end = in_view(driver, FAR.right, FAR.bottom)
    QTest.mousePress(driver.view, _LEFT, pos=in_view(driver, FAR.left, FAR.top))
    QTest.mouseMove(driver.view, end)
    driver.engine.release_fill()
    driver.wait(lambda: len(driver.document.repairs) == 1)
    assert not driver.window.repairs.isVisible()
    QTest.mouseRelease(driver.view, _LEFT, pos=end)
    driver.wait(driver.window.repairs.isVisible)
    driver.wait(lambda: driver.document.holes == (ONE, FAR))


def test_a_list_that_was_closed_stays_away(repaired: Driver, photo: Path) -> None:
    panel, action = repaired.window.repairs, repaired.window.action(ActionId.REPAIRS)
    repaired.wait(panel.isVisible)
    panel.close()
    assert not action.isChecked()
    assert not repaired.settings.show_repairs
    repaired.trigger(ActionId.UNDO)
    assert not panel.isVisible()
    repaired.trigger(ActionId.REPAIRS)
    assert panel.isVisible()


def test_a_repair_is_switched_off_and_on(repaired: Driver, original: Photo) -> None:
    all_on = repaired.shown
    switch(repaired, 1, on=False)
    wait_for(repaired, look(original, ONE, FAR))
    assert repaired.document.holes == (ONE, FAR)
    switch(repaired, 1, on=True)
    wait_for(repaired, all_on)
    for _ in range(2):
        repaired.trigger(ActionId.UNDO)
    np.testing.assert_array_equal(repaired.shown, all_on)
    repaired.trigger(ActionId.UNDO)
    np.testing.assert_array_equal(repaired.shown, look(original, ONE, BESIDE))


def test_a_check_mark_comes_back_when_the_switching_is_cancelled(
    repaired: Driver,
) -> None:
    rows = repaired.window.repairs.rows
    repaired.engine.block_fill()
    switch(repaired, 1, on=False)
    index = rows.index(1)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert "Esc cancels" in repaired.activity
    repaired.press(Qt.Key.Key_Escape)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


def test_the_chosen_repair_is_deleted(repaired: Driver, original: Photo) -> None:
    assert not repaired.window.action(ActionId.DELETE_REPAIR).isEnabled()
    click(repaired, BESIDE.left + 20, BESIDE.top + 20)
    assert repaired.view.selection == BESIDE
    repaired.trigger(ActionId.DELETE_REPAIR)
    wait_for(repaired, look(original, ONE, FAR))
    assert repaired.view.selection is None
    assert repaired.window.repairs.rows.rowCount() == 2


def test_the_photo_and_the_list_share_the_choice(repaired: Driver) -> None:
    panel = repaired.window.repairs
    panel.list.setCurrentIndex(panel.rows.index(2))
    assert repaired.view.selection == FAR
    click(repaired, ONE.left + 20, ONE.top + 20)
    # The first click is beside the square, which it takes away.
    assert panel.list.selectionModel().selectedRows() == [panel.rows.index(0)]
    assert repaired.view.selection == ONE
    repaired.press(Qt.Key.Key_Escape)
    assert panel.list.selectionModel().selectedRows() == []


def test_a_repair_is_moved_by_its_square(repaired: Driver, original: Photo) -> None:
    click(repaired, FAR.left + 20, FAR.top + 20)
    repaired.qtbot.mousePress(
        repaired.view, _LEFT, pos=in_view(repaired, FAR.left + 20, FAR.top + 20)
    )
    target = in_view(repaired, FAR.left + 0, FAR.top - 10)
    repaired.qtbot.mouseMove(repaired.view, target)
    repaired.qtbot.mouseRelease(repaired.view, _LEFT, pos=target)
    moved = FAR.shifted(-20, -30)
    wait_for(repaired, look(original, ONE, BESIDE, moved))
    assert repaired.document.holes == (ONE, BESIDE, moved)
    assert repaired.view.selection is None


def test_a_repair_is_moved_by_keys(repaired: Driver, original: Photo) -> None:
    panel = repaired.window.repairs
    panel.list.setCurrentIndex(panel.rows.index(2))
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Down):
        repaired.press(key)
    assert "Enter" in repaired.activity
    assert repaired.document.holes == (ONE, BESIDE, FAR)
    repaired.press(Qt.Key.Key_Return)
    wait_for(repaired, look(original, ONE, BESIDE, FAR.shifted(-1, 1)))


def test_a_repair_that_stays_where_it_is_is_no_step_of_the_history(
    repaired: Driver,
) -> None:
    click(repaired, FAR.left + 20, FAR.top + 20)
    count = repaired.document.undo_stack.count()
    repaired.press(Qt.Key.Key_Return)
    repaired.wait(lambda: "Renewing" not in repaired.activity)
    assert repaired.document.undo_stack.count() == count


def test_a_new_square_is_no_move_of_the_chosen_repair(
    repaired: Driver, original: Photo
) -> None:
    click(repaired, FAR.left + 20, FAR.top + 20)
    new = Box.square(120, 170, 30)
    repaired.fill(new)
    assert repaired.document.holes == (ONE, BESIDE, FAR, new)


def test_all_are_filled_again_with_another_model(
    repaired: Driver, original: Photo
) -> None:
    menu = repaired.window.refill_menu
    menu.aboutToShow.emit()
    next(each for each in menu.actions() if each.text() == "classic").trigger()
    wait_for(repaired, look(original, ONE, BESIDE, FAR, model="classic"))
    assert {repair.model for repair in repaired.document.repairs} == {"classic"}
    assert repaired.window.status.model.text() == "landscape"
    repaired.trigger(ActionId.UNDO)
    np.testing.assert_array_equal(repaired.shown, look(original, ONE, BESIDE, FAR))


def test_a_model_that_vanished_changes_nothing(repaired: Driver) -> None:
    shown = repaired.shown
    repaired.engine.error = ModelNotFound("gone", ("landscape",))
    repaired.window.refill_menu.chosen.emit("gone")
    repaired.wait(lambda: "gone" in repaired.message)
    np.testing.assert_array_equal(repaired.shown, shown)


def test_several_squares_are_filled_in_one_go(
    driver: Driver, photo: Path, original: Photo
) -> None:
    driver.open(photo)
    for box in (ONE, BESIDE, FAR):
        draw_with_shift(driver, box)
    assert driver.engine.jobs == []
    assert "3 squares" in driver.activity
    driver.press(Qt.Key.Key_Return)
    wait_for(driver, look(original, ONE, BESIDE, FAR))
    assert len(driver.engine.jobs) == 3
    assert driver.view.squares == ()
    driver.trigger(ActionId.UNDO)
    assert driver.document.repairs == ()


def test_squares_are_placed_and_sized_by_keys_alone(
    driver: Driver, photo: Path, original: Photo
) -> None:
    driver.open(photo)
    driver.trigger(ActionId.NEW_SQUARE)
    first = Box.square(130, 90, 60)  # in the middle, a quarter of what shows
    assert driver.view.squares == (first,)
    keys = driver.qtbot.keyClick
    keys(driver.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    keys(driver.view, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier | _SHIFT)
    keys(driver.view, Qt.Key.Key_Left, _SHIFT)
    smaller = Box.square(120, 90, 51)
    assert driver.view.squares == (smaller,)
    driver.trigger(ActionId.NEW_SQUARE)
    assert driver.view.squares == (smaller, first)
    driver.press(Qt.Key.Key_Return)
    wait_for(driver, look(original, smaller, first))


def test_escape_gives_the_squares_back_that_were_being_filled(
    driver: Driver, photo: Path
) -> None:
    driver.open(photo)
    driver.engine.block_fill()
    for box in (ONE, FAR):
        draw_with_shift(driver, box)
    driver.press(Qt.Key.Key_Return)
    driver.wait(lambda: len(driver.engine.jobs) == 1)
    assert "2 squares" in driver.activity
    driver.press(Qt.Key.Key_Escape)
    assert driver.view.squares == (ONE, FAR)
    driver.engine.release_fill()
    driver.press(Qt.Key.Key_Return)
    driver.wait(lambda: driver.document.holes == (ONE, FAR))


def test_the_count_of_changed_pixels_is_shown(repaired: Driver) -> None:
    label = repaired.window.repairs.outside
    repaired.wait(
        lambda: label.text() == "0 pixels changed outside the squares",
    )
