"""What stands out of its surroundings at one size of the photo, be it dust or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from core.dust.morphology import raised
from core.dust.regions import Indices, joined_runs, labelled, runs_of
from core.progress import silent

if TYPE_CHECKING:
    from core.dust.grey import Grey
    from core.dust.regions import Runs
    from core.progress import Report

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
_MOST_RIVALS = 20
_ROWS = 1024
_RUNS = 200_000
"""Are worked on at a time, to bound the memory."""


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


def bright_spots(grey: Grey, report: Report = silent) -> Spots:
    """What is brighter than its surroundings and not everywhere around it.

    Args:
        grey: (H, W), at least one block a side.
        report: Told how far it is; may raise `Cancelled`.
    """
    rise = raised(grey, SIDE)
    report(0.2)
    texture = _texture(rise)
    runs = _standing_out(rise, texture, report)
    labels = labelled(runs, rise.shape[1])
    report(0.6)
    # The runs of each region behind each other.
    order = np.argsort(labels, kind="stable")
    return _worth_a_look(
        grey, rise, texture, (runs.chosen(order), labels[order]), report
    )


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


def _standing_out(rise: Grey, texture: Figures, report: Report) -> Runs:
    """The pixels that stand out, made in bands."""
    columns = np.arange(rise.shape[1])
    parts = []
    for top in range(0, len(rise), _ROWS):
        report(0.2 + 0.2 * top / len(rise))
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
    grey: Grey,
    rise: Grey,
    texture: Figures,
    regions: tuple[Runs, Indices],
    report: Report,
) -> Spots:
    """Spots that are high and large enough, and not one of many.

    Args:
        grey: (H, W) the picture.
        rise: (H, W) how far it stands out.
        texture: Of its blocks.
        regions: Runs, those of a region behind each other, and the region of each.
        report: Told how far it is.
    """
    runs, of = regions
    highest, is_high = _heights(rise, texture, runs, report)
    starts = np.flatnonzero(np.diff(of, prepend=-1))
    areas = np.add.reduceat(runs.lengths, starts)
    peaks = np.maximum.reduceat(highest, starts)
    is_worth = (areas >= _SMALLEST) & np.logical_or.reduceat(is_high, starts)
    which = np.flatnonzero(is_worth)
    at = runs.chosen((starts + np.diff(starts, append=len(of)) // 2)[which])
    rows, columns = at.rows, at.starts + at.lengths // 2
    rivals = _rivals(rise.shape, rows, columns, peaks[which])
    alone = rivals <= _MOST_RIVALS
    kept = runs.chosen(np.isin(of, which[alone]))
    return Spots(
        *(grey, rise, *kept.pixels(), np.cumsum(areas[which[alone]])),
        texture=_at(texture, rows, columns)[alone],
        rivals=rivals[alone].astype(np.float32),
    )


def _heights(
    rise: Grey, texture: Figures, runs: Runs, report: Report
) -> tuple[Grey, NDArray[np.bool_]]:
    """For each run its highest pixel, and whether one is high enough for a spot."""
    highest, is_high = np.zeros(len(runs), np.uint8), np.zeros(len(runs), np.bool_)
    for start in range(0, len(runs), _RUNS):
        report(0.6 + 0.4 * start / len(runs))
        part = slice(start, start + _RUNS)
        some = runs.chosen(part)
        rows, columns = some.pixels()
        heights = rise[rows, columns]
        needed = np.maximum(_HIGH * _at(texture, rows, columns), _TOP)
        firsts = np.cumsum(some.lengths) - some.lengths
        highest[part] = np.maximum.reduceat(heights, firsts)
        is_high[part] = np.logical_or.reduceat(heights >= needed, firsts)
    return highest, is_high


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
