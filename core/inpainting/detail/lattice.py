"""A lattice of overlapping windows over a hole."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from core.arrays import Mask

Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Lattice:
    """Square windows at every half window side, so that four lie over each pixel.

    Attributes:
        tops: (rows,) first picture row of each row of windows.
        lefts: (columns,) first picture column of each column of windows.
        side: Of a window, in pixels; even.
    """

    tops: Ints
    lefts: Ints
    side: int

    @classmethod
    def over(cls, hole: Mask, side: int) -> Self:
        """The smallest lattice, centred, that lies four times over a hole."""
        tops = _starts(np.flatnonzero(hole.any(axis=1)), side)
        lefts = _starts(np.flatnonzero(hole.any(axis=0)), side)
        return cls(tops, lefts, side)

    @property
    def stride(self) -> int:
        """Half a window."""
        return self.side // 2

    @property
    def corners(self) -> tuple[Ints, Ints]:
        """Top and left of every window, row by row."""
        tops, lefts = np.meshgrid(self.tops, self.lefts, indexing="ij")
        return tops.ravel(), lefts.ravel()

    def corner(self, window: int) -> tuple[int, int]:
        """Top and left of one window."""
        row, column = divmod(window, len(self.lefts))
        return int(self.tops[row]), int(self.lefts[column])

    def neighbours(self, window: int) -> list[tuple[int, int, int]]:
        """Windows beside one: number, and where they begin relative to it."""
        row, column = divmod(window, len(self.lefts))
        found = []
        for down, right in ((-1, 0), (1, 0), (0, -1), (0, 1)):
            y, x = row + down, column + right
            if 0 <= y < len(self.tops) and 0 <= x < len(self.lefts):
                number = y * len(self.lefts) + x
                found.append((number, down * self.stride, right * self.stride))
        return found

    def layer(self, rows: Ints, columns: Ints, layer: int) -> Ints:
        """Which window of a layer lies over each pixel.

        Windows of one layer (0..3) lie side by side without overlap.

        Args:
            rows: (H, W) picture rows.
            columns: (H, W) picture columns.
            layer: 0..3.

        Returns:
            (H, W) window numbers, -1 where the layer has none.
        """
        odd_row, odd_column = divmod(layer, 2)
        y = (rows - self.tops[0] - odd_row * self.stride) // self.side * 2 + odd_row
        x = (columns - self.lefts[0] - odd_column * self.stride) // self.side * 2
        x = x + odd_column
        is_there = (y >= 0) & (y < len(self.tops)) & (x >= 0) & (x < len(self.lefts))
        return np.where(is_there, y * len(self.lefts) + x, -1)


def _starts(lines: Ints, side: int) -> Ints:
    first, last = int(lines[0]), int(lines[-1]) + 1
    stride = side // 2
    count = -(-(last - first) // stride) + 1
    start = first - ((count + 1) * stride - (last - first)) // 2
    return start + stride * np.arange(count)
