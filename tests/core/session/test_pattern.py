"""A photo whose file is gone is saved as its file was."""

from pathlib import Path

import pytest
from PIL import Image

from core.photo.photo_io import open_photo, save_photo
from core.session.pattern import PATTERNS, like_its_pattern, write_pattern
from tests.factories import landscape

TABLES = {"quality": 37, "subsampling": 1, "progressive": True, "comment": b"Alps"}


@pytest.mark.parametrize(
    ("name", "mode", "options"),
    [
        ("a.jpg", "RGB", TABLES),
        ("a.jpg", "L", {"quality": 37}),
        ("a.jpg", "CMYK", {"quality": 50}),
        ("a.webp", "RGB", {"lossless": True}),
        ("a.webp", "RGB", {"quality": 50}),
        ("a.png", "RGBA", {}),
        ("a.bmp", "RGB", {}),
    ],
)
def test_a_copy_is_saved_like_the_file_that_is_gone(
    tmp_path: Path, name: str, mode: str, options: dict
) -> None:
    path, copy = tmp_path / name, tmp_path / "copy.tif"
    Image.fromarray(landscape(160, 120)).convert(mode).save(path, **options)
    photo = open_photo(path)
    write_pattern(photo, tmp_path)
    save_photo(photo, (), copy)
    restored = like_its_pattern(open_photo(copy), tmp_path)
    assert restored.info.format == photo.info.format
    assert restored.info.encoding == photo.info.encoding
    save_photo(photo, (), tmp_path / f"first-{name}")
    save_photo(restored, (), tmp_path / f"second-{name}")
    first, second = (open_photo(tmp_path / f"{n}-{name}") for n in ("first", "second"))
    assert second.info.encoding == first.info.encoding
    assert (second.pixels == first.pixels).all()


def test_a_tiff_needs_no_pattern(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    Image.fromarray(landscape(160, 120)).save(path)
    write_pattern(open_photo(path), tmp_path)
    assert not any((tmp_path / name).exists() for name in PATTERNS)


@pytest.mark.parametrize("damage", [b"", b"no picture"])
def test_a_damaged_pattern_is_passed_over(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "a.tif"
    Image.fromarray(landscape(160, 120)).save(path)
    (tmp_path / "pattern.jpg").write_bytes(damage)
    photo = open_photo(path)
    assert like_its_pattern(photo, tmp_path) is photo
