"""Connected regions of a mask, without a label for every pixel of the photo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.arrays import Mask

Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """Stretches of set pixels in a row of a mask, sorted by row and column.

    Attributes:
        rows: (N,) in which row.
        starts: (N,) first column.
        ends: (N,) column behind the last.
    """

    rows: Indices
    starts: Indices
    ends: Indices

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def lengths(self) -> Indices:
        """(N,) in pixels."""
        return self.ends - self.starts

    def chosen(self, which: NDArray[np.bool_] | Indices | slice) -> Runs:
        """Some of them."""
        return Runs(self.rows[which], self.starts[which], self.ends[which])

    def pixels(self) -> tuple[Indices, Indices]:
        """Rows and columns of all their pixels, in order."""
        lengths = self.lengths
        columns = _counted_up(self.starts, lengths)
        return np.repeat(self.rows, lengths), columns


def runs_of(mask: Mask, *, top: int = 0) -> Runs:
    """The runs of a mask (H, W), whose first row is the row `top` of a larger one."""
    edges = np.diff(np.pad(mask, ((0, 0), (1, 1))).view(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    return Runs(rows + top, starts, ends)


def joined_runs(parts: Iterable[Runs]) -> Runs:
    """The runs of bands that lie below each other, in that order; at least one."""
    columns = [(part.rows, part.starts, part.ends) for part in parts]
    return Runs(*(np.concatenate(column) for column in zip(*columns, strict=True)))


def labelled(runs: Runs, width: int) -> Indices:
    """(N,) the number of each run's region, from 0 without a gap; corners connect.

    Args:
        runs: Of one mask.
        width: Of the mask.
    """
    here = runs.rows * (width + 2)
    above = here - (width + 2)
    first = np.searchsorted(here + runs.ends, above + runs.starts, side="left")
    behind = np.searchsorted(here + runs.starts, above + runs.ends, side="right")
    counts = np.maximum(behind - first, 0)
    each = np.repeat(np.arange(len(runs)), counts)
    roots = _roots(len(runs), each, _counted_up(first, counts))
    numbers: Indices = np.unique(roots, return_inverse=True)[1]
    return numbers


def _counted_up(starts: Indices, counts: Indices) -> Indices:
    """Each start and the numbers after it, so many in all."""
    before = np.cumsum(counts) - counts
    numbers: Indices = np.arange(counts.sum()) + np.repeat(starts - before, counts)
    return numbers


def _roots(count: int, one: Indices, other: Indices) -> Indices:
    """For each run the first run of its region; `one` and `other` touch pairwise."""
    roots = np.arange(count)
    while True:
        here, there = roots[one], roots[other]
        if np.array_equal(here, there):
            return roots
        np.minimum.at(roots, np.maximum(here, there), np.minimum(here, there))
        while not np.array_equal(further := roots[roots], roots):
            roots = further
