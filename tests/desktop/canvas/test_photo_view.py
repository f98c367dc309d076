"""Putting the square on the photo with mouse and keys."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from core.arrays import Pixels
from core.geometry import Box, Size
from tests.desktop.canvas.conftest import LEFT, at, grabbed, large_photo, shown_photo

SQUARE = Box.square(100, 80, 60)
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Told:
    """Collects what the view tells."""

    def __init__(self, view) -> None:
        self.holes: list[Box] = []
        self.selections: list[Box | None] = []
        self.fills = 0
        self.escapes = 0
        view.hole_selected.connect(self.holes.append)
        view.selection_changed.connect(self.selections.append)
        view.fill_requested.connect(self._on_fill)
        view.escape_pressed.connect(self._on_escape)

    def _on_fill(self) -> None:
        self.fills += 1

    def _on_escape(self) -> None:
        self.escapes += 1


@pytest.fixture
def told(view) -> Told:
    return Told(view)


class TestDragging:
    def test_a_drag_draws_a_square(self, view, drag, told):
        drag(view, (50, 60), (80, 70), (110, 100))
        assert view.selection == Box.square(50, 60, 60)
        assert told.holes == [Box.square(50, 60, 60)]
        assert told.selections == [Box.square(50, 60, 30), Box.square(50, 60, 60)]

    def test_on_a_large_photo_it_is_in_photo_pixels(self, view, drag, told):
        view.show_photo(large_photo())
        drag(view, (1000, 1000), (1600, 1500))
        (hole,) = told.holes
        assert hole.left == pytest.approx(1000, abs=3)
        assert hole.width == pytest.approx(600, abs=6)

    def test_from_beside_the_photo_it_begins_at_the_corner(self, view, drag, told):
        drag(view, (-12, -10), (40, 40))
        assert told.holes == [Box.square(0, 0, 40)]

    def test_a_drag_inside_moves_it(self, view, drag, told):
        view.set_selection(SQUARE)
        drag(view, (130, 110), (140, 115))
        assert told.holes == [SQUARE.shifted(10, 5)]

    def test_a_handle_resizes_it(self, view, drag, told):
        view.set_selection(SQUARE)
        drag(view, (160, 140), (180, 150))
        assert told.holes == [Box.square(100, 80, 80)]

    def test_nothing_is_settled_before_the_release(self, view, drag, told, qtbot):
        drag(view, (50, 60), (110, 100), is_released=False)
        assert told.selections
        assert not told.holes
        qtbot.mouseRelease(view, LEFT, pos=at(view, 110, 100))
        assert told.holes

    def test_too_small_a_square_is_not_settled_on(self, view, drag, told):
        drag(view, (50, 60), (57, 60))
        assert not told.holes
        assert view.selection is None

    def test_a_click_clears(self, view, drag, told):
        view.set_selection(SQUARE)
        drag(view, (300, 200))
        assert view.selection is None
        assert told.selections == [SQUARE, None]

    def test_a_click_is_no_square_however_large_a_pixel_is(self, view, drag, told):
        view.show_photo(np.zeros((60, 10_000, 3), np.uint8))
        position = QPoint(300, 225)
        x, y = view.to_photo(position).x, view.to_photo(position).y
        drag(view, (x, y), (x + 2 / view.zoom, y))
        assert not told.holes

    @pytest.mark.parametrize("button", ["RightButton", "MiddleButton"])
    def test_other_buttons_draw_nothing(self, view, drag, told, button):
        drag(view, (50, 60), (110, 100), button=Qt.MouseButton[button])
        assert not told.holes
        assert not told.selections

    def test_panning_in_between_does_not_end_the_drag(self, view, drag, told, qtbot):
        middle = Qt.MouseButton.MiddleButton
        drag(view, (50, 60), (80, 90), is_released=False)
        qtbot.mousePress(view, middle, pos=at(view, 80, 90))
        qtbot.mouseRelease(view, middle, pos=at(view, 80, 90))
        qtbot.mouseMove(view, at(view, 110, 90))
        qtbot.mouseRelease(view, LEFT, pos=at(view, 110, 90))
        assert told.holes == [Box.square(50, 60, 60)]


class TestKeys:
    @pytest.mark.parametrize(
        ("key", "way"),
        [
            (Qt.Key.Key_Left, (-1, 0)),
            (Qt.Key.Key_Right, (1, 0)),
            (Qt.Key.Key_Up, (0, -1)),
            (Qt.Key.Key_Down, (0, 1)),
        ],
    )
    def test_arrows_nudge(self, view, qtbot, told, key, way):
        view.set_selection(SQUARE)
        qtbot.keyClick(view, key)
        assert view.selection == SQUARE.shifted(*way)
        qtbot.keyClick(view, key, SHIFT)
        assert view.selection == SQUARE.shifted(11 * way[0], 11 * way[1])
        assert told.selections[-1] == view.selection
        assert not told.holes

    def test_escape_clears_first_and_is_passed_on_then(self, view, qtbot, told):
        view.set_selection(SQUARE)
        qtbot.keyClick(view, Qt.Key.Key_Escape)
        assert view.selection is None
        assert told.escapes == 0
        qtbot.keyClick(view, Qt.Key.Key_Escape)
        assert told.escapes == 1

    def test_escape_during_a_drag_takes_it_back(self, view, drag, qtbot, told):
        view.set_selection(SQUARE)
        drag(view, (130, 110), (200, 150), is_released=False)
        qtbot.keyClick(view, Qt.Key.Key_Escape)
        assert view.selection == SQUARE
        qtbot.mouseRelease(view, LEFT, pos=at(view, 200, 150))
        assert view.selection == SQUARE
        assert not told.holes
        assert told.escapes == 0

    def test_escape_while_busy_is_passed_on(self, view, qtbot, told):
        view.set_selection(SQUARE)
        view.set_busy([SQUARE])
        qtbot.keyClick(view, Qt.Key.Key_Escape)
        assert told.escapes == 1
        assert view.selection == SQUARE

    def test_escape_while_busy_takes_a_drag_back_first(self, view, drag, qtbot, told):
        view.set_busy([SQUARE])
        drag(view, (200, 200), (250, 250), is_released=False)
        qtbot.keyClick(view, Qt.Key.Key_Escape)
        assert told.escapes == 0
        assert view.selection is None
        qtbot.mouseRelease(view, LEFT)

    @pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
    def test_enter_asks_for_the_fill_of_a_square(self, view, qtbot, told, key):
        qtbot.keyClick(view, key)
        assert told.fills == 0
        view.set_selection(SQUARE)
        qtbot.keyClick(view, key)
        assert told.fills == 1


class TestSelection:
    def test_setting_it_is_told_once(self, view, told):
        view.set_selection(SQUARE)
        view.set_selection(SQUARE)
        view.set_selection(None)
        assert told.selections == [SQUARE, None]

    def test_another_photo_has_none(self, view, told, photo):
        view.set_selection(SQUARE)
        view.show_photo(photo)
        assert view.selection is None
        assert told.selections == [SQUARE, None]

    def test_no_photo_has_none(self, view, told):
        view.set_selection(SQUARE)
        view.clear()
        assert told.selections == [SQUARE, None]
        view.set_selection(SQUARE)
        assert view.selection is None


class TestCursor:
    @pytest.mark.parametrize(
        ("place", "shape"),
        [
            ((20, 20), Qt.CursorShape.CrossCursor),
            ((130, 110), Qt.CursorShape.SizeAllCursor),
            ((100, 80), Qt.CursorShape.SizeFDiagCursor),
            ((160, 140), Qt.CursorShape.SizeFDiagCursor),
            ((160, 80), Qt.CursorShape.SizeBDiagCursor),
            ((100, 140), Qt.CursorShape.SizeBDiagCursor),
            ((100, 110), Qt.CursorShape.SizeHorCursor),
            ((130, 140), Qt.CursorShape.SizeVerCursor),
        ],
    )
    def test_it_tells_what_a_press_would_do(self, view, qtbot, place, shape):
        view.set_selection(SQUARE)
        qtbot.mouseMove(view, at(view, *place))
        assert view.cursor().shape() == shape

    def test_it_stays_the_same_during_a_drag(self, view, drag):
        drag(view, (50, 60), (110, 100), (80, 80), is_released=False)
        assert view.cursor().shape() == Qt.CursorShape.CrossCursor


class TestLook:
    def test_a_white_line_lies_around_the_selected_pixels(self, view, photo):
        view.set_selection(SQUARE)
        shown = shown_photo(view)
        line = SQUARE.grown(1)
        assert (shown[line.top, 112:125] == 255).all()
        assert (shown[112:105:-1, line.right - 1] == 255).all()
        assert (shown[line.top - 1, 112:125] < 128).all()
        inside = SQUARE.grown(-4).slices
        assert np.array_equal(shown[inside], photo[inside])

    def test_a_drag_dims_the_rest_and_tells_the_side(self, view, photo, drag, qtbot):
        drag(view, (100, 80), (160, 140), is_released=False)
        shown = shown_photo(view)
        assert np.array_equal(shown[SQUARE.slices], photo[SQUARE.slices])
        assert shown[:60].mean() < 0.8 * photo[:60].mean()
        caption = shown[150:165, 115:160]
        assert (caption == 255).all(axis=-1).any()
        qtbot.mouseRelease(view, LEFT, pos=at(view, 160, 140))
        assert np.array_equal(shown_photo(view)[:60], photo[:60])

    @pytest.mark.parametrize("end", [(399, 299), (0, 0), (399, 0), (0, 299)])
    def test_the_side_is_told_in_view_wherever_the_square_is(self, view, drag, end):
        view.resize(432, 332)
        view.show_photo(np.full((300, 400, 3), 255, np.uint8))
        drag(view, (200, 150), end, is_released=False)
        caption = caption_in(grabbed(view))
        assert caption.grown(4).fits(Size(432, 332))
        assert caption.width > 20


def caption_in(shown: Pixels) -> Box:
    """Where the ground of the caption is: the one large dark area in a white photo."""
    rows, columns = np.nonzero((shown < 70).all(axis=-1))
    return Box(columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
