"""A group that is chosen in the list is seen on the photo."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage

from core.arrays import Mask
from core.geometry import Box, Point, Size
from core.mask_file import mask_of, write_mask
from core.repair import GroupKind
from desktop.fills.fill_controller import FillController
from desktop.repairs.group_overlay import GroupOverlay
from desktop.window.actions import ActionId
from tests.journeys.driver import Driver
from tests.journeys.test_groups import choose

APART = (Box.square(40, 40, 16), Box.square(100, 60, 16), Box.square(20, 150, 2))
TOUCHING = (Box.square(60, 100, 16), Box.square(76, 100, 16))
_WHITE = 250


@pytest.fixture
def grouped(driver: Driver, photo: Path) -> Driver:
    """A window with two groups, one of squares apart and one of two that touch."""
    driver.open(photo)
    fills = driver.window.findChild(FillController)
    fills.fill_all(APART, kind=GroupKind.DUST)
    fills.fill_all(TOUCHING, kind=GroupKind.BRUSH)
    driver.wait(lambda: len(driver.document.repairs) == 5)
    driver.wait(lambda: not driver.view.busy_boxes)
    return driver


def outlined(driver: Driver) -> tuple[Box, ...]:
    overlay = driver.view.findChild(GroupOverlay)
    return overlay.boxes if overlay.isVisible() else ()


def drawn(driver: Driver) -> Mask:
    """Where the view shows a line that it does not show without a chosen group."""
    with_lines = pixels(driver)
    overlay = driver.view.findChild(GroupOverlay)
    overlay.hide()
    without = pixels(driver)
    overlay.show()
    return (with_lines >= _WHITE).all(axis=-1) & (with_lines != without).any(axis=-1)


def pixels(driver: Driver) -> np.ndarray:
    image = driver.view.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8)
    rows = rows.reshape(image.height(), image.bytesPerLine())[:, : image.width() * 3]
    return rows.reshape(image.height(), image.width(), 3).astype(int)


def at(driver: Driver, x: float, y: float) -> tuple[int, int]:
    place = driver.view.to_view(Point(x, y)).toPoint()
    return place.y(), place.x()


def test_all_squares_of_the_group_are_outlined(grouped: Driver) -> None:
    assert outlined(grouped) == ()
    choose(grouped, 0)
    assert outlined(grouped) == APART
    lines = drawn(grouped)
    for box in APART[:2]:
        assert lines[at(grouped, box.left - 1, box.top + 1)]
        assert not lines[at(grouped, box.left + 1, box.top + 1)]
    choose(grouped, 1)
    assert outlined(grouped) == TOUCHING


def test_squares_that_touch_have_one_outline(grouped: Driver) -> None:
    choose(grouped, 1)
    lines = drawn(grouped)
    assert not lines[at(grouped, TOUCHING[1].left, 108)]
    assert not lines[at(grouped, TOUCHING[1].left - 1, 108)]
    assert lines[at(grouped, TOUCHING[1].right, 108)]


def test_a_tiny_square_is_outlined_as_large_as_can_be_seen(grouped: Driver) -> None:
    choose(grouped, 0)
    grouped.view.zoom_out()
    lines = drawn(grouped)
    y, x = at(grouped, APART[2].left, APART[2].top)
    assert np.count_nonzero(lines[y - 8 : y + 9, x - 8 : x + 9]) >= 4 * 6


def test_the_outlines_follow_the_list(grouped: Driver) -> None:
    choose(grouped, 0)
    grouped.trigger(ActionId.DELETE_REPAIR)
    grouped.wait(lambda: len(grouped.document.repairs) == 2)
    assert outlined(grouped) == ()


def test_one_square_of_a_group_is_shown_as_any_other(grouped: Driver) -> None:
    choose(grouped, 0)
    model = grouped.window.repairs.rows
    model.unfold(model.row(0).group)
    choose(grouped, 2)
    assert outlined(grouped) == ()
    assert grouped.view.selection == APART[1]


def test_escape_and_a_click_beside_let_go(grouped: Driver) -> None:
    choose(grouped, 0)
    grouped.press(Qt.Key.Key_Escape)
    assert outlined(grouped) == ()
    choose(grouped, 0)
    beside = grouped.view.to_view(Point(250, 200)).toPoint()
    grouped.qtbot.mouseClick(grouped.view, Qt.MouseButton.LeftButton, pos=beside)
    assert outlined(grouped) == ()


def test_the_outlines_leave_the_mouse_to_the_photo(grouped: Driver) -> None:
    choose(grouped, 0)
    under = grouped.window.childAt(
        grouped.view.mapTo(grouped.window, QPoint(*reversed(at(grouped, 48, 48))))
    )
    assert under is grouped.view


def test_a_group_out_of_sight_is_gone_to(grouped: Driver) -> None:
    for _ in range(8):
        grouped.view.zoom_in()
    grouped.view.reveal(Box.square(300, 220, 8))
    choose(grouped, 0)
    corner = grouped.view.to_view(Point(APART[0].left, APART[0].top)).toPoint()
    assert grouped.view.rect().contains(corner)


def test_marks_that_wait_take_the_place_of_the_outlines(
    grouped: Driver, tmp_path: Path
) -> None:
    choose(grouped, 0)
    mask = tmp_path / "mask.png"
    write_mask(mask_of([Box.square(200, 20, 20)], Size(320, 240)), mask)
    grouped.asker.mask_files = [mask]
    grouped.trigger(ActionId.OPEN_MASK)
    grouped.wait(lambda: outlined(grouped) == ())
