"""The window comes back as it was left."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSize, Qt

from core.geometry import Box
from desktop.window.main_window import MainWindow
from tests.journeys.driver import Driver

_SCREEN_WIDTH = slice(46, 50)
"""Where it stands in what Qt saves."""
SQUARE = Box.square(40, 30, 24)


def widen(window: MainWindow, width: int) -> None:
    """As a person does who drags the edge of the list."""
    window.resizeDocks([window.repairs], [width], Qt.Orientation.Horizontal)


def restore(
    window: MainWindow, geometry: QByteArray, *, is_maximized: bool = False
) -> None:
    window.restore(geometry=geometry, is_maximized=is_maximized)


def of_another_screen(geometry: QByteArray) -> QByteArray:
    """The same, as a screen of twice the width leaves it."""
    data = geometry.data()
    width = int.from_bytes(data[_SCREEN_WIDTH], "big")
    other = (2 * width).to_bytes(4, "big")
    return QByteArray(data[: _SCREEN_WIDTH.start] + other + data[_SCREEN_WIDTH.stop :])


def test_the_list_of_repairs_is_as_wide_as_it_was_left(
    driver: Driver, make_driver: Callable[[str], Driver], photo: Path
) -> None:
    driver.open(photo)
    driver.fill(SQUARE)
    widen(driver.window, 400)
    driver.wait(lambda: driver.window.repairs.width() == 400)
    geometry, layout = driver.window.saveGeometry(), driver.window.saveState()

    again = make_driver("again")
    restore(again.window, geometry)
    again.window.restore_layout(layout)
    again.show()
    again.wait_until_ready()
    assert not again.window.repairs.isVisible()
    again.open(photo)
    again.fill(SQUARE)
    again.wait(again.window.repairs.isVisible)
    assert again.window.repairs.width() == 400


def test_the_width_is_written_down_at_the_end_and_read_at_the_start(
    driver: Driver, photo: Path
) -> None:
    driver.open(photo)
    driver.fill(SQUARE)
    widen(driver.window, 390)
    driver.window.closed.emit()
    assert driver.settings.layout == driver.window.saveState()


def test_a_window_for_a_larger_screen_fits_on_this_one(
    make_driver: Callable[[str], Driver],
) -> None:
    first, second = make_driver("first").window, make_driver("second").window
    screen = first.screen().availableGeometry()
    first.resize(screen.size() + QSize(600, 400))
    first.move(screen.topLeft())
    restore(second, first.saveGeometry())
    assert screen.contains(second.geometry())


@pytest.mark.parametrize("is_maximized", [False, True])
def test_what_was_maximised_is_so_on_a_screen_of_another_size(
    make_driver: Callable[[str], Driver], *, is_maximized: bool
) -> None:
    window, other = make_driver("first").window, make_driver("other").window
    geometry = of_another_screen(other.saveGeometry())
    assert not other.restoreGeometry(geometry)
    restore(window, geometry, is_maximized=is_maximized)
    assert window.isMaximized() == is_maximized


def test_the_first_window_fits_on_its_screen(hidden: Driver) -> None:
    screen = hidden.window.screen().availableGeometry()
    assert hidden.window.width() < screen.width()
    assert hidden.window.height() < screen.height()


def test_what_is_no_layout_is_passed_over(hidden: Driver) -> None:
    restore(hidden.window, QByteArray(b"no"))
    hidden.window.restore_layout(QByteArray(b"none"))
    hidden.show()
    assert not hidden.window.repairs.isVisible()
