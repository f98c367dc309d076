"""From the photo's scale to the working scale and back."""

import numpy as np
from PIL import Image
from PIL.Image import Resampling

from core.arrays import Floats, Mask, Pixels
from core.geometry import Box


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
