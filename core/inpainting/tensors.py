"""Between pictures of bytes and what the networks take and give."""

import numpy as np

from core.arrays import Floats, Mask, Pixels
from core.model.spec import Architecture, ModelSpec


def to_input(pictures: Pixels, masks: Mask, spec: ModelSpec) -> Floats:
    """Encode crops for the network of a spec.

    What stands under the mask is replaced by zeros: it never reaches the network.

    Args:
        pictures: (..., H, W, 3) RGB uint8.
        masks: (..., H, W), True where unknown.
        spec: Decides the channels.

    Returns:
        (..., H, W, 3) for the classic network, (..., H, W, 4) with 1 where known in
        the last channel for the others; 0..1.
    """
    known = ~masks[..., None]
    colours = to_floats(pictures) * known
    if spec.architecture is Architecture.CLASSIC:
        return colours
    return np.concatenate([colours, known.astype(np.float32)], axis=-1)


def to_floats(pictures: Pixels) -> Floats:
    """Bytes 0..255 to floats 0..1."""
    return pictures.astype(np.float32) / np.float32(255)


def to_pixels(pictures: Floats) -> Pixels:
    """Floats 0..1 to the nearest bytes; values outside are clipped."""
    return np.clip(np.rint(pictures * 255), 0, 255).astype(np.uint8)
