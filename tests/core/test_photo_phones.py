"""Photos as phones store them: opened, and saved as something else."""

import builtins

import numpy as np
import pytest
import pyvips
from PIL import ExifTags, Image, features

from core.errors import PhotoNotSaved, PhotoTooLarge, PhotoUnreadable, PhotoUnsupported
from core.geometry import Box, Size
from core.photo.photo_io import open_photo, save_photo
from tests import heic
from tests.deep import deep_noise
from tests.factories import exif_block, patch_at

HOLE = Box.square(4, 4, 16)
needs_avif = pytest.mark.skipif(
    not features.check("avif"), reason="this Pillow was built without AVIF"
)


def write(path, data):
    path.write_bytes(data)
    return path


@pytest.fixture
def turned(tmp_path):
    return write(tmp_path / "IMG_0001.HEIC", heic.TURNED)


def test_a_heic_photo_is_upright_and_looks_as_it_was_taken(turned):
    photo = open_photo(turned)
    assert (photo.info.format, photo.info.mode, photo.bits) == ("HEIC", "RGB", 8)
    assert photo.size == Size(48, 64)
    upright = np.rot90(heic.scene(), -1)
    assert np.abs(photo.pixels.astype(int) - upright).mean() < 4


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "a.webp", "a.bmp"])
def test_it_is_saved_as_something_else_with_its_metadata(turned, tmp_path, name):
    photo = open_photo(turned)
    save_photo(photo, [patch_at(HOLE)], tmp_path / name)
    saved = open_photo(tmp_path / name)
    assert saved.size == photo.size
    assert np.abs(saved.pixels.astype(int) - photo.pixels)[24:].mean() < 3
    if name == "a.bmp":
        return
    with Image.open(tmp_path / name) as image:
        exif = image.getexif()
    assert exif[ExifTags.Base.Make] == "Mendscape"
    assert exif.get(ExifTags.Base.Orientation, 1) == 1


@pytest.mark.parametrize("name", ["a.heic", "a.HEIF", "a.hif", "a.avif"])
def test_no_such_file_is_written(turned, tmp_path, name):
    with pytest.raises(PhotoNotSaved, match="opened but not written"):
        save_photo(open_photo(turned), [], tmp_path / name)
    assert not (tmp_path / name).exists()


def test_the_content_counts_not_the_name(tmp_path):
    photo = open_photo(write(tmp_path / "a.jpg", heic.TURNED))
    assert photo.info.format == "HEIC"


def test_transparency_is_kept_where_it_can_be(tmp_path):
    photo = open_photo(write(tmp_path / "a.heic", heic.TRANSPARENT))
    save_photo(photo, [], tmp_path / "a.png")
    assert open_photo(tmp_path / "a.png").info.mode == "RGBA"
    with pytest.raises(PhotoNotSaved, match="no transparency"):
        save_photo(photo, [], tmp_path / "a.jpg")


def test_the_first_of_several_pictures_is_the_photo(tmp_path):
    photo = open_photo(write(tmp_path / "a.heic", heic.SEVERAL))
    assert np.abs(photo.pixels.astype(int) - heic.scene()).mean() < 6


def test_more_than_8_bits_are_refused(tmp_path):
    with pytest.raises(PhotoUnsupported, match="more than 8 bits"):
        open_photo(write(tmp_path / "a.heic", heic.DEEP))


def test_a_large_one_is_not_decoded(turned):
    with pytest.raises(PhotoTooLarge, match="48"):
        open_photo(turned, pixel_limit=64 * 48 - 1)


@pytest.mark.parametrize("part", [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_truncated_file(tmp_path, part):
    whole = heic.TURNED
    path = write(tmp_path / "a.heic", whole[: int(len(whole) * part)])
    with pytest.raises(PhotoUnreadable):
        open_photo(path)


def test_without_the_library_a_sentence_says_what_is_missing(turned, monkeypatch):
    real = builtins.__import__

    def without(name, *args, **kwargs):
        if name == "pi_heif":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(PhotoUnreadable, match="pi-heif; install it"):
        open_photo(turned)


@needs_avif
def test_an_avif_photo_is_opened_upright_and_saved_as_something_else(tmp_path):
    Image.fromarray(heic.scene()).save(
        tmp_path / "a.avif", exif=exif_block(6), quality=90
    )
    photo = open_photo(tmp_path / "a.avif")
    assert (photo.info.format, photo.size) == ("AVIF", Size(48, 64))
    upright = np.rot90(heic.scene(), -1)
    assert np.abs(photo.pixels.astype(int) - upright).mean() < 6
    save_photo(photo, [], tmp_path / "a.jpg")
    with Image.open(tmp_path / "a.jpg") as image:
        assert image.getexif()[ExifTags.Base.Make] == "Mendscape"


@needs_avif
def test_an_avif_that_moves_is_explained(tmp_path):
    first = Image.fromarray(heic.scene())
    first.save(tmp_path / "a.avif", save_all=True, append_images=[first.rotate(180)])
    with pytest.raises(PhotoUnsupported, match="an animation of 2 pictures"):
        open_photo(tmp_path / "a.avif")


@needs_avif
def test_an_avif_of_10_bits_is_refused(tmp_path):
    samples = deep_noise("RGB")
    vips = pyvips.Image.new_from_memory(samples.data, 64, 48, 3, "ushort")
    vips = vips.copy(interpretation="rgb16")
    vips.heifsave(str(tmp_path / "a.avif"), compression="av1", bitdepth=10)
    with pytest.raises(PhotoUnsupported, match="more than 8 bits"):
        open_photo(tmp_path / "a.avif")
