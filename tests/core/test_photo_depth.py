"""A patch of 8 bits in samples of 16: no bands in a clear sky, no lost grain."""

import numpy as np
import pytest

from core.geometry import Box
from core.patch import Patch
from core.photo.depth import REACH, narrowed
from core.photo.photo import Photo, PhotoInfo
from core.photo.raster import Raster

SIDE = 220
HOLE = Box.square(60, 60, 100)
INNER = (slice(10, -10), slice(10, -10))


def sky(grain, *, slope=0.03, seed=0):
    """Brightness in levels of 8 bits: a sky that changes by far less than one a row."""
    rows, columns = np.mgrid[0:SIDE, 0:SIDE]
    calm = 120 + slope * (rows + 0.4 * columns)
    noise = np.random.default_rng(seed).normal(0, grain, calm.shape)
    return calm, calm + noise


def photo_of(levels, mode="L"):
    samples = np.rint(levels * 257).astype(np.uint16)
    samples.setflags(write=False)
    return Photo(Raster(samples, mode), PhotoInfo("sky.png", "PNG"))


def patch_of(levels, box=HOLE):
    grey = np.rint(levels[box.slices]).astype(np.uint8)
    return Patch(box, np.repeat(grey[..., None], 3, axis=2))


def laid(photo, *patches):
    """The samples that the last patch becomes, in levels of 8 bits."""
    *_, (_, samples) = photo.raster.laid(patches)
    return samples / 257


@pytest.mark.parametrize("slope", [0.02, 0.03, 0.1])
def test_the_steps_of_a_clear_sky_are_gone(slope):
    calm, _ = sky(0, slope=slope)
    found = laid(photo_of(calm), patch_of(calm))
    plain = np.rint(calm)[HOLE.slices]
    truth = calm[HOLE.slices]
    assert np.abs(plain - truth)[INNER].mean() > 0.2
    assert np.abs(found - truth)[INNER].mean() < 0.05


def test_nothing_is_seen_of_the_edge_either():
    calm, _ = sky(0)
    error = laid(photo_of(calm), patch_of(calm)) - calm[HOLE.slices]
    edges = (error[0], error[-1], error[:, 0], error[:, -1])
    assert max(np.abs(edge).mean() for edge in edges) < 0.05


@pytest.mark.parametrize("grain", [0.7, 1, 3])
def test_grain_stays_as_it_was_filled(grain):
    _, grainy = sky(grain)
    _, other = sky(grain, seed=1)
    found = laid(photo_of(other), patch_of(grainy))
    plain = np.rint(grainy)[HOLE.slices]
    assert np.std(found - plain) < 0.1


@pytest.mark.parametrize("grain", [0, 0.2, 0.5, 2])
def test_shown_in_8_bits_it_is_the_patch_to_the_pixel(grain):
    _, levels = sky(grain)
    patch = patch_of(levels)
    ((_, samples),) = photo_of(levels).raster.laid((patch,))
    np.testing.assert_array_equal(narrowed(samples), patch.pixels[..., 0])


@pytest.mark.parametrize("value", [0, 255])
def test_the_darkest_and_the_brightest_stay_in_range(value):
    levels = np.full((SIDE, SIDE), float(value))
    assert (laid(photo_of(levels), patch_of(levels)) == value).all()


def test_what_a_hole_hides_has_no_influence():
    calm, _ = sky(0)
    damaged = calm.copy()
    damaged[HOLE.slices] = 255
    neighbour = Box.square(HOLE.right, HOLE.top, 50)
    damaged[neighbour.slices] = 0
    patches = patch_of(calm, neighbour), patch_of(calm)
    np.testing.assert_array_equal(
        laid(photo_of(calm), *patches), laid(photo_of(damaged), *patches)
    )


def test_what_is_far_has_no_influence():
    calm, _ = sky(0)
    changed = np.full_like(calm, 30)
    near = HOLE.grown(REACH)
    changed[near.slices] = calm[near.slices]
    patch = patch_of(calm)
    np.testing.assert_array_equal(
        laid(photo_of(calm), patch), laid(photo_of(changed), patch)
    )


@pytest.mark.parametrize("corner", [(0, 0), (SIDE - 40, SIDE - 40), (0, SIDE - 40)])
def test_at_the_border_of_the_photo(corner):
    calm, _ = sky(0, slope=0.1)
    box = Box.square(*corner, 40)
    found = laid(photo_of(calm), patch_of(calm, box))
    assert np.abs(found - calm[box.slices])[INNER].mean() < 0.1


def test_every_channel_is_smoothed_by_itself():
    calm, _ = sky(0)
    colours = np.stack([calm, 250 - calm, calm / 2], axis=-1)
    patch = Patch(HOLE, np.rint(colours[HOLE.slices]).astype(np.uint8))
    error = laid(photo_of(colours, "RGB"), patch) - colours[HOLE.slices]
    assert (np.abs(error)[INNER].mean(axis=(0, 1)) < 0.08).all()
