"""The original in place of the photo, beside it, and in the loupe."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication

from core.arrays import Pixels
from core.geometry import Box
from desktop.canvas.photo_view import PhotoView
from tests.desktop.canvas.conftest import at, grabbed, large_photo, shown_photo

REPAIR = Box.square(100, 80, 120)
ABOVE_KNOB = Box(REPAIR.left, REPAIR.top, REPAIR.right, REPAIR.top + 40)
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def repaired(view: PhotoView, photo: Pixels) -> Pixels:
    """What the photo is after a repair, which the view shows."""
    pixels = photo.copy()
    pixels[REPAIR.slices] = 255 - pixels[REPAIR.slices]
    view.update_region(REPAIR, pixels[REPAIR.slices])
    assert np.array_equal(shown_photo(view), pixels)
    return pixels


class TestOriginal:
    def test_it_is_shown_in_place_of_the_photo_and_back(self, view, photo, repaired):
        view.set_original_shown(True)
        assert np.array_equal(shown_photo(view), photo)
        view.set_original_shown(False)
        assert np.array_equal(shown_photo(view), repaired)

    def test_a_caption_tells_which_it_is(self, view, repaired):
        before = grabbed(view)
        view.set_original_shown(True)
        changed = (grabbed(view) != before).any(axis=-1)
        assert changed[:50, :120].any()

    @pytest.mark.parametrize("zooms", [1, 3, 5])
    def test_it_is_shown_at_every_zoom(self, qtbot, zooms):
        fresh, view = PhotoView(), PhotoView()
        pixels = large_photo()
        for one in (fresh, view):
            qtbot.addWidget(one)
            one.resize(600, 450)
            one.show_photo(pixels)
            for _ in range(zooms):
                one.zoom_in()
        box = Box.square(1200, 700, 700)
        view.update_region(box, 255 - pixels[box.slices])
        assert not np.array_equal(grabbed(view), grabbed(fresh))
        for one in (fresh, view):
            one.set_original_shown(True)
        assert np.array_equal(grabbed(view), grabbed(fresh))

    def test_many_repairs_are_shown(self, qtbot):
        fresh, view = PhotoView(), PhotoView()
        pixels = large_photo()
        changed = pixels.copy()
        boxes = [
            Box.square(x, y, 60)
            for x in range(1000, 2000, 200)
            for y in range(600, 1400, 200)
        ]
        for box in boxes:
            changed[box.slices] //= 2
        for one, shown in ((fresh, changed), (view, pixels)):
            qtbot.addWidget(one)
            one.resize(1200, 900)
            one.show()
            one.show_photo(shown)
            one.zoom_to_actual()
        for box in boxes:
            view.update_region(box, changed[box.slices])
        assert np.array_equal(grabbed(view), grabbed(fresh))

    def test_a_held_key_asks_for_it(self, view, qtbot):
        told: list[bool] = []
        view.compare_held.connect(told.append)
        qtbot.keyPress(view, Qt.Key.Key_C)
        assert told == [True]
        qtbot.keyRelease(view, Qt.Key.Key_C)
        assert told == [True, False]

    def test_the_key_is_let_go_with_the_focus(self, view, qtbot):
        told: list[bool] = []
        view.compare_held.connect(told.append)
        QApplication.sendEvent(view, QFocusEvent(QFocusEvent.Type.FocusOut))
        assert told == []
        qtbot.keyPress(view, Qt.Key.Key_C)
        QApplication.sendEvent(view, QFocusEvent(QFocusEvent.Type.FocusOut))
        assert told == [True, False]

    def test_nothing_is_asked_for_without_a_photo(self, view, qtbot):
        view.clear()
        with qtbot.assertNotEmitted(view.compare_held):
            qtbot.keyPress(view, Qt.Key.Key_C)


class TestSplit:
    def line(self, view: PhotoView, photo: Pixels, repaired: Pixels) -> int:
        """Column of the photo where the repaired side begins, within a line's width."""
        shown = shown_photo(view)[ABOVE_KNOB.slices]
        is_original = (shown == photo[ABOVE_KNOB.slices]).all(axis=(0, 2))
        is_repaired = (shown == repaired[ABOVE_KNOB.slices]).all(axis=(0, 2))
        assert is_original.any()
        assert is_repaired.any()
        assert np.flatnonzero(is_original)[-1] < np.flatnonzero(is_repaired)[0]
        return REPAIR.left + int(np.flatnonzero(is_repaired)[0])

    def test_the_original_is_left_of_the_line(self, view, photo, repaired):
        view.set_split_shown(True)
        middle = round(view.to_photo(QPoint(300, 200)).x)
        assert self.line(view, photo, repaired) == pytest.approx(middle, abs=4)
        view.set_split_shown(False)
        assert np.array_equal(shown_photo(view), repaired)

    def test_the_line_is_dragged(self, view, photo, repaired, drag):
        view.set_split_shown(True)
        drag(view, (200, 20), (130, 20))
        assert self.line(view, photo, repaired) == pytest.approx(130, abs=4)
        assert view.selection is None

    def test_alt_and_arrows_move_it_and_no_square(self, view, photo, repaired, qtbot):
        view.set_split_shown(True)
        square = Box.square(20, 20, 30)
        view.set_selection(square)
        before = self.line(view, photo, repaired)
        for _ in range(3):
            qtbot.keyClick(view, Qt.Key.Key_Left, ALT)
        assert self.line(view, photo, repaired) == pytest.approx(before - 36, abs=2)
        qtbot.keyClick(view, Qt.Key.Key_Right, ALT)
        assert self.line(view, photo, repaired) == pytest.approx(before - 24, abs=2)
        assert view.selection == square

    def test_it_cannot_be_lost_beyond_the_view(self, view, photo, repaired, drag):
        view.set_split_shown(True)
        drag(view, (200, 20), (-600, 20))
        drag(view, (-88, 20), (150, 20))
        assert self.line(view, photo, repaired) == pytest.approx(150, abs=4)

    def test_squares_are_drawn_beside_it(self, view, drag):
        view.set_split_shown(True)
        drag(view, (30, 30), (80, 80))
        assert view.selection == Box.square(30, 30, 50)

    def test_the_cursor_tells_where_the_line_is(self, view, qtbot):
        view.set_split_shown(True)
        qtbot.mouseMove(view, QPoint(300, 100))
        assert view.cursor().shape() == Qt.CursorShape.SplitHCursor
        qtbot.mouseMove(view, QPoint(350, 100))
        assert view.cursor().shape() == Qt.CursorShape.CrossCursor

    def test_the_held_original_covers_both_sides(self, view, photo, repaired):
        view.set_split_shown(True)
        view.set_original_shown(True)
        assert np.array_equal(shown_photo(view), photo)


