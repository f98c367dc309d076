"""Covering a mask with few squares, so that each can be filled by itself. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from math import inf
from typing import Final

import numpy as np

from core.arrays import Mask
from core.geometry import Box, Size

MIN_SIDE: Final = 8
"""The smallest side of a square that can be filled, in photo pixels."""

_FINEST, _FINEST_PART = 24, 60
"""Squares need not be smaller than this, nor than this part of the short side."""

_LARGEST_PART = 4
"""Larger squares than this part of the photo's short side have little context."""

_SHARE = 0.5
"""A square is divided while less of it than this is masked."""

_MARGIN = 2
"""Known to be sound or not, so many pixels around the masked ones are filled too."""


def sensible_sides(size: Size) -> tuple[int, int]:
    """The smallest and the largest side of squares for a photo of that size.

    Smaller ones gain nothing that anybody sees, and are many; larger ones are hard to
    fill.
    """
    least = max(MIN_SIDE, min(_FINEST, size.short_side // _FINEST_PART))
    return least, max(least, size.short_side // _LARGEST_PART)


def squares_covering(
    mask: Mask, *, at_least: int = MIN_SIDE, at_most: int
) -> tuple[Box, ...]:
    """Few squares that hold all masked pixels, and little else.

    A compact place gets one square that is a little larger than it; a long thin one
    a chain of squares, each one to three times as wide as the place is thick. What is
    larger than `at_most` is divided into several.

    Starts with the box of all masked pixels and cuts it in two, where the halves
    shrink most, until each is small or full enough. A cut looks at the box alone, so
    that a scratch across a large photo costs little.

    Args:
        mask: (H, W), as large as the photo; True where something is to be filled.
        at_least: The smallest side, in pixels; less where the photo is smaller.
        at_most: The largest side, in pixels.

    Returns:
        Squares inside the photo, from left to right or from the top down along each
        cut; none for an empty mask. They may overlap.

    Raises:
        ValueError: `at_least` exceeds `at_most`.
    """
    if not 0 < at_least <= at_most:
        msg = f"Sides must be ordered. Received: {at_least=}, {at_most=}."
        raise ValueError(msg)
    height, width = mask.shape
    size = Size(width, height)
    limits = _Limits(min(at_least, size.short_side), min(at_most, size.short_side))
    whole = _tightened(mask, Box(0, 0, width, height))
    if whole.is_empty:
        return ()
    boxes = (
        box.shifted(whole.left, whole.top)
        for box in _Division(mask[whole.slices], limits).pieces()
    )
    squares = (_square(box, limits, size) for box in boxes)
    return _without_hidden(tuple(dict.fromkeys(squares)))


@dataclass(frozen=True, slots=True)
class _Limits:
    """Of the sides of squares, in pixels."""

    least: int
    most: int

    def side(self, box: Box) -> int:
        """Of the square for a box that is small enough."""
        long_side = max(box.width, box.height)
        return min(max(long_side + 2 * _MARGIN, self.least), self.most)


class _Division:
    """Cuts a mask into tight boxes, each for one square.

    Works on cells of several pixels, half as wide as the smallest square: boxes are
    in cells until they are done, so that large masks cost little.
    """

    def __init__(self, mask: Mask, limits: _Limits) -> None:
        self._mask = mask
        self._limits = limits
        self._cell = max(1, limits.least // 2)
        self._counts = _counts(mask, self._cell)
        self._filled = self._counts > 0

    def pieces(self) -> Iterator[Box]:
        """The tight boxes in pixels, in the order of the cuts."""
        rows, columns = self._filled.shape
        waiting = [_tightened(self._filled, Box(0, 0, columns, rows))]
        while waiting:
            box = waiting.pop()
            if box.is_empty:
                continue
            count = int(self._counts[box.slices].sum()) / self._cell**2
            if self._is_enough(box, count):
                yield _tightened(self._mask, self._in_pixels(box))
            else:
                # From the end: the first half is looked at next.
                waiting += reversed(self._halves(box, count))

    def _is_enough(self, box: Box, count: float) -> bool:
        """Whether one square for the box is as good as several."""
        long_side = max(box.width, box.height)
        if long_side * self._cell > self._limits.most:
            return False
        is_small = long_side * self._cell <= self._limits.least
        return is_small or count >= _SHARE * long_side**2

    def _halves(self, box: Box, count: float) -> tuple[Box, Box]:
        """A box in two tight ones: a full one evenly, others where both shrink most."""
        inside = self._filled[box.slices]
        if count >= _SHARE * box.size.pixels:
            is_across = box.width >= box.height
            cut = max(box.width, box.height) // 2
        else:
            (column, across), (row, down) = _best_cut(inside), _best_cut(inside.T)
            is_across = across <= down
            cut = column if is_across else row
        if is_across:
            ends = replace(box, right=box.left + cut), replace(box, left=box.left + cut)
        else:
            ends = replace(box, bottom=box.top + cut), replace(box, top=box.top + cut)
        first, second = ends
        return _tightened(self._filled, first), _tightened(self._filled, second)

    def _in_pixels(self, box: Box) -> Box:
        height, width = self._mask.shape
        scaled = (side * self._cell for side in astuple(box))
        return Box(*scaled).clipped(Size(width, height))


def _counts(mask: Mask, cell: int) -> np.ndarray:
    """How many pixels are masked in each cell; cells at the edge are cut."""
    rows = np.add.reduceat(mask, range(0, mask.shape[0], cell), axis=0, dtype=np.int32)
    return np.add.reduceat(rows, range(0, mask.shape[1], cell), axis=1)


def _best_cut(inside: Mask) -> tuple[int, float]:
    """The column to cut before, and what the two halves cost.

    The cost of a half is the square of its width and height together: it favours
    halves that are alike in size, gaps between them, and squares over strips.
    """
    height, width = inside.shape
    if width == 1:
        return 0, inf
    tops = np.where(inside.any(axis=0), inside.argmax(axis=0), height)
    bottoms = np.where(tops < height, height - inside[::-1].argmax(axis=0), 0)
    ahead = _costs(tops[:-1], bottoms[:-1])
    behind = _costs(tops[:0:-1], bottoms[:0:-1])[::-1]
    costs = ahead + behind
    cheapest = np.flatnonzero(costs == costs.min())
    cut = int(cheapest[len(cheapest) // 2])
    return cut + 1, float(costs[cut])


def _costs(tops: np.ndarray, bottoms: np.ndarray) -> np.ndarray:
    """Of the box around the first column, the first two, and so on."""
    heights = np.maximum.accumulate(bottoms) - np.minimum.accumulate(tops)
    # Empty columns at the end do not make a box wider.
    last_filled = np.where(bottoms > 0, np.arange(1, len(tops) + 1), 0)
    return (heights + np.maximum.accumulate(last_filled)).astype(np.int64) ** 2


def _tightened(mask: Mask, box: Box) -> Box:
    """The smallest box around what is set in a box; empty without any."""
    inside = mask[box.slices]
    rows = np.flatnonzero(inside.any(axis=1))
    if not len(rows):
        return Box(box.left, box.top, box.left, box.top)
    columns = np.flatnonzero(inside[rows[0] : rows[-1] + 1].any(axis=0))
    return Box(
        box.left + int(columns[0]),
        box.top + int(rows[0]),
        box.left + int(columns[-1]) + 1,
        box.top + int(rows[-1]) + 1,
    )


def _square(box: Box, limits: _Limits, size: Size) -> Box:
    """The square with a box in its middle, as far as the photo's borders let."""
    side = limits.side(box)
    left = (box.left + box.right - side) // 2
    top = (box.top + box.bottom - side) // 2
    return Box.square(left, top, side).pushed_inside(size)


def _without_hidden(squares: tuple[Box, ...]) -> tuple[Box, ...]:
    """Those that lie inside of no other; none is there twice."""
    corners = np.array([astuple(square) for square in squares]).reshape(-1, 4)
    left, top, right, bottom = corners.T
    return tuple(
        one
        for one in squares
        if np.count_nonzero(
            (left <= one.left)
            & (top <= one.top)
            & (right >= one.right)
            & (bottom >= one.bottom)
        )
        == 1
    )
