"""Joining a prediction to the known pixels around its hole.

What the prediction shows just inside the hole is compared with the known pixels just
outside. The difference, taken along the ring around the hole, is spread over the hole
as a membrane and added: colours fit on every side, and what the prediction shows inside
stays. The prediction's own pixels outside are no witness: a network copies what it
sees, and may still paint the hole in another colour.
"""

import numpy as np

from core.arrays import Floats, Mask, Pixels
from core.geometry import Box, Size
from core.inpainting.context import Context
from core.inpainting.membrane import FINEST, membrane
from core.inpainting.resample import to_photo
from core.inpainting.tensors import to_floats, to_pixels

# The ring's error is a mean over this many pixels across the ring, and this many to
# both sides along it. A mean over fewer would smear single pixels into the hole, a
# mean over more leave a step: with these the border looks like the rest of the photo.
_RING_WIDTH = 2
_ALONG = 2

# Where no pixel of the ring is known, its error is interpolated between means over
# this share of the ring, since a single pixel is a poor witness for a long gap.
_GAP_SHARE = 32


def blend(prediction: Floats, *, context: Context, hole: Box) -> Pixels:
    """The pixels of a hole: the prediction at the photo's scale, fitted to its ring.

    Args:
        prediction: (side, side, 3) for the whole crop, 0..1.
        context: The known pixels of the crop; other holes in it are never read.
        hole: In crop pixels.

    Returns:
        (hole.height, hole.width, 3) RGB.
    """
    size = context.crop.box.size
    around = hole.grown(_RING_WIDTH).clipped(size)
    inner = hole.shifted(-around.left, -around.top)
    estimate = to_photo(prediction, size=size, box=hole)
    mirrored = np.pad(estimate, _margins(inner, around.size), mode="symmetric")
    error = to_floats(context.pixels[around.slices]) - mirrored
    ring = _ring_error(error, ~context.mask[around.slices], inner)
    return to_pixels(estimate + _spread(ring, inner))


def _margins(inner: Box, size: Size) -> tuple[tuple[int, int], ...]:
    """Rows, columns and channels to add around a box so that it fills a size."""
    rows = inner.top, size.height - inner.bottom
    columns = inner.left, size.width - inner.right
    return rows, columns, (0, 0)


def _spread(ring: Floats, hole: Box) -> Floats:
    """The membrane inside a ring, which runs clockwise from the upper left corner."""
    corners = np.cumsum([hole.width, hole.height, hole.width])
    top, right, bottom, left = np.split(ring, corners)
    return membrane(top=top, right=right, bottom=bottom[::-1], left=left[::-1])


def _ring_error(error: Floats, known: Mask, hole: Box) -> Floats:
    """The error along the ring, clockwise, known or not.

    Args:
        error: (H, W, 3), of the hole and the ring around it.
        known: (H, W), where the error means something.
        hole: Within those arrays; at the photo's borders it touches their edge.

    Returns:
        (2 * hole.width + 2 * hole.height, 3); zeros when nothing is known.
    """
    weight = known[..., None].astype(np.float32)
    sums = _ring_sums(np.concatenate([error * weight, weight], axis=-1), hole)
    is_known = sums[:, 3] > 0
    if not is_known.any():
        return np.zeros_like(sums[:, :3])
    along = max(_ALONG, len(sums) // (4 * FINEST))
    ring = _running_mean(sums, along)
    if not is_known.all():
        calm = _running_mean(sums, max(along, len(sums) // _GAP_SHARE))
        ring[~is_known] = _interpolated(calm, is_known)[~is_known]
    return ring


def _ring_sums(stack: Floats, hole: Box) -> Floats:
    """Sums across the ring's width, (2 * width + 2 * height, C), clockwise."""
    rows, columns = hole.slices
    return np.concatenate(
        [
            stack[: hole.top, columns].sum(axis=0),
            stack[rows, hole.right :].sum(axis=1),
            stack[hole.bottom :, columns].sum(axis=0)[::-1],
            stack[rows, : hole.left].sum(axis=1)[::-1],
        ]
    )


def _running_mean(sums: Floats, radius: int) -> Floats:
    """Means along the closed ring over what is known of 2 * radius + 1 places."""
    wrapped = np.concatenate([sums[-radius:], sums, sums[:radius]])
    zero = np.zeros((1, sums.shape[1]))
    totals = np.cumsum(np.concatenate([zero, wrapped]), axis=0, dtype=np.float64)
    window = totals[2 * radius + 1 :] - totals[: -2 * radius - 1]
    weights = np.maximum(np.rint(window[:, 3:]), 1)
    return (window[:, :3] / weights).astype(np.float32)


def _interpolated(ring: Floats, is_known: Mask) -> Floats:
    """The ring with its unknown places on lines between the nearest known ones."""
    places, known = np.arange(len(ring)), np.flatnonzero(is_known)
    columns = [
        np.interp(places, known, channel[known], period=len(ring)) for channel in ring.T
    ]
    return np.stack(columns, axis=-1).astype(np.float32)
