"""Masks: what a picture marks, and what is refused with one sentence."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.arrays import Mask
from core.errors import (
    MaskEmpty,
    MaskFull,
    MaskNotSaved,
    MaskSizeDiffers,
    MaskUnclear,
    PhotoUnreadable,
)
from core.geometry import Box, Size
from core.mask_file import mask_of, read_mask, write_mask
from tests.factories import landscape

SIZE = Size(60, 40)
BOXES = (Box.square(5, 6, 8), Box.square(50, 30, 10))


@pytest.fixture
def mask() -> Mask:
    return mask_of(BOXES, SIZE)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "I;16"])
@pytest.mark.parametrize("suffix", [".png", ".tif"])
def test_white_on_black_is_damage(
    tmp_path: Path, mask: Mask, mode: str, suffix: str
) -> None:
    if mode == "I;16":
        image = Image.fromarray(mask.astype(np.uint16) * 65535)
    else:
        image = Image.fromarray(mask).convert(mode)
    path = tmp_path / f"mask{suffix}"
    image.save(path)
    assert np.array_equal(read_mask(path, size=SIZE), mask)


def test_a_jpeg_with_its_ringing_is_a_mask(tmp_path: Path, mask: Mask) -> None:
    path = tmp_path / "mask.jpg"
    Image.fromarray(mask).convert("L").save(path, quality=70)
    assert (read_mask(path) != mask).mean() < 0.01


def test_any_colour_marks_on_black(tmp_path: Path, mask: Mask) -> None:
    pixels = np.zeros((*mask.shape, 3), np.uint8)
    pixels[mask] = (230, 0, 20)
    path = tmp_path / "mask.png"
    Image.fromarray(pixels).save(path)
    assert np.array_equal(read_mask(path), mask)


@pytest.mark.parametrize("is_erased", [False, True])
def test_the_smaller_part_of_a_transparent_picture_is_damage(
    tmp_path: Path, mask: Mask, *, is_erased: bool
) -> None:
    """Strokes on an empty layer, or places that were erased from the photo."""
    alpha = (~mask if is_erased else mask).astype(np.uint8) * 255
    picture = np.dstack([landscape(SIZE.width, SIZE.height), alpha])
    path = tmp_path / "mask.png"
    Image.fromarray(picture).save(path)
    assert np.array_equal(read_mask(path), mask)


def test_a_written_mask_is_read_again(tmp_path: Path, mask: Mask) -> None:
    path = tmp_path / "mask.png"
    path.write_bytes(b"older")
    write_mask(mask, path)
    with Image.open(path) as image:
        assert (image.mode, image.size) == ("1", (60, 40))
    assert np.array_equal(read_mask(path, size=SIZE), mask)
    assert list(tmp_path.iterdir()) == [path]


def test_the_mask_of_boxes_is_true_inside_them_only(mask: Mask) -> None:
    assert mask.sum() == 8 * 8 + 10 * 10
    assert mask[6:14, 5:13].all()
    assert mask[30:40, 50:60].all()


@pytest.mark.parametrize(
    ("level", "error", "word"),
    [(0, MaskEmpty, "all black"), (255, MaskFull, "all white")],
)
def test_a_mask_that_tells_nothing_is_refused(
    tmp_path: Path, level: int, error: type[Exception], word: str
) -> None:
    path = tmp_path / "mask.png"
    Image.new("L", (60, 40), level).save(path)
    with pytest.raises(error, match=word):
        read_mask(path, size=SIZE)


def test_a_mask_of_another_size_names_both_sizes(tmp_path: Path, mask: Mask) -> None:
    path = tmp_path / "mask.png"
    write_mask(mask, path)
    with pytest.raises(MaskSizeDiffers, match="60 x 40 pixels, the photo 61 x 40"):
        read_mask(path, size=Size(61, 40))


def test_a_photo_is_no_mask(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    Image.fromarray(landscape(60, 40)).save(path)
    with pytest.raises(MaskUnclear, match="white on black"):
        read_mask(path)


def test_what_is_no_picture_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "mask.png"
    path.write_text("no picture")
    with pytest.raises(PhotoUnreadable, match=r"mask\.png cannot be opened"):
        read_mask(path)


def test_a_mask_that_cannot_be_written_says_why(tmp_path: Path, mask: Mask) -> None:
    with pytest.raises(MaskNotSaved, match="no such file or folder"):
        write_mask(mask, tmp_path / "gone" / "mask.png")
