"""From the photo's scale to the network's and back, without touching the unknown."""

import numpy as np
from PIL import Image
from PIL.Image import Resampling

from core.arrays import Floats, Mask, Pixels
from core.geometry import Box, Size
from core.inpainting.context import Context

# Reduce in whole steps down to twice the target first: three times as fast, and no
# difference that an eye or a network would notice.
_REDUCING_GAP = 2.0


def to_network(context: Context) -> tuple[Pixels, Mask]:
    """What the network sees of a context.

    Known pixels are averaged with known pixels only: each counts with its weight, and
    the sum is divided by the weights that were there. A network pixel is unknown as
    soon as any unknown pixel of the photo lies under it.

    Returns:
        (side, side, 3) RGB, zero where unknown, and the (side, side) mask. Both are
        the context's own when no resizing is needed.
    """
    crop = context.crop
    if crop.is_native:
        return context.pixels, context.mask
    sums = _resized(context.pixels, crop.network_side).astype(np.float32)
    known = np.where(context.mask, np.uint8(0), np.uint8(255))
    weights = _resized(known, crop.network_side).astype(np.float32)[..., None] / 255
    means = np.minimum(sums / np.maximum(weights, 1 / 255), 255)
    mask = np.zeros(means.shape[:2], dtype=np.bool_)
    for hole in context.holes:
        mask[crop.on_network(hole).slices] = True
    means[mask] = 0
    return np.rint(means).astype(np.uint8), mask


def to_photo(prediction: Floats, *, size: Size, box: Box) -> Floats:
    """A part of a prediction at the photo's scale.

    Args:
        prediction: (side, side, 3), for a whole crop.
        size: Of the crop, in photo pixels.
        box: The wanted part, in crop pixels.

    Returns:
        (box.height, box.width, 3), in the range of the prediction or slightly beyond.
    """
    across = prediction.shape[1] / size.width
    down = prediction.shape[0] / size.height
    part = (box.left * across, box.top * down, box.right * across, box.bottom * down)
    planes = [
        Image.fromarray(np.ascontiguousarray(prediction[..., channel])).resize(
            (box.width, box.height), Resampling.BICUBIC, box=part
        )
        for channel in range(prediction.shape[2])
    ]
    return np.stack([np.asarray(plane) for plane in planes], axis=-1)


def _resized(array: Pixels, side: int) -> Pixels:
    # Filters without negative lobes, so that weighted means stay means.
    is_smaller = side < min(array.shape[:2])
    kernel = Resampling.HAMMING if is_smaller else Resampling.BILINEAR
    picture = Image.fromarray(array)
    resized = picture.resize((side, side), kernel, reducing_gap=_REDUCING_GAP)
    return np.asarray(resized)
