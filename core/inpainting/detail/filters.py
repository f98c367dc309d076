"""Small filters on float pictures that the detail step is made of."""

import numpy as np
from numpy.typing import NDArray

from core.arrays import Floats, Mask


def blurred(picture: Floats, sigma: float) -> Floats:
    """A Gaussian blur over rows and columns; edges are continued.

    Args:
        picture: (H, W) or (H, W, C).
        sigma: In pixels; nothing happens at 0.
    """
    if sigma <= 0:
        return picture
    reach = max(1, round(3 * sigma))
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    weights = (weights / weights.sum()).astype(np.float32)
    for axis in (0, 1):
        picture = _convolved(picture, weights, axis)
    return picture


def _convolved(picture: Floats, weights: Floats, axis: int) -> Floats:
    reach = len(weights) // 2
    margins = [(reach, reach) if axis == i else (0, 0) for i in range(picture.ndim)]
    lines = np.moveaxis(np.pad(picture, margins, mode="edge"), axis, 0)
    length = len(lines) - 2 * reach
    total = weights[reach] * lines[reach : reach + length]
    for step in range(1, reach + 1):
        before = lines[reach - step : reach - step + length]
        after = lines[reach + step : reach + step + length]
        total += weights[reach + step] * (before + after)
    return np.ascontiguousarray(np.moveaxis(total, 0, axis))


def box_sums(picture: Floats | Mask, side: int) -> NDArray[np.float64]:
    """Sums over all squares that fit.

    Args:
        picture: (H, W).
        side: Of the squares, in pixels.

    Returns:
        (H - side + 1, W - side + 1), at [y, x] the sum of the square that begins there.
    """
    sums = np.cumsum(np.cumsum(picture, axis=0, dtype=np.float64), axis=1)
    sums = np.pad(sums, ((1, 0), (1, 0)))
    return (
        sums[side:, side:]
        - sums[:-side, side:]
        - sums[side:, :-side]
        + sums[:-side, :-side]
    )
