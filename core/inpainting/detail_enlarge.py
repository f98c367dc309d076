"""From the photo's scale to the working scale, and back with the finest detail.

A photo is what an enlarged reduction of it shows, plus a rest of fine detail. The rest
is copied from where the coarse pixels were copied from.
"""

import numpy as np
from PIL import Image
from PIL.Image import Resampling

from core.arrays import Floats, Mask, Pixels
from core.geometry import Box
from core.inpainting.detail_lattice import Ints


def reduced(pixels: Pixels, factor: int) -> Pixels:
    """Means over blocks of factor x factor pixels; those at the end may be smaller."""
    return pixels if factor == 1 else np.asarray(Image.fromarray(pixels).reduce(factor))


def reduced_mask(mask: Mask, factor: int) -> Mask:
    """Blocks with at least one True."""
    height, width = mask.shape
    rest = ((0, -height % factor), (0, -width % factor))
    whole = np.pad(mask, rest)
    down, across = whole.shape[0] // factor, whole.shape[1] // factor
    blocks = whole.reshape(down, factor, across, factor)
    return np.asarray(blocks.any(axis=(1, 3)))


def enlarged(picture: Floats, factor: int, box: Box) -> Floats:
    """A part of a reduced picture at the photo's scale.

    Args:
        picture: (h, w, C), one pixel for each block.
        factor: Side of the blocks.
        box: The wanted part, in photo pixels.

    Returns:
        (box.height, box.width, C).
    """
    part = (
        box.left / factor,
        box.top / factor,
        box.right / factor,
        box.bottom / factor,
    )
    planes = [
        Image.fromarray(np.ascontiguousarray(picture[..., channel])).resize(
            (box.width, box.height), Resampling.BICUBIC, box=part
        )
        for channel in range(picture.shape[2])
    ]
    return np.stack([np.asarray(plane) for plane in planes], axis=-1)


def finest(
    crop: Pixels, small: Pixels, factor: int, sources: tuple[Ints, Ints]
) -> Floats:
    """What a crop has beyond its reduction, at some places.

    Args:
        crop: (H, W, 3).
        small: Its reduction.
        factor: Side of the blocks.
        sources: Rows and columns of the wanted pixels.

    Returns:
        (..., 3), -255..255.
    """
    height, width = crop.shape[:2]
    box = Box(0, 0, width, height)
    detail = np.empty((*sources[0].shape, 3), np.float32)
    for channel in range(3):
        plane = small[..., channel : channel + 1].astype(np.float32)
        coarse = enlarged(plane, factor, box)[..., 0]
        detail[..., channel] = crop[..., channel][sources] - coarse[sources]
    return detail
