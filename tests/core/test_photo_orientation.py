"""A photo held any way is shown, repaired and saved upright."""

import numpy as np
import pytest
from PIL import ExifTags, Image, ImageOps

from core.geometry import Box
from core.photo.photo_io import open_photo, save_photo
from tests.factories import (
    landscape,
    outside,
    patch_at,
    samples_in,
    write_turned,
    xmp_packet,
)

HOLE = Box.square(3, 30, 10)
EXACT = ("photo.png", "photo.tif", "photo.webp")


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("name", EXACT)
def test_pixels_are_upright(tmp_path, name, orientation):
    upright = Image.fromarray(landscape(40, 60))
    photo = open_photo(write_turned(tmp_path / name, upright, orientation))
    np.testing.assert_array_equal(photo.pixels, np.asarray(upright))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("name", EXACT)
def test_every_viewer_sees_the_saved_photo_upright(tmp_path, name, orientation):
    upright = Image.fromarray(landscape(40, 60))
    photo = open_photo(write_turned(tmp_path / name, upright, orientation))
    saved = tmp_path / f"saved-{name}"
    save_photo(photo, [patch_at(HOLE)], saved)
    expected = outside(np.asarray(upright), [HOLE])
    np.testing.assert_array_equal(outside(samples_in(saved), [HOLE]), expected)
    with Image.open(saved) as image:
        aware = np.asarray(ImageOps.exif_transpose(image))
    np.testing.assert_array_equal(outside(aware, [HOLE]), expected)
    np.testing.assert_array_equal(aware[HOLE.slices], patch_at(HOLE).pixels)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_jpeg_is_saved_upright_with_its_sides_told_right(tmp_path, orientation):
    upright = Image.fromarray(landscape(40, 60))
    source = write_turned(tmp_path / "photo.jpg", upright, orientation)
    save_photo(open_photo(source), [], source)
    with Image.open(source) as image:
        assert image.size == (40, 60)
        exif = image.getexif()
        details = exif.get_ifd(ExifTags.IFD.Exif)
    assert exif[ExifTags.Base.Orientation] == 1
    assert details[ExifTags.Base.ExifImageWidth] == 40
    assert details[ExifTags.Base.ExifImageHeight] == 60
    change = np.abs(samples_in(source).astype(int) - np.asarray(upright))
    assert change.mean() < 2


@pytest.mark.parametrize("name", ["photo.png", "photo.webp"])
def test_an_orientation_in_xmp_alone_counts_and_is_set_right(tmp_path, name):
    upright = landscape(40, 60)
    stored = Image.fromarray(upright).transpose(Image.Transpose.ROTATE_90)
    if name == "photo.png":
        from PIL.PngImagePlugin import PngInfo

        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", xmp_packet(6).decode())
        stored.save(tmp_path / name, pnginfo=info)
    else:
        stored.save(tmp_path / name, lossless=True, xmp=xmp_packet(6))
    photo = open_photo(tmp_path / name)
    np.testing.assert_array_equal(photo.pixels, upright)
    save_photo(photo, [], tmp_path / name)
    np.testing.assert_array_equal(open_photo(tmp_path / name).pixels, upright)
    assert b'tiff:Orientation="1"' in open_photo(tmp_path / name).info.xmp


def test_exif_is_believed_before_xmp(tmp_path):
    upright = landscape(40, 60)
    stored = Image.fromarray(upright).transpose(Image.Transpose.ROTATE_180)
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 3
    stored.save(tmp_path / "a.webp", lossless=True, exif=exif, xmp=xmp_packet(6))
    np.testing.assert_array_equal(open_photo(tmp_path / "a.webp").pixels, upright)


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_a_senseless_orientation_turns_nothing(tmp_path, orientation):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    Image.fromarray(landscape()).save(tmp_path / "a.png", exif=exif)
    np.testing.assert_array_equal(open_photo(tmp_path / "a.png").pixels, landscape())
