"""Grey by luminance, and inks that come back as the colour they were."""

import numpy as np
import pytest
from PIL import Image

from core.geometry import Box
from core.patch import Patch
from core.photo.colour import PlainCmyk, ProfiledCmyk, cmyk_colour
from core.photo.notes import SaveNote
from core.photo.photo_io import open_photo, save_photo
from core.photo.writing import notes_on_saving
from tests.factories import (
    landscape,
    outside,
    patch_at,
    samples_in,
    srgb_profile,
    write_photo,
)
from tests.profiles import cmyk_profile

HOLE = Box.square(20, 12, 16)


@pytest.fixture(params=["plain", "profiled"])
def profile(request):
    return {} if request.param == "plain" else {"icc_profile": cmyk_profile()}


def test_an_unchanged_region_comes_back_as_it_looked(tmp_path, profile):
    path = write_photo(tmp_path / "a.tif", "CMYK", **profile)
    photo = open_photo(path)
    region = photo.region(HOLE)
    save_photo(photo, [Patch(HOLE, region)], path)
    change = np.abs(open_photo(path).region(HOLE).astype(int) - region)
    assert change.max() <= 3


@pytest.mark.parametrize(
    ("mode", "name", "notes"),
    [
        ("CMYK", "b.png", (SaveNote.INKS_AS_RGB,)),
        ("CMYK", "b.webp", (SaveNote.INKS_AS_RGB,)),
        ("CMYK", "b.jpg", ()),
        ("CMYK", "b.tif", ()),
        ("RGB", "b.png", ()),
    ],
)
def test_inks_that_a_format_cannot_hold_are_told(tmp_path, mode, name, notes):
    photo = open_photo(write_photo(tmp_path / "a.tif", mode))
    assert notes_on_saving(photo, tmp_path / name) == notes


def test_inks_outside_the_patch_are_kept_exactly(tmp_path, profile):
    path = write_photo(tmp_path / "a.tif", "CMYK", **profile)
    before = samples_in(path)
    save_photo(open_photo(path), [patch_at(HOLE)], path)
    assert samples_in(path).shape == (48, 64, 4)
    np.testing.assert_array_equal(
        outside(samples_in(path), [HOLE]), outside(before, [HOLE])
    )


def test_the_profile_decides_how_a_patch_is_printed(tmp_path):
    grey = Patch(HOLE, np.full((16, 16, 3), 90, np.uint8))
    black = {}
    for name, options in (("plain", {}), ("own", {"icc_profile": cmyk_profile()})):
        path = write_photo(tmp_path / f"{name}.tif", "CMYK", **options)
        save_photo(open_photo(path), [grey], path)
        black[name] = samples_in(path)[HOLE.slices][..., 3].mean()
        assert np.abs(open_photo(path).region(HOLE).astype(int) - 90).max() <= 3
    assert black["plain"] == 0
    assert black["own"] > 50


def test_a_printed_photo_saved_for_the_screen_looks_the_same(tmp_path):
    path = write_photo(tmp_path / "a.tif", "CMYK", icc_profile=cmyk_profile())
    photo = open_photo(path)
    for name in ("b.png", "b.bmp", "b.webp"):
        save_photo(photo, [], tmp_path / name)
        saved = open_photo(tmp_path / name)
        np.testing.assert_array_equal(saved.pixels, photo.pixels)
        assert saved.info.icc_profile == b""


@pytest.mark.parametrize("name", ["a.jpg", "a.tif"])
def test_the_printing_profile_stays_beside_inks(tmp_path, name):
    path = write_photo(tmp_path / name, "CMYK", icc_profile=cmyk_profile())
    save_photo(open_photo(path), [], path)
    assert open_photo(path).info.icc_profile == cmyk_profile()


@pytest.mark.parametrize("damaged", [b"", b"no profile", cmyk_profile()[:300]])
def test_a_damaged_profile_falls_back_to_the_formula(damaged):
    assert isinstance(cmyk_colour(damaged), PlainCmyk)


def test_a_profile_of_other_colours_falls_back_to_the_formula():
    assert isinstance(cmyk_colour(srgb_profile()), PlainCmyk)
    assert isinstance(cmyk_colour(cmyk_profile()), ProfiledCmyk)


@pytest.mark.parametrize("mode", ["L", "LA"])
def test_a_patch_in_a_grey_photo_has_the_luminance_of_its_colour(tmp_path, mode):
    path = write_photo(tmp_path / "a.png", mode)
    colours = np.array([[255, 0, 0], [0, 255, 0], [0, 0, 255], [77, 77, 77]], np.uint8)
    patch = Patch(Box(0, 0, 4, 1), colours[None])
    save_photo(open_photo(path), [patch], path)
    saved = open_photo(path).region(patch.box)[0, :, 0]
    assert saved.tolist() == [76, 150, 29, 77]


def test_a_grey_photo_in_colour_format_stays_grey(tmp_path):
    photo = open_photo(write_photo(tmp_path / "a.png", "L"))
    save_photo(photo, [patch_at(HOLE)], tmp_path / "a.webp")
    saved = samples_in(tmp_path / "a.webp")
    assert (saved == saved[..., :1]).all()


def test_a_wide_profile_stays_beside_rgb(tmp_path):
    path = tmp_path / "a.png"
    Image.fromarray(landscape()).save(path, icc_profile=srgb_profile())
    save_photo(open_photo(path), [], tmp_path / "b.jpg")
    assert open_photo(tmp_path / "b.jpg").info.icc_profile == srgb_profile()
