"""Dust and scratches are found, shown for a word, then filled."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt

from core.geometry import Box, Point
from core.repair import GroupKind
from desktop.finder.marks_overlay import MarksOverlay
from desktop.finder.review_strip import ReviewStrip
from desktop.window.actions import ActionId
from tests.core.dust.scans import scan
from tests.desktop.reading import clipped
from tests.journeys.driver import Driver

SPECKS = (Box.square(60, 50, 6), Box.square(200, 80, 8), Box.square(330, 40, 5))


@pytest.fixture
def dusty(tmp_path: Path) -> Path:
    """A scan of 480 x 400 pixels with three specks of dust."""
    pixels = scan()
    for number, box in enumerate(SPECKS):
        pixels[box.slices] = 250 if number % 2 else 12
    path = tmp_path / "scan.png"
    Image.fromarray(pixels).save(path)
    return path


def strip_of(driver: Driver) -> ReviewStrip:
    return driver.window.findChild(ReviewStrip)


def find(driver: Driver) -> ReviewStrip:
    driver.press(Qt.Key.Key_D)
    strip = strip_of(driver)
    driver.wait(strip.isVisible)
    return strip


def click(driver: Driver, point: Point) -> None:
    """Where the mark lies on the photo; whatever is there gets the click."""
    overlay = driver.window.findChild(MarksOverlay)
    place = driver.view.to_view(point).toPoint()
    target = overlay if overlay.isVisible() else driver.view
    driver.qtbot.mouseClick(target, Qt.MouseButton.LeftButton, pos=place)


def hidden(driver: Driver, box: Box) -> bool:
    """Whether some repair covers the box."""
    return any(hole.intersection(box) == box for hole in driver.document.holes)


def test_dust_is_found_looked_through_and_filled_as_one_step(
    driver: Driver, dusty: Path
) -> None:
    driver.open(dusty)
    before = driver.shown
    strip = find(driver)
    assert "3 to fill" in strip.title.text()
    click(driver, Point(203, 83))
    assert "2 to fill, 1 taken away" in strip.title.text()
    driver.press(Qt.Key.Key_Return)
    driver.wait(lambda: len(driver.document.repairs) == 2)
    assert not strip.isVisible()
    assert [hidden(driver, box) for box in SPECKS] == [True, False, True]
    groups = {repair.group for repair in driver.document.repairs}
    assert [group.kind for group in groups if group] == [GroupKind.DUST]
    assert np.array_equal(driver.shown[SPECKS[1].slices], before[SPECKS[1].slices])
    driver.trigger(ActionId.UNDO)
    assert driver.document.repairs == ()


def test_a_second_click_puts_a_mark_back(driver: Driver, dusty: Path) -> None:
    driver.open(dusty)
    strip = find(driver)
    for words in ("2 to fill", "3 to fill"):
        click(driver, Point(63, 53))
        assert words in strip.title.text()


def test_the_slider_shows_more_or_less_at_once_and_is_remembered(
    driver: Driver, dusty: Path
) -> None:
    driver.open(dusty)
    strip = find(driver)
    strip.sensitivity.setValue(0)
    assert "No dust" in strip.title.text() or "to fill" in strip.title.text()
    few = len(driver.window.findChild(MarksOverlay).review.shown)
    strip.sensitivity.setValue(100)
    many = len(driver.window.findChild(MarksOverlay).review.shown)
    assert few <= 3 <= many
    assert driver.settings.dust_sensitivity == 100


def test_esc_drops_the_marks_and_the_search(driver: Driver, dusty: Path) -> None:
    driver.open(dusty)
    strip = find(driver)
    assert driver.activity == "Enter fills what is marked, Esc drops the marks"
    driver.press(Qt.Key.Key_Escape)
    assert not strip.isVisible()
    assert driver.activity == "Drag a square over the damage"
    driver.press(Qt.Key.Key_D)
    assert "Looking for dust" in driver.activity
    driver.press(Qt.Key.Key_Escape)
    assert "Looking for dust" not in driver.activity
    driver.qtbot.wait(50)
    assert not strip.isVisible()
    assert driver.document.repairs == ()


def test_without_marks_only_esc_is_offered(driver: Driver, dusty: Path) -> None:
    driver.open(dusty)
    strip = find(driver)
    strip.sensitivity_changed.emit(-1000)  # as if every mark were too faint
    assert not strip.fill.isEnabled()
    assert driver.activity == "Esc ends the search for dust and scratches"


def test_dust_that_is_repaired_is_not_found_again(driver: Driver, dusty: Path) -> None:
    driver.open(dusty)
    find(driver)
    driver.press(Qt.Key.Key_Return)
    driver.wait(lambda: len(driver.document.repairs) == 3)
    driver.press(Qt.Key.Key_D)
    strip = strip_of(driver)
    driver.wait(lambda: "No dust" in driver.message or strip.isVisible())
    assert not strip.isVisible() or "No dust" in strip.title.text()


def test_a_photo_without_dust_says_so(
    driver: Driver, tmp_path: Path, dusty: Path
) -> None:
    path = tmp_path / "flat.png"
    Image.new("RGB", (200, 150), (120, 130, 140)).save(path)
    driver.open(path)
    driver.press(Qt.Key.Key_D)
    driver.wait(lambda: "No dust and no scratches" in driver.message)
    assert not strip_of(driver).isVisible()
    driver.open(dusty)
    find(driver)


def test_marks_go_with_their_photo(driver: Driver, dusty: Path, photo: Path) -> None:
    driver.open(dusty)
    strip = find(driver)
    driver.open(photo)
    assert not strip.isVisible()


def test_beside_the_marks_squares_are_drawn_as_always(
    driver: Driver, dusty: Path
) -> None:
    driver.open(dusty)
    strip = find(driver)
    overlay = driver.window.findChild(MarksOverlay)
    start, end = (
        driver.view.to_view(Point(*place)).toPoint()
        for place in ((120, 120), (160, 160))
    )
    driver.qtbot.mousePress(overlay, Qt.MouseButton.LeftButton, pos=start)
    driver.qtbot.mouseMove(overlay, (start + end) / 2)
    driver.qtbot.mouseMove(overlay, end)
    driver.qtbot.mouseRelease(overlay, Qt.MouseButton.LeftButton, pos=end)
    driver.wait(lambda: len(driver.document.repairs) == 1)
    assert driver.document.repairs[0].box == Box.square(120, 120, 40)
    assert "3 to fill" in strip.title.text()


def test_keys_go_to_the_next_mark_and_take_it_away(driver: Driver, dusty: Path) -> None:
    driver.open(dusty)
    strip = find(driver)
    driver.trigger(ActionId.ACTUAL_SIZE)
    driver.press(Qt.Key.Key_F3)
    driver.press(Qt.Key.Key_F3)
    driver.press(Qt.Key.Key_Backspace)
    assert "2 to fill, 1 taken away" in strip.title.text()
    driver.press(Qt.Key.Key_Return)
    driver.wait(lambda: len(driver.document.repairs) == 2)
    assert not hidden(driver, SPECKS[0])


@pytest.mark.parametrize("width", [480, 640, 1100])
def test_the_strip_fits_into_windows_of_all_sizes(
    driver: Driver, dusty: Path, width: int
) -> None:
    driver.open(dusty)
    strip = find(driver)
    driver.window.resize(width, 520)
    driver.wait(lambda: driver.view.rect().contains(strip.geometry()))
    assert strip.rect().contains(strip.fill.geometry())
    assert strip.title.text() not in clipped(driver.window)
    assert strip.hint.text() not in clipped(driver.window)
