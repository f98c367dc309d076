"""Showing, zooming and panning a photo, and changing parts of it."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette

from core.geometry import Box, Point
from desktop.canvas.photo_view import PhotoView
from tests.desktop.canvas.conftest import (
    at,
    grabbed,
    large_photo,
    running,
    shown_photo,
    turn_wheel,
)
from tests.factories import noise

BOX = Box.square(100, 80, 60)


@pytest.fixture
def large(view) -> PhotoView:
    """A view of a photo that is much larger than itself."""
    view.show_photo(large_photo())
    return view


class TestShowing:
    def test_at_100_percent_the_pixels_are_the_photos(self, view, photo):
        assert view.zoom == 1.0
        assert np.array_equal(shown_photo(view), photo)

    def test_beyond_200_percent_each_pixel_is_a_square(self, view, photo):
        for _ in range(4):
            view.zoom_in()
        assert view.zoom == 4.0
        corner = at(view, 200, 150)
        square = grabbed(view)[corner.y() : corner.y() + 4, corner.x() :][:, :4]
        assert (square == photo[150, 200]).all()

    def test_a_mirrored_array_shows_as_it_is(self, view, photo):
        view.show_photo(photo[:, ::-1])
        assert np.array_equal(shown_photo(view), photo[:, ::-1])

    def test_another_photo_takes_the_place(self, view):
        other = noise(400, 300, seed=1)
        view.show_photo(other)
        assert np.array_equal(shown_photo(view), other)

    @pytest.mark.parametrize("size", [(10_000, 60), (9, 9), (60, 5000)])
    def test_odd_shapes_show(self, view, size):
        view.show_photo(np.full((size[1], size[0], 3), 255, np.uint8))
        middle = grabbed(view)[225, 300]
        assert (middle > 200).all()

    @pytest.mark.parametrize(("window", "grey"), [("#f0f0f0", 119), ("#202020", 26)])
    def test_the_ground_is_neutral_and_follows_the_palette(self, view, window, grey):
        view.setPalette(QPalette(QColor(window)))
        assert (grabbed(view)[2, 2] == grey).all()

    def test_without_a_photo_there_is_only_grey(self, view):
        view.clear()
        assert not view.has_photo
        assert len(np.unique(grabbed(view))) == 1

    def test_an_empty_array_is_refused(self, view):
        with pytest.raises(ValueError, match="must have pixels"):
            view.show_photo(np.empty((0, 0, 3), np.uint8))

    def test_screen_readers_are_told(self, view):
        assert view.accessibleName()
        assert view.focusPolicy() == Qt.FocusPolicy.StrongFocus


class TestZooming:
    @pytest.mark.parametrize("turn", [{"angle": 120}, {"pixels": 55}])
    def test_the_point_under_the_pointer_stays(self, large, turn):
        pointer = QPoint(150, 120)
        before = large.to_photo(pointer)
        zoom = large.zoom
        for _ in range(5):
            turn_wheel(large, pointer, **turn)
        after = large.to_photo(pointer)
        assert large.zoom > 1.5 * zoom
        assert (after.x, after.y) == pytest.approx((before.x, before.y))

    def test_turning_back_leads_to_the_whole_photo(self, large):
        fitted = large.zoom
        turn_wheel(large, QPoint(100, 100), angle=360)
        turn_wheel(large, QPoint(500, 400), angle=-1200)
        assert large.zoom == fitted
        assert large.to_view(Point(1500, 1000)).toPoint() == QPoint(300, 225)

    def test_commands(self, large):
        fitted = large.zoom
        large.zoom_to_actual()
        assert large.zoom == 1.0
        large.zoom_in()
        assert large.zoom == 1.5
        large.zoom_out()
        large.zoom_out()
        assert large.zoom == pytest.approx(0.6667)
        large.fit()
        assert large.zoom == fitted

    def test_commands_keep_the_middle(self, large):
        turn_wheel(large, QPoint(100, 100), angle=240)
        before = large.to_photo(QPoint(300, 225))
        large.zoom_in()
        after = large.to_photo(QPoint(300, 225))
        assert (after.x, after.y) == pytest.approx((before.x, before.y))

    def test_changes_are_told_once(self, large, qtbot):
        with qtbot.waitSignal(large.zoom_changed) as told:
            large.zoom_to_actual()
        assert told.args == [1.0]
        with qtbot.assertNotEmitted(large.zoom_changed):
            large.zoom_to_actual()

    def test_the_window_grows_with_a_fitted_photo(self, large):
        zoom = large.zoom
        large.resize(1000, 800)
        assert large.zoom > 1.5 * zoom

    def test_the_window_grows_around_a_zoomed_photo(self, large):
        large.zoom_to_actual()
        before = large.to_photo(QPoint(300, 225))
        large.resize(800, 550)
        after = large.to_photo(QPoint(400, 275))
        assert large.zoom == 1.0
        assert (after.x, after.y) == pytest.approx((before.x, before.y))


class TestPanning:
    def test_the_middle_button_drags_the_photo(self, large, drag):
        large.zoom_to_actual()
        before = large.to_view(Point(1500, 1000))
        drag(large, (1500, 1000), (1540, 970), button=Qt.MouseButton.MiddleButton)
        way = large.to_view(Point(1500, 1000)) - before
        assert (way.x(), way.y()) == pytest.approx((40, -30))
        assert large.selection is None

    def test_the_space_bar_makes_a_hand_of_the_left_button(self, large, drag, qtbot):
        large.zoom_to_actual()
        qtbot.keyPress(large, Qt.Key.Key_Space)
        assert large.cursor().shape() == Qt.CursorShape.OpenHandCursor
        drag(large, (1500, 1000), (1540, 970), is_released=False)
        assert large.cursor().shape() == Qt.CursorShape.ClosedHandCursor
        qtbot.mouseRelease(large, Qt.MouseButton.LeftButton)
        qtbot.keyRelease(large, Qt.Key.Key_Space)
        assert large.cursor().shape() == Qt.CursorShape.CrossCursor
        assert large.selection is None
        assert large.to_photo(QPoint(300, 225)).x == pytest.approx(1460)

    def test_only_its_own_button_ends_it(self, large, drag, qtbot):
        large.zoom_to_actual()
        middle = Qt.MouseButton.MiddleButton
        drag(large, (1500, 1000), (1520, 1000), button=middle, is_released=False)
        qtbot.mouseRelease(large, Qt.MouseButton.RightButton)
        assert large.is_panning
        qtbot.mouseRelease(large, middle)
        assert not large.is_panning

    def test_losing_the_focus_lets_go_of_the_space_bar(self, large, drag, qtbot):
        large.zoom_to_actual()
        qtbot.keyPress(large, Qt.Key.Key_Space)
        large.clearFocus()
        drag(large, (1500, 1000), (1540, 1040))
        assert large.selection == Box.square(1500, 1000, 40)


class TestChangingARegion:
    def test_the_new_pixels_show_and_no_others_change(self, view, photo):
        new = noise(60, 60, seed=1)
        view.update_region(BOX, new)
        expected = photo.copy()
        expected[BOX.slices] = new
        assert np.array_equal(shown_photo(view), expected)

    @pytest.mark.parametrize("zoom", [0.19, 0.3, 0.55, 0.75, 1.4, 3.0])
    def test_at_every_zoom_it_looks_like_the_changed_photo(self, large, zoom):
        box = Box.square(1400, 900, 301)
        changed = large_photo()
        changed[box.slices] = noise(301, 301, seed=1) // 2
        large.update_region(box, changed[box.slices])
        zoom_to(large, zoom)
        updated = grabbed(large)
        large.show_photo(changed)
        zoom_to(large, zoom)
        difference = np.abs(updated.astype(int) - grabbed(large))
        assert difference.max() <= 2

    def test_the_photos_array_is_never_written_to(self, view, photo):
        before = photo.copy()
        view.update_region(BOX, noise(60, 60, seed=1), fade=True)
        view.update_region(BOX, noise(60, 60, seed=2))
        grabbed(view)
        assert np.array_equal(photo, before)

    def test_putting_the_old_pixels_back_shows_the_photo(self, view, photo):
        view.update_region(BOX, noise(60, 60, seed=1))
        view.update_region(BOX, photo[BOX.slices])
        assert np.array_equal(shown_photo(view), photo)

    def test_new_pixels_fade_in_and_stay(self, view, photo, qtbot):
        new = np.zeros((60, 60, 3), np.uint8)
        view.update_region(BOX, new, fade=True)
        first = shown_photo(view)[BOX.slices]
        assert np.abs(first.astype(int) - photo[BOX.slices]).max() <= 40
        qtbot.waitUntil(lambda: not shown_photo(view)[BOX.slices].any())

    def test_another_change_ends_the_fade(self, view):
        view.update_region(BOX, np.zeros((60, 60, 3), np.uint8), fade=True)
        new = noise(60, 60, seed=1)
        view.update_region(BOX, new)
        assert np.array_equal(shown_photo(view)[BOX.slices], new)

    @pytest.mark.parametrize("fade", [False, True])
    @pytest.mark.parametrize(("box", "side"), [(BOX, 59), (Box.square(390, 0, 60), 60)])
    def test_pixels_that_do_not_fit_are_refused(self, view, photo, box, side, fade):
        with pytest.raises(ValueError, match="patch must"):
            view.update_region(box, noise(side, side), fade=fade)
        assert np.array_equal(shown_photo(view), photo)

    def test_without_a_photo_nothing_happens(self, view):
        view.clear()
        view.update_region(BOX, noise(60, 60))
        assert not view.has_photo


def test_nothing_runs_while_nothing_moves(view, drag, qtbot):
    """Timers run only while something is busy, animations only while it fades."""
    view.set_busy([BOX])
    assert running(view)
    view.set_busy([])
    view.update_region(BOX, noise(60, 60), fade=True)
    qtbot.waitUntil(lambda: not running(view))
    drag(view, (20, 20), (60, 60))
    assert not running(view)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Return])
def test_without_a_photo_hands_do_no_harm(view, drag, qtbot, key):
    view.clear()
    drag(view, (10, 10), (90, 90))
    drag(view, (10, 10), (90, 90), button=Qt.MouseButton.MiddleButton)
    turn_wheel(view, QPoint(100, 100), angle=240)
    qtbot.keyClick(view, key)
    view.zoom_in()
    assert view.selection is None
    assert view.cursor().shape() == Qt.CursorShape.ArrowCursor


def zoom_to(view: PhotoView, zoom: float) -> None:
    """By a pinch of just that size, in the middle."""
    view.fit()
    view._zoom_to(zoom)
    assert view.zoom == pytest.approx(zoom)
