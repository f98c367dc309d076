"""What the repaired photo is made of, and that nothing else of it changes."""

import numpy as np
import pytest

from core.compose import composed, count_changed_outside
from core.errors import Cancelled
from core.geometry import Box
from core.patch import Patch
from core.photo.photo import Photo
from core.progress import silent
from tests.factories import noise

PHOTO = Photo.from_pixels(noise(60, 400))
HOLE = Box.square(10, 120, 20)  # over the edge of two bands
LOW = Box.square(30, 390, 10)


def inverted(box: Box) -> Patch:
    """Every pixel of it differs from the photo's."""
    return Patch(box, 255 - PHOTO.region(box) // 2 * 2)


def test_patches_lie_over_the_photo_in_their_order() -> None:
    under, over = inverted(HOLE), Patch(LOW, np.zeros((10, 10, 3), np.uint8))
    top = Patch(LOW, np.full((10, 10, 3), 9, np.uint8))
    whole = Box(0, 0, 60, 400)
    expected = PHOTO.pixels.copy()
    expected[HOLE.slices] = under.pixels
    expected[LOW.slices] = 9
    np.testing.assert_array_equal(composed(PHOTO, (under, over, top), whole), expected)
    part = Box(0, 125, 35, 395)
    shown = composed(PHOTO, (under, over, top), part)
    np.testing.assert_array_equal(shown, expected[part.slices])


def test_nothing_changes_outside_the_holes() -> None:
    patches = (inverted(HOLE), inverted(LOW))
    assert count_changed_outside(PHOTO, patches, (HOLE, LOW), silent) == 0


def test_each_pixel_that_changes_outside_is_counted_once() -> None:
    hole = Box(HOLE.left + 1, HOLE.top, HOLE.right, HOLE.bottom)
    patches = (inverted(HOLE), inverted(LOW))
    count = count_changed_outside(PHOTO, patches, (hole,), silent)
    assert count == HOLE.height + LOW.size.pixels


def test_without_patches_there_is_nothing_to_look_at() -> None:
    assert count_changed_outside(PHOTO, (), (), silent) == 0


def test_counting_can_be_cancelled() -> None:
    def cancel(done: float) -> None:
        if done > 0:
            raise Cancelled

    with pytest.raises(Cancelled):
        count_changed_outside(PHOTO, (inverted(HOLE),), (), cancel)
