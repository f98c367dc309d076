"""Pictures in which the damage of a photo is marked, white on black."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from core.errors import (
    MaskEmpty,
    MaskFull,
    MaskNotSaved,
    MaskSizeDiffers,
    MaskUnclear,
)
from core.files import atomic_write, reason_of, sweep
from core.geometry import Box, Size
from core.photo.photo_io import open_photo

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numpy.typing import NDArray

    from core.arrays import Mask
    from core.photo.photo import Photo

SUFFIX = ".png"
"""Of the masks that are written."""

_HALF = 128
_GREY_FROM, _GREY_BELOW = 64, 192
_MOST_GREY = 0.1
"""Soft edges and the ringing of a JPEG stay below; a photo never does."""

_ROWS = 512
"""Are looked at together, to bound the memory."""


def read_mask(path: Path, *, size: Size | None = None) -> Mask:
    """What a picture marks: (H, W), True where it is white.

    In a picture with transparency the smaller part counts, be it strokes that were
    painted on nothing or places that were erased from the photo.

    Args:
        path: Any file that can be opened as a photo.
        size: The picture must have, when that is known.

    Raises:
        PhotoError: It cannot be opened.
        MaskError: It marks nothing, everything, or is of another size.
    """
    photo = open_photo(path)
    if size is not None and photo.size != size:
        raise MaskSizeDiffers(path, photo.size, size)
    mask = _levels_to_mask(photo) if photo.raster.is_opaque else _alpha_to_mask(photo)
    if mask is None:
        raise MaskUnclear(path)
    if not mask.any():
        raise MaskEmpty(path)
    if mask.all():
        raise MaskFull(path)
    return mask


def mask_of(boxes: Iterable[Box], size: Size) -> Mask:
    """(H, W), True inside the boxes.

    Args:
        boxes: Inside the photo.
        size: Of the photo.
    """
    mask = np.zeros((size.height, size.width), np.bool_)
    for box in boxes:
        mask[box.slices] = True
    return mask


def write_mask(mask: Mask, path: Path) -> None:
    """Write a mask as a PNG of one bit a pixel, white where it is True.

    Args:
        mask: (H, W).
        path: An existing file is replaced in one step, or stays whole.

    Raises:
        MaskNotSaved: It cannot be written there.
    """
    try:
        with atomic_write(path) as temporary:
            Image.fromarray(mask).save(temporary, "PNG", optimize=True)
    except OSError as error:
        reason = reason_of(error) or "writing ended early; the disk may be full"
        raise MaskNotSaved(path, reason) from error
    sweep(path.parent)  # of what a program has left that was killed in here


def _levels_to_mask(photo: Photo) -> Mask | None:
    """Where it is bright; None when too much of it is neither bright nor dark."""
    size = photo.size
    mask, grey = np.empty((size.height, size.width), np.bool_), 0
    for top in range(0, size.height, _ROWS):
        band = Box(0, top, size.width, min(top + _ROWS, size.height))
        levels = _brightest(photo.raster.rgb(band))
        mask[band.slices] = levels >= _HALF
        grey += int(((levels >= _GREY_FROM) & (levels < _GREY_BELOW)).sum())
    return None if grey > _MOST_GREY * size.pixels else mask


def _brightest(band: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The level of each pixel's strongest colour, so that red paint counts as well."""
    return np.maximum(np.maximum(band[..., 0], band[..., 1]), band[..., 2])


def _alpha_to_mask(photo: Photo) -> Mask:
    """The smaller of what is there and what is transparent."""
    samples = photo.raster.in_8_bits().samples
    there: Mask = samples[..., -1] >= _HALF
    is_smaller = 2 * np.count_nonzero(there) <= photo.size.pixels
    return there if is_smaller else ~there
