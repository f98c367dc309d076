"""The tiles stand in their places, under the right words."""

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from desktop.wizard.preview_grid import PreviewGrid
from desktop.wizard.preview_layout import Cell, cells
from tests.desktop.wizard.runs import preview

ROWS = 3


@pytest.fixture
def grid(qtbot: QtBot) -> PreviewGrid:
    grid = PreviewGrid()
    qtbot.addWidget(grid)
    grid.resize(420, 400)
    with qtbot.waitExposed(grid):
        grid.show()
    return grid


@pytest.fixture
def shown(grid: PreviewGrid) -> PreviewGrid:
    event = preview(ROWS)
    grid.show_preview(event.png, rows=event.rows)
    return grid


def place(grid: PreviewGrid, row: int, column: int) -> QPoint:
    cell = next(c for c in grid._cells() if (c.row, c.column) == (row, column))
    return cell.tile.center()


def color(grid: PreviewGrid, at: QPoint) -> QColor:
    image = grid.grab().toImage()
    return image.pixelColor(at * image.devicePixelRatioF())


def tile_color(row: int, column: int) -> QColor:
    return QColor(40 * row, 40 * column, 0)


def test_every_tile_is_in_its_place(shown: PreviewGrid) -> None:
    assert shown.rows == ROWS
    for row in range(ROWS):
        for column in range(4):
            at = place(shown, row, column)
            assert color(shown, at) == tile_color(row, column)


def test_the_columns_are_named(grid: PreviewGrid) -> None:
    assert grid.captions() == (
        "With a hole",
        "Current model",
        "New model",
        "The photo",
    )


def test_a_click_enlarges_a_photo_and_another_shows_all(
    qtbot: QtBot, shown: PreviewGrid
) -> None:
    before = shown._cells()[0].tile.width()
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=place(shown, 1, 2))
    assert shown.enlarged == 1
    assert {cell.row for cell in shown._cells()} == {1}
    assert shown._cells()[0].tile.width() > 1.5 * before
    for column in range(4):
        assert color(shown, place(shown, 1, column)) == tile_color(1, column)
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=place(shown, 1, 0))
    assert shown.enlarged is None


def test_keys_do_the_same(qtbot: QtBot, shown: PreviewGrid) -> None:
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert shown.enlarged == 0
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    assert shown.enlarged == 1
    qtbot.keyClick(shown, Qt.Key.Key_Up)
    qtbot.keyClick(shown, Qt.Key.Key_Up)
    assert shown.enlarged == ROWS - 1
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert shown.enlarged is None


def test_an_enlarged_photo_stays_when_the_next_preview_comes(
    shown: PreviewGrid,
) -> None:
    shown.enlarge(1)
    event = preview(ROWS)
    shown.show_preview(event.png, rows=event.rows)
    assert shown.enlarged == 1
    event = preview(1)
    shown.show_preview(event.png, rows=event.rows)
    assert shown.enlarged is None


def test_a_broken_picture_leaves_the_one_before(shown: PreviewGrid) -> None:
    shown.show_preview(b"no picture", rows=2)
    assert shown.rows == ROWS
    assert color(shown, place(shown, 2, 3)) == tile_color(2, 3)


def test_nothing_is_shown_and_nothing_breaks_before_the_first(
    qtbot: QtBot, grid: PreviewGrid
) -> None:
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert grid.enlarged is None
    assert grid.rows == 0


def test_clearing_forgets_the_picture(shown: PreviewGrid) -> None:
    shown.clear()
    assert shown.rows == 0
    assert shown._cells() == []


@pytest.mark.parametrize("size", [QSize(420, 400), QSize(900, 300), QSize(240, 900)])
@pytest.mark.parametrize("enlarged", [None, 1])
def test_tiles_stay_inside_and_apart(size: QSize, enlarged: int | None) -> None:
    placed = cells(size, rows=6, caption=20, enlarged=enlarged)
    for number, cell in enumerate(placed):
        assert cell.tile.left() >= 0
        assert cell.tile.right() < size.width()
        assert cell.tile.bottom() < size.height()
        assert not any(cell.tile.intersects(other.tile) for other in placed[:number])
        assert not any(cell.caption.intersects(other.tile) for other in placed)


def test_each_column_is_named_once() -> None:
    for enlarged in (None, 2):
        placed = cells(QSize(400, 400), rows=4, caption=20, enlarged=enlarged)
        assert sorted(c.column for c in placed if c.caption.isValid()) == [0, 1, 2, 3]


def test_tiles_that_nobody_could_judge_are_left_out() -> None:
    placed = cells(QSize(420, 320), rows=6, caption=20, enlarged=None)
    assert {cell.row for cell in placed} == {0, 1, 2}
    assert min(cell.tile.width() for cell in placed) >= 90


def test_a_place_without_room_still_has_tiles() -> None:
    placed: list[Cell] = cells(QSize(40, 30), rows=6, caption=20, enlarged=None)
    assert len(placed) == 4
