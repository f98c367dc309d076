"""TIFF files: how they are compressed, and that nobody waits meanwhile."""

import threading
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.geometry import Box
from core.photo.photo import Photo
from core.photo.photo_io import open_photo, save_photo
from core.photo.save_options import SaveOptions
from tests.deep import deep_noise, write_deep
from tests.factories import noise, patch_at, picture, srgb_profile, write_photo


def compression_of(path: Path) -> str:
    with Image.open(path) as image:
        return image.info["compression"]


@pytest.mark.parametrize("compression", [None, "tiff_lzw"])
def test_other_threads_run_while_a_tiff_is_written(
    tmp_path: Path, compression: str | None
) -> None:
    source = tmp_path / ("source.png" if compression is None else "source.tif")
    options = {} if compression is None else {"compression": compression}
    Image.fromarray(noise(2400, 2000)).save(source, **options)
    photo = open_photo(source)
    saving = threading.Thread(target=save_photo, args=(photo, (), tmp_path / "a.tif"))
    seen = set()
    saving.start()
    while saving.is_alive():
        with suppress(FileNotFoundError):  # it has just got its name
            seen |= {path.stat().st_size for path in tmp_path.glob(".mendscape-*.tif")}
    whole = (tmp_path / "a.tif").stat().st_size
    assert any(0 < size < whole / 2 for size in seen)


def test_a_compression_that_is_not_written_becomes_another_lossless_one(
    tmp_path: Path,
) -> None:
    path = write_photo(tmp_path / "a.tif", compression="lzma")
    before = open_photo(path)
    save_photo(before, [], path)
    assert compression_of(path) == "tiff_adobe_deflate"
    after = open_photo(path)
    np.testing.assert_array_equal(after.raster.samples, before.raster.samples)


def test_a_patch_and_the_rest_come_back_under_zstandard(tmp_path: Path) -> None:
    path = write_photo(tmp_path / "a.tif", compression="zstd", dpi=(300, 300))
    photo, hole = open_photo(path), Box.square(20, 12, 16)
    save_photo(photo, [patch_at(hole)], path)
    again = open_photo(path)
    expected = photo.pixels.copy()
    expected[hole.slices] = patch_at(hole).pixels
    np.testing.assert_array_equal(again.pixels, expected)
    assert again.info.dpi == (300, 300)


def test_in_a_hurry_nothing_is_compressed(tmp_path: Path) -> None:
    hurry = SaveOptions(is_quick=True)
    deep = open_photo(write_deep(tmp_path / "deep.png", deep_noise("RGB")))
    for photo in (deep, Photo.from_pixels(noise(40, 30))):
        save_photo(photo, [], tmp_path / "a.tif", hurry)
        assert compression_of(tmp_path / "a.tif") == "raw"
        again = open_photo(tmp_path / "a.tif")
        np.testing.assert_array_equal(again.raster.samples, photo.raster.samples)


def test_a_profile_of_other_pixels_is_left_out(tmp_path: Path) -> None:
    for mode in ("1", "P"):
        image = picture("P") if mode == "P" else picture("RGB").convert("1")
        image.save(tmp_path / "a.png", icc_profile=srgb_profile())
        save_photo(open_photo(tmp_path / "a.png"), [], tmp_path / f"{mode}.tif")
    assert not open_photo(tmp_path / "1.tif").info.icc_profile
    assert open_photo(tmp_path / "P.tif").info.icc_profile == srgb_profile()


@pytest.mark.parametrize("mode", ["L", "LA", "RGB", "RGBA", "CMYK"])
def test_whoever_reads_the_file_learns_what_its_channels_mean(
    tmp_path: Path, mode: str
) -> None:
    save_photo(
        open_photo(write_photo(tmp_path / "a.tif", mode)), [], tmp_path / "b.tif"
    )
    with Image.open(tmp_path / "b.tif") as image:
        assert image.mode == mode
        assert image.tag_v2[0x115] == len(mode)  # channels
        assert image.tag_v2.get(0x152) == ((2,) if mode.endswith("A") else None)
        assert 0x11A not in image.tag_v2  # a resolution that nobody knows