class TestLoupe:
    def place(self, view: PhotoView, x: int, y: int) -> Pixels:
        """The middle of the glass, without its cross, while the pointer is there."""
        glass = grabbed(view)[y + 28 : y + 248, x + 28 : x + 248]
        return glass[60:100, 60:100]

    def test_it_shows_single_pixels_of_the_place_under_the_pointer(self, view, qtbot):
        pixels = large_photo()
        view.show_photo(pixels)
        view.set_loupe_shown(True)
        qtbot.mouseMove(view, QPoint(200, 150))
        point = view.to_photo(QPoint(200, 150))
        left, top = round(point.x) - 110 + 60, round(point.y) - 110 + 60
        glass = self.place(view, 200, 150)
        assert any(
            np.array_equal(glass, pixels[y : y + 40, x : x + 40])
            for y in range(top - 4, top + 5)
            for x in range(left - 4, left + 5)
        )

    def test_it_magnifies_where_pixels_show_already(self, view, photo, qtbot):
        view.set_loupe_shown(True)
        qtbot.mouseMove(view, at(view, 150, 100))
        where = at(view, 150, 100)
        glass = self.place(view, where.x(), where.y())
        assert not np.array_equal(glass, photo[50:90, 100:140])

    def test_it_follows_the_pointer_and_leaves_no_trace(self, view, qtbot):
        before = grabbed(view)
        view.set_loupe_shown(True)
        qtbot.mouseMove(view, QPoint(100, 100))
        first = grabbed(view)
        qtbot.mouseMove(view, QPoint(300, 100))
        assert not np.array_equal(grabbed(view), first)
        view.set_loupe_shown(False)
        assert np.array_equal(grabbed(view), before)

    @pytest.mark.parametrize("corner", [(0, 0), (599, 0), (0, 449), (599, 449)])
    def test_it_stays_in_the_view(self, view, qtbot, corner):
        view.set_loupe_shown(True)
        before = grabbed(view)
        qtbot.mouseMove(view, QPoint(*corner))
        view.set_loupe_shown(False)
        view.set_loupe_shown(True)
        changed = (grabbed(view) != before).any(axis=-1)
        assert changed.sum() > 200 * 200

    def test_it_shows_the_original_left_of_the_line(self, view, repaired, qtbot):
        view.set_split_shown(True)
        view.set_loupe_shown(True)
        where = at(view, 150, 120)
        qtbot.mouseMove(view, where)
        split = self.place(view, where.x(), where.y())
        view.set_split_shown(False)
        assert not np.array_equal(split, self.place(view, where.x(), where.y()))
