"""The smoothest surface over a rectangle whose border is given.

A membrane spanned over a frame solves Laplace's equation. Over a rectangle that has an
exact solution, a sum of sines along each side that die away with the distance from it,
so nothing needs to be iterated. Corrections spread in this way leave no step at the
border and no trace inside (Perez et al., "Poisson Image Editing", 2003).
"""

from math import pi

import numpy as np

from core.arrays import Floats

# A sine is left out of the rows where less than exp(-_NEGLIGIBLE) of it is left.
_NEGLIGIBLE = 9.0


def membrane(*, top: Floats, right: Floats, bottom: Floats, left: Floats) -> Floats:
    """Spread values from the four sides over the rectangle between them.

    Args:
        top: (width, channels), just above the first row, from left to right.
        right: (height, channels), just right of the last column, downwards.
        bottom: (width, channels), just below the last row, from left to right.
        left: (height, channels), just left of the first column, downwards.

    Returns:
        (height, width, channels), every value the mean of its four neighbours.
    """
    height, width = len(left), len(top)
    rows = _from_side(top, height) + _from_side(bottom, height)[::-1]
    columns = _from_side(left, width) + _from_side(right, width)[::-1]
    return rows + columns.swapaxes(0, 1)


def _from_side(values: Floats, depth: int) -> Floats:
    """The membrane of one side with zeros on the other three.

    Returns:
        (depth, length, channels), the first row next to the side.
    """
    length = len(values)
    waves = np.arange(1, length + 1)
    angle = pi / (length + 1)
    sines = np.sin(angle * np.outer(waves, waves)).astype(np.float32)
    amplitudes = (2 / (length + 1)) * (sines @ values)
    rates = 2 * np.arcsinh(np.sin(angle / 2 * waves)).astype(np.float32)
    surface = np.empty((depth, length, values.shape[1]), dtype=np.float32)
    for first, last in _bands(depth):
        kept = int(np.searchsorted(rates, _NEGLIGIBLE / first)) + 1
        left = _remaining(rates[:kept], depth=depth, first=first, last=last)
        rows = left[:, None] * amplitudes[:kept].T @ sines[:kept]
        surface[first - 1 : last] = rows.swapaxes(1, 2)
    return surface


def _bands(depth: int) -> list[tuple[int, int]]:
    """Rows 1..depth in groups that double: the deeper, the fewer sines are left."""
    starts = [2**power for power in range(depth.bit_length())]
    return [(start, min(2 * start - 1, depth)) for start in starts]


def _remaining(rates: Floats, *, depth: int, first: int, last: int) -> Floats:
    """What is left of each sine in the rows from first to last.

    It is sinh(r (d + 1 - y)) / sinh(r (d + 1)), written with exponentials of negative
    numbers, which cannot overflow.
    """
    rows = np.arange(first, last + 1, dtype=np.float32)
    down = np.exp(-np.outer(rows, rates))
    up = 1 - np.exp(-2 * np.outer(depth + 1 - rows, rates))
    remaining: Floats = down * up / (1 - np.exp(-2 * (depth + 1) * rates))
    return remaining
