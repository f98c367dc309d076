"""Files written with options: smaller, exact, or silent about their past."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, PngImagePlugin

from core.geometry import Box
from core.patch import Patch
from core.photo.photo import Photo
from core.photo.photo_io import open_photo, save_photo
from core.photo.save_options import SaveOptions
from tests.factories import landscape

CAMERA = 0x0110


@pytest.fixture
def jpeg(tmp_path: Path) -> Photo:
    """A JPEG that knows its camera."""
    exif = Image.Exif()
    exif[CAMERA] = "Box of tin"
    path = tmp_path / "peak.jpg"
    image = Image.fromarray(landscape(320, 240))
    image.save(
        path, quality=90, exif=exif, comment=b"of the north face", dpi=(300, 300)
    )
    return open_photo(path)


@pytest.mark.parametrize("suffix", [".jpg", ".webp"])
def test_a_lower_quality_makes_a_smaller_file(
    jpeg: Photo, tmp_path: Path, suffix: str
) -> None:
    sizes = []
    for quality in (30, 60, 95):
        path = tmp_path / f"{quality}{suffix}"
        save_photo(jpeg, (), path, SaveOptions(quality=quality))
        sizes.append(path.stat().st_size)
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[2] / 2


def test_without_a_quality_a_jpeg_keeps_its_tables(jpeg: Photo, tmp_path: Path) -> None:
    save_photo(jpeg, (), tmp_path / "same.jpg", SaveOptions())
    with (
        Image.open(tmp_path / "same.jpg") as same,
        Image.open(jpeg.info.path) as source,
    ):
        assert same.quantization == source.quantization


def test_the_quality_changes_nothing_of_the_metadata(
    jpeg: Photo, tmp_path: Path
) -> None:
    save_photo(jpeg, (), tmp_path / "small.jpg", SaveOptions(quality=50))
    with Image.open(tmp_path / "small.jpg") as image:
        assert image.getexif()[CAMERA] == "Box of tin"
        assert image.info["comment"] == b"of the north face"


def test_a_lossless_webp_keeps_every_pixel(jpeg: Photo, tmp_path: Path) -> None:
    patch = Patch(Box.square(10, 10, 40), np.full((40, 40, 3), 99, np.uint8))
    path = tmp_path / "exact.webp"
    save_photo(jpeg, [patch], path, SaveOptions(is_lossless=True))
    expected = jpeg.pixels.copy()
    expected[patch.box.slices] = 99
    with Image.open(path) as image:
        assert np.array_equal(np.asarray(image.convert("RGB")), expected)


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp"])
def test_metadata_is_left_out_on_request(
    jpeg: Photo, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"silent{suffix}"
    save_photo(jpeg, (), path, SaveOptions(has_metadata=False))
    content = path.read_bytes()
    assert b"Box of tin" not in content
    assert b"north face" not in content


def test_resolution_and_colours_stay_described(tmp_path: Path) -> None:
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text("Author", "Somebody")
    chunks.add(b"gAMA", (45455).to_bytes(4, "big"))
    source = io.BytesIO()
    image = Image.fromarray(landscape(64, 64))
    image.save(source, "PNG", pnginfo=chunks, dpi=(240, 240))
    path = tmp_path / "chart.png"
    path.write_bytes(source.getvalue())
    save_photo(open_photo(path), (), path, SaveOptions(has_metadata=False))
    content = path.read_bytes()
    assert b"gAMA" in content
    assert b"Somebody" not in content
    with Image.open(path) as silent:
        assert silent.info["dpi"] == pytest.approx((240, 240), abs=0.1)


@pytest.mark.parametrize("quality", [0, 101, -5])
def test_a_quality_out_of_range_is_refused(quality: int) -> None:
    with pytest.raises(ValueError, match=f"quality={quality}"):
        SaveOptions(quality=quality)


@pytest.mark.parametrize("quality", [0, -1, 101])
def test_a_quality_out_of_range_is_a_mistake_of_the_caller(quality: int) -> None:
    with pytest.raises(ValueError, match=f"Received: quality={quality}"):
        SaveOptions(quality=quality)


@pytest.mark.parametrize("quality", [1, 100])
def test_the_lowest_and_the_highest_quality_are_allowed(
    jpeg: Photo, tmp_path: Path, quality: int
) -> None:
    save_photo(jpeg, (), tmp_path / "a.jpg", SaveOptions(quality=quality))
    assert open_photo(tmp_path / "a.jpg").size == jpeg.size
