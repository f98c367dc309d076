"""What a photo's colours look like on a screen; its own samples stay what they are."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from core.geometry import Box
from core.patch import Patch
from core.photo.photo import Photo
from core.photo.photo_io import open_photo, save_photo
from core.photo.screen import screen_colour
from tests.factories import landscape, noise
from tests.profiles import cmyk_profile, display_p3_profile

_P3_TO_SRGB = np.array(
    [[1.2249, -0.2247, 0.0], [-0.0420, 1.0419, 0.0], [-0.0197, -0.0786, 1.0979]]
)
"""Of linear light; both have the white of D65."""


def srgb_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def by_formula(pixels: np.ndarray) -> np.ndarray:
    """Display P3 as sRGB."""
    encoded = pixels / 255
    linear = np.where(
        encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4
    )
    inside = np.clip(linear @ _P3_TO_SRGB.T, 0, 1)
    shown = np.where(
        inside <= 0.0031308, 12.92 * inside, 1.055 * inside ** (1 / 2.4) - 0.055
    )
    return 255 * shown


def of_phone(pixels: np.ndarray) -> Photo:
    photo = Photo.from_pixels(pixels)
    return Photo(photo.raster, replace(photo.info, icc_profile=display_p3_profile()))


def test_the_colours_of_a_phone_are_converted() -> None:
    photo = of_phone(noise(60, 700))
    shown = photo.screen_pixels
    assert abs(shown - by_formula(photo.pixels)).max() < 2.5
    assert abs(shown.astype(int) - photo.pixels).max() > 20
    assert not shown.flags.writeable


def test_a_part_looks_as_it_does_in_the_whole() -> None:
    photo = of_phone(noise(300, 600))
    box = Box(40, 200, 90, 590)
    part = photo.on_screen(photo.region(box))
    assert np.array_equal(part, photo.screen_pixels[box.slices])


def test_the_smaller_sizes_are_those_of_the_screen() -> None:
    photo = of_phone(np.full((800, 900, 3), (200, 100, 100), np.uint8))
    (smaller,) = photo.smaller
    assert np.array_equal(smaller[0, 0], photo.screen_pixels[0, 0])


@pytest.mark.parametrize(
    "profile",
    [
        pytest.param(b"", id="none"),
        pytest.param(srgb_profile(), id="sRGB"),
        pytest.param(cmyk_profile(), id="of inks"),
        pytest.param(display_p3_profile()[:200], id="cut off"),
        pytest.param(bytes(16) + b"RGB " + bytes(300), id="of nothing"),
    ],
)
def test_without_a_conversion_nothing_is_copied(profile: bytes) -> None:
    assert screen_colour(profile) is None
    photo = Photo.from_pixels(landscape(40, 30))
    photo = Photo(photo.raster, replace(photo.info, icc_profile=profile))
    assert photo.screen_pixels is photo.pixels


def test_what_is_saved_is_not_converted(tmp_path: Path) -> None:
    path, copy = tmp_path / "phone.png", tmp_path / "copy.png"
    pixels = landscape(64, 48)
    Image.fromarray(pixels).save(path, icc_profile=display_p3_profile())
    photo = open_photo(path)
    assert not np.array_equal(photo.screen_pixels, pixels)
    box = Box.square(10, 10, 8)
    fill = np.full((8, 8, 3), (200, 100, 100), np.uint8)
    save_photo(photo, (Patch(box, fill),), copy)
    with Image.open(copy) as image:
        saved = np.array(image)
        assert image.info["icc_profile"] == display_p3_profile()
    assert np.array_equal(saved[box.slices], fill)
    saved[box.slices] = pixels[box.slices]
    assert np.array_equal(saved, pixels)
