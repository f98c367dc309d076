"""The photo in several sizes, as it came and as it is."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.geometry import Box, Size
from core.patch import Patch
from core.photo.halving import halvings
from desktop.canvas.images import PhotoPyramid, level_box


def noise(width: int, height: int, seed: int = 0):
    rng = np.random.default_rng(seed)
    pixels = rng.integers(0, 256, (height, width, 3), dtype=np.uint8)
    pixels.setflags(write=False)
    return pixels


def whole(pyramid: PhotoPyramid, level: int) -> Box:
    size = pyramid.size
    return level_box(Box(0, 0, size.width, size.height), level)


def levels(pyramid: PhotoPyramid) -> int:
    return pyramid.level_for(1e-6) + 1


def test_full_size_is_the_array_itself():
    pixels = noise(1500, 900)
    (piece,) = PhotoPyramid(pixels).pieces(0, Box(0, 0, 10, 10))
    assert np.shares_memory(piece.pixels, pixels)


def test_a_mirrored_array_is_shown_as_it_is():
    pixels = noise(700, 600)[:, ::-1]
    assert np.array_equal(PhotoPyramid(pixels).copy(0, Box(0, 0, 700, 600)), pixels)


def test_all_levels_together_are_a_third_of_the_photo():
    pyramid = PhotoPyramid(noise(2048, 1536))
    extra = sum(
        next(pyramid.pieces(level, whole(pyramid, level))).pixels.nbytes
        for level in range(1, levels(pyramid))
    )
    assert extra <= 0.34 * 2048 * 1536 * 3


@pytest.mark.parametrize("size", [(1501, 903), (600, 2001), (513, 1), (3, 700)])
def test_a_level_is_the_mean_of_what_it_covers(size):
    pixels = noise(*size)
    pyramid = PhotoPyramid(pixels)
    for level in range(1, levels(pyramid)):
        box = whole(pyramid, level)
        shown = pyramid.copy(level, box).astype(float)
        assert shown.shape[:2] == (box.height, box.width)
        step = 2**level
        inner = pixels[: size[1] // step * step, : size[0] // step * step]
        rows, columns = inner.shape[0] // step, inner.shape[1] // step
        means = inner.reshape(rows, step, columns, step, 3).mean(axis=(1, 3))
        assert np.abs(shown[:rows, :columns] - means).max(initial=0) <= level


def test_the_level_is_never_enlarged():
    pyramid = PhotoPyramid(noise(4000, 3000))
    assert [pyramid.level_for(zoom) for zoom in (8, 1, 0.51, 0.5, 0.26, 0.25)] == (
        [0, 0, 0, 1, 1, 2]
    )


boxes = st.builds(
    lambda x, y, w, h: Box(x, y, min(1301, x + w), min(901, y + h)),
    st.integers(0, 1300),
    st.integers(0, 900),
    st.integers(1, 1301),
    st.integers(1, 901),
)


@settings(max_examples=12, deadline=None)
@given(changes=st.lists(boxes, min_size=1, max_size=4))
def test_an_updated_pyramid_equals_one_made_of_the_changed_photo(changes):
    pixels = noise(1301, 901)
    original, changed = pixels.copy(), pixels.copy()
    pyramid = PhotoPyramid(pixels)
    for seed, box in enumerate(changes, start=1):
        new = noise(box.width, box.height, seed)
        pyramid.update(Patch(box, new))
        changed[box.slices] = new
    fresh = PhotoPyramid(changed)
    for level in range(levels(pyramid)):
        box = whole(pyramid, level)
        assert np.array_equal(pyramid.copy(level, box), fresh.copy(level, box))
    assert np.array_equal(pixels, original)


def test_going_back_and_forth_does_not_pile_up():
    pyramid = PhotoPyramid(noise(600, 500))
    box = Box.square(100, 100, 50)
    for seed in range(20):
        pyramid.update(Patch(box, noise(50, 50, seed)))
    assert len(list(pyramid.pieces(0, whole(pyramid, 0)))) == 2


def test_a_patch_out_of_the_photo_is_refused():
    pyramid = PhotoPyramid(noise(100, 100))
    with pytest.raises(ValueError, match="inside the photo"):
        pyramid.update(Patch(Box.square(90, 0, 20), noise(20, 20)))


def test_an_empty_photo_is_refused():
    with pytest.raises(ValueError, match="must have pixels"):
        PhotoPyramid(np.empty((0, 10, 3), np.uint8))


def test_size_is_width_and_height():
    assert PhotoPyramid(noise(30, 20)).size == Size(30, 20)


@settings(max_examples=12, deadline=None)
@given(changes=st.lists(boxes, min_size=1, max_size=4))
def test_the_original_is_at_hand_whatever_changed(changes):
    pixels = noise(1301, 901)
    pyramid, fresh = PhotoPyramid(pixels), PhotoPyramid(pixels)
    for seed, box in enumerate(changes, start=1):
        pyramid.update(Patch(box, noise(box.width, box.height, seed)))
    for level in range(levels(pyramid)):
        box = whole(pyramid, level)
        piece = pyramid.original(level, box)
        assert piece.box == piece.extent == box
        assert np.array_equal(piece.pixels, fresh.copy(level, box))


def test_the_original_of_full_size_is_not_copied():
    pixels = noise(700, 600)
    pyramid = PhotoPyramid(pixels)
    pyramid.update(Patch(Box.square(100, 100, 50), noise(50, 50)))
    piece = pyramid.original(0, whole(pyramid, 0))
    assert np.shares_memory(piece.pixels, pixels)


def test_smaller_sizes_that_are_made_already_are_not_made_again(monkeypatch):
    pixels = noise(1500, 900)
    smaller = halvings(pixels)
    monkeypatch.setattr("core.photo.halving.halvings", None)
    pyramid = PhotoPyramid(pixels, smaller)
    for level, made in enumerate(smaller, start=1):
        (piece,) = pyramid.pieces(level, whole(pyramid, level))
        assert np.shares_memory(piece.pixels, made)
