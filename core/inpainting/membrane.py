"""The smoothest surface over a rectangle whose border is given.

A membrane spanned over a frame solves Laplace's equation. Over a rectangle that has an
exact solution, a sum of sines along each side that die away with the distance from it,
so nothing needs to be iterated. Corrections spread in this way leave no step at the
border and no trace inside (Perez et al., "Poisson Image Editing", 2003).
"""

from itertools import product
from math import pi

import numpy as np
from PIL import Image
from PIL.Image import Resampling

from core.arrays import Floats

FINEST = 128
"""Longer sides are solved at this many points; the surface is smooth in between."""

_ENDS = ((0, 1), (-1, -2))
"""The first and the last place of an axis, each with its neighbour inside."""


def membrane(*, top: Floats, right: Floats, bottom: Floats, left: Floats) -> Floats:
    """Spread values from the four sides over the rectangle between them.

    Args:
        top: (width, channels), just above the first row, from left to right.
        right: (height, channels), just right of the last column, downwards.
        bottom: (width, channels), just below the last row, from left to right.
        left: (height, channels), just left of the first column, downwards. Sides
            longer than `FINEST` must not change much from one value to the next.

    Returns:
        (height, width, channels), every value the mean of its four neighbours.
    """
    height, width = len(left), len(top)
    step = max(height, width, FINEST) / FINEST
    rows, columns = max(1, round(height / step)), max(1, round(width / step))
    surface = _framed(
        top=_at_points(top, columns),
        right=_at_points(right, rows),
        bottom=_at_points(bottom, columns),
        left=_at_points(left, rows),
    )
    if (rows, columns) == (height, width):
        return surface[1:-1, 1:-1]
    return _enlarged(surface, height=height, width=width)


def _framed(*, top: Floats, right: Floats, bottom: Floats, left: Floats) -> Floats:
    """The solution within its frame, (height + 2, width + 2, channels)."""
    height, width = len(left), len(top)
    rows = _from_side(top, height) + _from_side(bottom, height)[::-1]
    columns = _from_side(left, width) + _from_side(right, width)[::-1]
    inside = rows + columns.swapaxes(0, 1)
    surface = np.pad(inside, ((1, 1), (1, 1), (0, 0)))
    surface[0, 1:-1], surface[-1, 1:-1] = top, bottom
    surface[1:-1, 0], surface[1:-1, -1] = left, right
    for (y, next_y), (x, next_x) in product(_ENDS, _ENDS):
        # Corners take no part in the solution, only in enlarging it.
        surface[y, x] = (
            surface[y, next_x] + surface[next_y, x] - surface[next_y, next_x]
        )
    return surface


def _from_side(values: Floats, depth: int) -> Floats:
    """The membrane of one side with zeros on the other three.

    Returns:
        (depth, length, channels), the first row next to the side.
    """
    length = len(values)
    waves = np.arange(1, length + 1)
    angle = pi / (length + 1)
    sines = np.sin(angle * np.outer(waves, waves)).astype(np.float32)
    amplitudes = (2 / (length + 1)) * _matrix_product(sines, values)
    rates = 2 * np.arcsinh(np.sin(angle / 2 * waves)).astype(np.float32)
    terms = _remaining(rates, depth)[:, None] * amplitudes.T
    rows = _matrix_product(terms.reshape(-1, length), sines)
    return rows.reshape(depth, -1, length).swapaxes(1, 2)


def _matrix_product(left: Floats, right: Floats) -> Floats:
    """The matrix product in this thread alone.

    `@` spreads it over threads, which gains nothing for matrices so small, and on a
    busy machine waits for them up to a hundred times as long as the product takes.
    """
    result: Floats = np.einsum("rk,kx->rx", left, right)
    return result


def _remaining(rates: Floats, depth: int) -> Floats:
    """What is left of each sine in each row y = 1..depth, (depth, length).

    It is sinh(r (d + 1 - y)) / sinh(r (d + 1)), written with exponentials of negative
    numbers, which cannot overflow.
    """
    rows = np.arange(1, depth + 1, dtype=np.float32)
    down = np.exp(-np.outer(rows, rates))
    up = 1 - np.exp(-2 * np.outer(depth + 1 - rows, rates))
    remaining: Floats = down * up / (1 - np.exp(-2 * (depth + 1) * rates))
    return remaining


def _at_points(side: Floats, count: int) -> Floats:
    """A side at evenly spread points, whose distance to both ends is the same."""
    if count == len(side):
        return side
    points = np.arange(1, count + 1) * (len(side) + 1) / (count + 1) - 1
    columns = [np.interp(points, np.arange(len(side)), line) for line in side.T]
    return np.stack(columns, axis=-1).astype(np.float32)


def _enlarged(surface: Floats, *, height: int, width: int) -> Floats:
    """What a coarse frame encloses, at (height, width): the inverse of `_at_points`."""
    across = (surface.shape[1] - 1) / (width + 1)
    down = (surface.shape[0] - 1) / (height + 1)
    part = (
        (1 + across) / 2,
        (1 + down) / 2,
        (1 + across) / 2 + across * width,
        (1 + down) / 2 + down * height,
    )
    planes = [
        Image.fromarray(np.ascontiguousarray(surface[..., channel])).resize(
            (width, height), Resampling.BICUBIC, box=part
        )
        for channel in range(surface.shape[2])
    ]
    return np.stack([np.asarray(plane) for plane in planes], axis=-1)
