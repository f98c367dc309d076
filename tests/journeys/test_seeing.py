"""See the original beside the repair, try again, and choose among fills."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QToolButton

from core.arrays import Pixels
from core.geometry import Box, Point
from core.inpainting.engine import FillJob, FillResult
from core.patch import Patch
from core.progress import Report
from desktop.candidates.candidate_strip import CandidateStrip
from desktop.texts.translation import Language
from desktop.window.actions import ActionId
from tests.desktop.fakes import FakeEngine
from tests.desktop.reading import clipped, english
from tests.desktop.speaking import speaking
from tests.journeys.driver import Driver, read

HOLE = Box.square(100, 80, 40)
SECOND = Box.square(220, 150, 30)
INSIDE = Point(120, 100)


@pytest.fixture
def repaired(driver: Driver, photo: Path) -> Driver:
    """A window with one square filled."""
    driver.open(photo)
    driver.fill(HOLE)
    driver.wait(lambda: driver.on_screen(INSIDE) == pixel(driver.shown))
    return driver


def pixel(photo: Pixels) -> tuple[int, ...]:
    return tuple(int(value) for value in photo[int(INSIDE.y), int(INSIDE.x)])


def strip_of(driver: Driver) -> CandidateStrip:
    return driver.window.findChild(CandidateStrip)


def offer(driver: Driver) -> CandidateStrip:
    """Ask for other fills and wait until they are there."""
    strip = strip_of(driver)
    driver.press(Qt.Key.Key_O)
    driver.wait(lambda: len(strip.captions) == 4)
    return strip


def test_the_original_shows_while_a_key_is_held(repaired: Driver, photo: Path) -> None:
    original = pixel(read(photo))
    filled = repaired.on_screen(INSIDE)
    repaired.qtbot.keyPress(repaired.view, Qt.Key.Key_C)
    assert repaired.on_screen(INSIDE) == original
    repaired.qtbot.keyRelease(repaired.view, Qt.Key.Key_C)
    assert repaired.on_screen(INSIDE) == filled


def test_a_tool_shows_the_original_until_it_is_clicked_again(
    repaired: Driver, photo: Path
) -> None:
    original = pixel(read(photo))
    button: QToolButton = repaired.window.tool_button(ActionId.COMPARE)
    repaired.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert repaired.on_screen(INSIDE) == original
    repaired.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert repaired.on_screen(INSIDE) != original


def test_there_is_nothing_to_compare_before_a_repair(
    driver: Driver, photo: Path
) -> None:
    for key in (ActionId.COMPARE, ActionId.SPLIT, ActionId.LOUPE):
        assert not driver.window.action(key).isEnabled()
    driver.open(photo)
    assert driver.window.action(ActionId.LOUPE).isEnabled()
    driver.qtbot.keyPress(driver.view, Qt.Key.Key_C)
    assert not driver.window.action(ActionId.COMPARE).isChecked()
    driver.fill(HOLE)
    driver.trigger(ActionId.SPLIT)
    driver.trigger(ActionId.UNDO)
    assert not driver.window.action(ActionId.SPLIT).isEnabled()
    assert not driver.window.action(ActionId.SPLIT).isChecked()


def test_the_original_lies_beside_the_photo(repaired: Driver, photo: Path) -> None:
    original = pixel(read(photo))
    filled = repaired.on_screen(INSIDE)
    repaired.press(Qt.Key.Key_B)
    place = repaired.view.to_view(INSIDE).toPoint()
    middle = QPoint(repaired.view.width() // 2, 30)
    for target, expected in ((place.x() + 40, original), (place.x() - 40, filled)):
        end = QPoint(target, 30)
        repaired.qtbot.mousePress(repaired.view, Qt.MouseButton.LeftButton, pos=middle)
        repaired.qtbot.mouseMove(repaired.view, end)
        repaired.qtbot.mouseRelease(repaired.view, Qt.MouseButton.LeftButton, pos=end)
        assert repaired.on_screen(INSIDE) == expected
        middle = end


def test_one_key_tries_again_and_undo_goes_back(repaired: Driver) -> None:
    first = repaired.shown
    repaired.press(Qt.Key.Key_T)
    repaired.wait(lambda: repaired.document.repairs[0].seed == 1)
    second = repaired.shown
    assert not np.array_equal(second, first)
    repaired.press(Qt.Key.Key_T)
    repaired.wait(lambda: repaired.document.repairs[0].seed == 2)
    assert len(repaired.document.repairs) == 1
    repaired.trigger(ActionId.UNDO)
    assert np.array_equal(repaired.shown, second)
    repaired.trigger(ActionId.UNDO)
    assert np.array_equal(repaired.shown, first)


def test_trying_again_is_for_the_chosen_repair_else_for_the_latest(
    repaired: Driver,
) -> None:
    repaired.fill(SECOND)
    repaired.press(Qt.Key.Key_T)
    repaired.wait(lambda: repaired.document.repairs[1].seed == 1)
    click = repaired.view.to_view(INSIDE).toPoint()
    repaired.qtbot.mouseClick(repaired.view, Qt.MouseButton.LeftButton, pos=click)
    repaired.press(Qt.Key.Key_T)
    repaired.wait(lambda: repaired.document.repairs[0].seed == 1)
    repaired.press(Qt.Key.Key_T)
    repaired.wait(lambda: repaired.document.repairs[0].seed == 2)
    assert repaired.document.repairs[1].seed == 1


def test_a_model_with_one_way_only_says_so(
    repaired: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    _let_all_fills_be_alike(repaired, monkeypatch)
    repaired.press(Qt.Key.Key_T)
    repaired.wait(lambda: "one way only" in repaired.message)


def test_fills_are_chosen_by_keys_and_compared_in_place(repaired: Driver) -> None:
    first = repaired.shown
    strip = offer(repaired)
    assert strip.isVisible()
    assert strip.current == 0
    assert [words.split("  ")[1] for words in strip.captions] == (
        ["Texture", "Texture", "Texture", "Smooth"]
    )
    for key, place in ((Qt.Key.Key_4, 3), (Qt.Key.Key_2, 1)):
        repaired.press(key)
        repaired.wait(lambda place=place: strip.current == place)
    assert repaired.document.repairs[0].seed == 1
    assert len(repaired.engine.jobs) == 4
    repaired.trigger(ActionId.UNDO)
    assert strip.current == 3
    assert repaired.document.repairs[0].is_smooth
    repaired.press(Qt.Key.Key_1)
    repaired.wait(lambda: np.array_equal(repaired.shown, first))
    repaired.press(Qt.Key.Key_Escape)
    assert not strip.isVisible()


def test_what_is_pressed_in_the_strip_is_not_meant_for_the_photo(
    repaired: Driver,
) -> None:
    strip = offer(repaired)
    repaired.qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert not repaired.view.is_pressed


def test_candidates_give_way_to_a_fill(repaired: Driver) -> None:
    repaired.engine.block_fill()
    repaired.press(Qt.Key.Key_O)
    repaired.wait(lambda: len(repaired.engine.jobs) == 2)
    repaired.drag(SECOND)
    repaired.wait(lambda: repaired.engine.jobs[-1].hole == SECOND)
    assert not strip_of(repaired).isVisible()
    repaired.engine.release_fill()
    repaired.wait(lambda: len(repaired.document.repairs) == 2)
    assert len(repaired.engine.jobs) == 3


def test_a_choice_does_not_wait_for_the_other_candidates(
    repaired: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    _block_fills_of_seed(2, monkeypatch)
    strip = strip_of(repaired)
    repaired.press(Qt.Key.Key_O)
    repaired.wait(lambda: len(repaired.engine.jobs) == 3)
    repaired.press(Qt.Key.Key_2)
    repaired.wait(lambda: repaired.document.repairs[0].seed == 1)
    assert len(strip.captions) == 2
    repaired.engine.release_fill()
    repaired.wait(lambda: len(strip.captions) == 4)
    assert strip.current == 1


def test_candidates_end_with_a_change_of_another_square(repaired: Driver) -> None:
    repaired.fill(SECOND)
    repaired.press(Qt.Key.Key_T)
    repaired.wait(lambda: repaired.document.repairs[1].seed == 1)
    click = repaired.view.to_view(INSIDE).toPoint()
    repaired.qtbot.mouseClick(repaired.view, Qt.MouseButton.LeftButton, pos=click)
    strip = offer(repaired)
    repaired.trigger(ActionId.UNDO)
    assert not strip.isVisible()


def test_candidates_do_not_outlive_a_change_of_the_photo(
    repaired: Driver, other_photo: Path
) -> None:
    strip = offer(repaired)
    repaired.trigger(ActionId.UNDO)
    assert not strip.isVisible()
    assert not repaired.window.action(ActionId.OTHER_FILLS).isEnabled()
    repaired.trigger(ActionId.REDO)
    offer(repaired)
    repaired.trigger(ActionId.UNDO)
    repaired.open(other_photo)
    assert not strip.isVisible()


def test_candidates_that_look_the_same_are_offered_once(
    repaired: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    _let_all_fills_be_alike(repaired, monkeypatch)
    strip = strip_of(repaired)
    repaired.press(Qt.Key.Key_O)
    repaired.wait(lambda: len(repaired.engine.jobs) == 5)
    repaired.wait(lambda: len(strip.captions) == 1)
    repaired.press(Qt.Key.Key_2)
    assert len(repaired.document.repairs) == 1
    assert repaired.document.repairs[0].seed == 0


def test_a_failing_candidate_is_told_and_the_others_stay(repaired: Driver) -> None:
    repaired.engine.error = MemoryError()
    repaired.press(Qt.Key.Key_O)
    repaired.wait(lambda: "not enough free memory" in repaired.message)
    assert len(strip_of(repaired).captions) == 1


def test_the_strip_does_not_hide_the_square(driver: Driver, photo: Path) -> None:
    driver.open(photo)
    high, low = Box.square(140, 20, 30), Box.square(140, 200, 30)
    for box, is_below in ((high, True), (low, False)):
        driver.fill(box)
        for _ in range(2):
            driver.trigger(ActionId.ZOOM_IN)
        strip = offer(driver)
        assert (strip.geometry().center().y() > driver.view.height() / 2) is is_below
        driver.press(Qt.Key.Key_Escape)
        driver.trigger(ActionId.ACTUAL_SIZE)


@pytest.mark.parametrize("width", [480, 640, 1100])
def test_the_strip_fits_into_windows_of_all_sizes(repaired: Driver, width: int) -> None:
    strip = offer(repaired)
    repaired.window.resize(width, 520)
    repaired.wait(lambda: repaired.view.rect().contains(strip.geometry()))
    for button in strip.findChildren(QToolButton):
        assert strip.rect().contains(button.geometry())


def test_the_strip_speaks_chinese_at_once(repaired: Driver) -> None:
    strip = offer(repaired)
    with speaking(Language.CHINESE):
        words = [label.text() for label in strip.findChildren(QLabel)]
        words += strip.captions
        assert len(words) == 5
        assert [word for word in words if english(word)] == []
        assert set(words).isdisjoint(clipped(repaired.window))


def _block_fills_of_seed(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the first fill of that seed wait until it is cancelled or released."""
    fill = FakeEngine.fill
    blocked: list[FillJob] = []

    def blocking(self: FakeEngine, job: FillJob, report: Report) -> FillResult:
        if job.seed == seed and not blocked:
            blocked.append(job)
            self.block_fill()
        return fill(self, job, report)

    monkeypatch.setattr(FakeEngine, "fill", blocking)


def _let_all_fills_be_alike(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every fill looks like the one that is there."""
    pixels = driver.document.repairs[0].patch.pixels
    fill = FakeEngine.fill

    def alike(self: FakeEngine, job: FillJob, report: Report) -> FillResult:
        result = fill(self, job, report)
        return FillResult(Patch(job.hole, pixels.copy()), result.status)

    monkeypatch.setattr(FakeEngine, "fill", alike)
