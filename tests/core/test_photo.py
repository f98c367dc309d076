import numpy as np
import pytest

from core.geometry import Box, Size
from core.photo.photo import Photo
from core.photo.photo_io import open_photo
from tests.factories import MODES, landscape, write_photo


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_is_shown_as_read_only_rgb(tmp_path, mode):
    photo = open_photo(write_photo(tmp_path / "photo.tif", mode))
    assert photo.size == Size(64, 48)
    assert photo.pixels.shape == (48, 64, 3)
    assert photo.pixels.dtype == np.uint8
    assert photo.pixels.flags.c_contiguous
    with pytest.raises(ValueError, match="read-only"):
        photo.pixels[0, 0] = 0


def test_colour_is_what_was_stored(tmp_path):
    photo = open_photo(write_photo(tmp_path / "photo.png"))
    np.testing.assert_array_equal(photo.pixels, landscape())


def test_pixels_are_computed_once(tmp_path):
    photo = open_photo(write_photo(tmp_path / "photo.tif", "CMYK"))
    assert photo.pixels is photo.pixels


def test_pixels_of_an_rgb_photo_are_its_own_raster(tmp_path):
    photo = open_photo(write_photo(tmp_path / "photo.png"))
    assert np.shares_memory(photo.pixels, photo.raster.samples)


@pytest.mark.parametrize("mode", MODES)
def test_a_region_is_the_same_part_of_the_pixels_and_may_be_changed(tmp_path, mode):
    photo = open_photo(write_photo(tmp_path / "photo.tif", mode))
    box = Box(5, 7, 40, 30)
    region = photo.region(box)
    np.testing.assert_array_equal(region, photo.pixels[box.slices])
    before = photo.pixels.copy()
    region[:] = 0
    np.testing.assert_array_equal(photo.pixels, before)


@pytest.mark.parametrize("box", [Box(-1, 0, 5, 5), Box(60, 0, 65, 5)])
def test_a_region_outside_is_refused(box):
    photo = Photo.from_pixels(landscape())
    with pytest.raises(ValueError, match="inside the photo"):
        photo.region(box)


def test_a_photo_of_pixels_keeps_a_copy():
    pixels = landscape()
    photo = Photo.from_pixels(pixels, "ridge.png")
    pixels[:] = 0
    np.testing.assert_array_equal(photo.pixels, landscape())
    assert photo.info.path.name == "ridge.png"
