"""Holes while they are being filled."""

import numpy as np

from core.geometry import Box
from tests.desktop.canvas.conftest import at, grabbed, running, shown_photo

BOX = Box.square(100, 80, 60)


def test_a_veil_lies_over_the_hole_alone(view, photo):
    view.set_busy([BOX])
    shown = shown_photo(view)
    assert (shown[BOX.slices] >= photo[BOX.slices]).all()
    assert shown[BOX.slices].mean() > photo[BOX.slices].mean() + 10
    beyond = np.ones((300, 400), bool)
    beyond[BOX.grown(4).slices] = False
    assert np.array_equal(shown[beyond], photo[beyond])


def test_the_line_travels(view, qtbot):
    view.set_busy([BOX])
    first = shown_photo(view)
    qtbot.waitUntil(lambda: not np.array_equal(shown_photo(view), first))


def test_holes_that_touch_are_one_shape(view):
    view.show_photo(np.full((300, 400, 3), 100, np.uint8))
    chain = [BOX, BOX.shifted(40, 20), BOX.shifted(100, 20)]
    view.set_busy(chain)
    shown = shown_photo(view)
    veiled = shown[90, 110]
    assert (veiled > 100).all()
    for box in chain:
        assert (shown[box.slices] == veiled).all()


def test_the_shape_moves_and_grows_with_the_photo(view):
    view.show_photo(np.full((300, 400, 3), 100, np.uint8))
    view.set_busy([BOX])
    for _ in range(2):
        view.zoom_in()
    corner, end = at(view, BOX.left, BOX.top), at(view, BOX.right, BOX.bottom)
    image = grabbed(view)[corner.y() : end.y(), corner.x() : end.x()]
    assert (image > 100).all()
    assert (grabbed(view)[corner.y() - 4] <= 100).all()


def test_it_ends_without_a_trace(view, photo):
    view.set_busy([BOX])
    view.set_busy([])
    assert np.array_equal(shown_photo(view), photo)


def test_another_photo_is_not_busy(view, photo):
    view.set_busy([BOX])
    view.show_photo(photo)
    assert np.array_equal(shown_photo(view), photo)
    assert not running(view)
