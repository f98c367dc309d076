"""The size of a file, told before it is written."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.errors import Cancelled, PhotoNotSaved
from core.geometry import Box
from core.patch import Patch
from core.photo.photo import Photo, PhotoInfo
from core.photo.photo_io import open_photo, save_photo
from core.photo.raster import Raster
from core.photo.save_options import SaveOptions
from core.photo.size import estimated_size
from core.progress import silent
from tests.factories import landscape

LARGE = 2100, 1500
"""More than is ever encoded as a whole."""


@pytest.fixture(scope="module")
def large() -> Photo:
    # Twice the same, which is quicker to make and too far apart to be compressed.
    half = landscape(LARGE[0], LARGE[1] // 2)
    return Photo.from_pixels(np.vstack([half, half]), "range.png")


def written(photo: Photo, patches, path: Path, wanted: SaveOptions) -> int:
    save_photo(photo, patches, path, wanted)
    return path.stat().st_size


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp", ".bmp"])
def test_of_a_small_photo_the_size_is_exact(tmp_path: Path, suffix: str) -> None:
    photo = Photo.from_pixels(landscape(300, 200), "peak.png")
    size = estimated_size(photo, (), suffix, SaveOptions(), silent)
    assert size == written(photo, (), tmp_path / f"a{suffix}", SaveOptions())


@pytest.mark.parametrize(
    ("suffix", "wanted"),
    [
        (".jpg", SaveOptions(quality=80)),
        (".jpg", SaveOptions(quality=30)),
        (".png", SaveOptions()),
        (".tif", SaveOptions()),
        (".webp", SaveOptions(quality=70)),
        (".bmp", SaveOptions()),
    ],
)
def test_of_a_large_photo_the_size_is_close(
    large: Photo, tmp_path: Path, suffix: str, wanted: SaveOptions
) -> None:
    size = estimated_size(large, (), suffix, wanted, silent)
    real = written(large, (), tmp_path / f"a{suffix}", wanted)
    assert size == pytest.approx(real, rel=0.15)


def test_a_jpeg_that_is_compressed_again_keeps_its_grid(
    large: Photo, tmp_path: Path
) -> None:
    source = tmp_path / "source.jpg"
    save_photo(large, (), source, SaveOptions(quality=60))
    again = open_photo(source)
    size = estimated_size(again, (), ".jpg", SaveOptions(), silent)
    assert size == pytest.approx(source.stat().st_size, rel=0.03)


def test_long_metadata_is_counted_once(large: Photo, tmp_path: Path) -> None:
    info = replace(large.info, exif=b"MM\0*\0\0\0\x08\0\0\0\0\0\0" + bytes(60_000))
    heavy = Photo(large.raster, info)
    wanted = SaveOptions(quality=20)
    gained = estimated_size(heavy, (), ".jpg", wanted, silent) - estimated_size(
        large, (), ".jpg", wanted, silent
    )
    assert gained == pytest.approx(60_000, rel=0.01)


def test_repairs_are_counted(large: Photo, tmp_path: Path) -> None:
    noise = np.random.default_rng(3).integers(0, 256, (1200, 1200, 3), np.uint8)
    patches = [Patch(Box.square(700, 300, 1200), noise)]
    plain = estimated_size(large, (), ".png", SaveOptions(), silent)
    size = estimated_size(large, patches, ".png", SaveOptions(), silent)
    real = written(large, patches, tmp_path / "noise.png", SaveOptions())
    assert size > 1.2 * plain
    assert size == pytest.approx(real, rel=0.15)


@pytest.mark.parametrize("shape", [(8, 400_000), (400_000, 8), (40, 90_000)])
def test_a_very_long_photo_is_measured_as_well(shape: tuple[int, int]) -> None:
    photo = Photo.from_pixels(np.zeros((*shape, 3), np.uint8), "strip.png")
    assert estimated_size(photo, (), ".png", SaveOptions(), silent) > 0


def test_what_a_format_cannot_hold_is_refused(large: Photo) -> None:
    samples = np.zeros((LARGE[1], LARGE[0], 4), np.uint8)
    samples[..., 3] = 255
    samples[-1, -1, 3] = 0  # one pixel, on no tile
    photo = Photo(Raster(samples, "RGBA"), PhotoInfo(Path("hole.png"), "PNG", "RGBA"))
    with pytest.raises(PhotoNotSaved, match="transparency"):
        estimated_size(photo, (), ".jpg", SaveOptions(), silent)


def test_it_can_be_cancelled(large: Photo) -> None:
    def cancel(done: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        estimated_size(large, (), ".png", SaveOptions(), cancel)
