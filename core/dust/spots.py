"""What stands out of its surroundings at one size of the photo, be it dust or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from core.dust.morphology import raised
from core.dust.regions import Indices, joined_runs, labelled, runs_of

if TYPE_CHECKING:
    from core.dust.grey import Grey
    from core.dust.regions import Runs

Figures = NDArray[np.float32]

SIDE = 11
"""Wider than this, in pixels of the size that is looked at, nothing stands out."""

_BLOCK = 16
_AROUND = 5  # blocks
_LOWEST, _LOW = 5.0, 2.5
"""A pixel belongs to a spot from so many levels, or times the texture around it, on."""
_TOP, _HIGH = 10.0, 5.0
"""The highest pixel of a spot has to rise so far."""
_SMALLEST = 4  # pixels
_CELL = 64
_MOST_RIVALS = 8
_ROWS = 1024


@dataclass(frozen=True, slots=True, eq=False)
class Spots:
    """Bright spots of one grey picture.

    Attributes:
        grey: (H, W) the picture.
        rise: (H, W) how far each pixel stands out, in levels.
        rows: (P,) of all pixels of all spots, one spot after the other.
        columns: (P,) as well.
        ends: (N,) where each spot ends among the pixels.
        texture: (N,) how much stands out around each spot, the usual of its blocks.
        rivals: (N,) how many others nearby stand out about as far.
    """

    grey: Grey
    rise: Grey
    rows: Indices
    columns: Indices
    ends: Indices
    texture: Figures
    rivals: Figures

    def __len__(self) -> int:
        return len(self.ends)

    def pixels(self, number: int) -> tuple[Indices, Indices]:
        """Rows and columns of one spot."""
        start = 0 if number == 0 else self.ends[number - 1]
        part = slice(start, self.ends[number])
        return self.rows[part], self.columns[part]


def bright_spots(grey: Grey) -> Spots:
    """What is brighter than its surroundings and not everywhere around it.

    Args:
        grey: (H, W), at least one block a side.
    """
    rise = raised(grey, SIDE)
    texture = _texture(rise)
    runs = _standing_out(rise, texture)
    labels = labelled(runs, rise.shape[1])
    rows, columns = runs.pixels()
    of = np.repeat(labels, runs.lengths)
    order = np.argsort(of, kind="stable")
    return _worth_a_look(grey, rise, texture, (rows[order], columns[order], of[order]))


def _texture(rise: Grey) -> Figures:
    """(blocks down, blocks across) how much usually stands out around each block.

    The median over many blocks, so that a mark itself does not count.
    """
    height, width = (side // _BLOCK for side in rise.shape)
    whole = rise[: height * _BLOCK, : width * _BLOCK]
    blocks = whole.reshape(height, _BLOCK, width, _BLOCK)
    means = blocks.mean(axis=(1, 3), dtype=np.float32)
    wide = np.pad(means, _AROUND // 2, mode="edge")
    windows = sliding_window_view(wide, (_AROUND, _AROUND))
    usual: Figures = np.median(windows.reshape(height, width, -1), axis=-1)
    return usual


def _at(texture: Figures, rows: Indices, columns: Indices) -> Figures:
    """The texture at pixels; what is beside the last block counts as in it."""
    down, across = texture.shape
    down_at = np.minimum(rows // _BLOCK, down - 1)
    there: Figures = texture[down_at, np.minimum(columns // _BLOCK, across - 1)]
    return there


def _standing_out(rise: Grey, texture: Figures) -> Runs:
    """The pixels that stand out, made in bands."""
    columns = np.arange(rise.shape[1])
    parts = []
    for top in range(0, len(rise), _ROWS):
        band = rise[top : top + _ROWS]
        starts = np.arange(top, top + len(band), _BLOCK)
        usual = _at(texture, starts[:, None], columns[None])
        least = np.maximum(_LOW * usual, _LOWEST)
        # As whole levels, since comparing floats takes far longer.
        levels = np.minimum(np.ceil(least), 255).astype(np.uint8)
        mask = band >= np.repeat(levels, _BLOCK, axis=0)[: len(band)]
        parts.append(runs_of(mask, top=top))
    return joined_runs(parts)


def _worth_a_look(
    grey: Grey, rise: Grey, texture: Figures, pixels: tuple[Indices, Indices, Indices]
) -> Spots:
    """Spots that are high and large enough, and not one of many."""
    rows, columns, of = pixels
    starts = np.flatnonzero(np.diff(of, prepend=-1))
    areas = np.diff(starts, append=len(of))
    heights = rise[rows, columns]
    usual = _at(texture, rows, columns)
    needed = np.maximum(_HIGH * usual, _TOP)
    is_high = np.logical_or.reduceat(heights >= needed, starts)
    peaks = np.maximum.reduceat(heights, starts)
    which = np.flatnonzero((areas >= _SMALLEST) & is_high)
    at = starts[which] + areas[which] // 2
    rivals = _rivals(rise.shape, rows[at], columns[at], peaks[which])
    alone = rivals <= _MOST_RIVALS
    which, rivals = which[alone], rivals[alone]
    kept = np.isin(of, which)
    ends = np.cumsum(areas[which])
    middle = starts[which] + areas[which] // 2
    return Spots(
        *(grey, rise, rows[kept], columns[kept], ends),
        texture=usual[middle],
        rivals=rivals.astype(np.float32),
    )


def _rivals(
    shape: tuple[int, ...], rows: Indices, columns: Indices, peaks: Grey
) -> Indices:
    """For each spot, how many in and around its cell rise at least half as far."""
    steps = np.floor(2 * np.log2(np.maximum(peaks, 1))).astype(np.int64)  # 0..15
    down, across = rows // _CELL + 1, columns // _CELL + 1
    cells = np.zeros((shape[0] // _CELL + 3, shape[1] // _CELL + 3, 16), np.int64)
    np.add.at(cells, (down, across, steps), 1)
    at_least = cells[..., ::-1].cumsum(axis=-1)[..., ::-1]
    windows = sliding_window_view(at_least, (3, 3), axis=(0, 1)).sum(axis=(-1, -2))
    found: Indices = windows[down - 1, across - 1, np.maximum(steps - 2, 0)] - 1
    return found
