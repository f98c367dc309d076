"""Cues of the seam: steps, kinks and broken lines along the square's border."""

import numpy as np

from core.arrays import Floats
from core.geometry import Box

_REACH = 8
_OFFSETS = (-3, -2, -1, 0, 1, 2, 3)
_TINY = 1e-1


def border_cues(channels: Floats, square: Box) -> dict[str, float]:
    """The lines across the border against the lines beside it.

    Args:
        channels: (3, H, W) luminance and two colour differences, 0..255.
        square: Where the square lies.
    """
    bands = [
        band
        for side in _sides(channels, square)
        if (band := _band(side, square.width)) is not None
    ]
    found: dict[str, float] = {}
    for index, name in enumerate(("y", "r", "b")):
        sides = [_side_cues(band[index]) for band in bands]
        for cue in _CUES:
            values = [side[cue] for side in sides] or [np.nan]
            found[f"{name} {cue}"] = float(np.mean(values))
            found[f"{name} {cue} worst"] = float(np.max(values))
    return found


def _sides(channels: Floats, square: Box) -> list[tuple[Floats, int, slice]]:
    """Each side seen as the upper one: channels, its first row, its columns."""
    flipped, turned = channels[:, ::-1], channels.transpose(0, 2, 1)
    height, width = channels.shape[1:]
    columns, rows = slice(square.left, square.right), slice(square.top, square.bottom)
    return [
        (channels, square.top, columns),
        (flipped, height - square.bottom, columns),
        (turned, square.left, rows),
        (turned[:, ::-1], width - square.right, rows),
    ]


def _band(side: tuple[Floats, int, slice], width: int) -> Floats | None:
    """(3, 2 * reach, length): rows from outside to inside; None at the photo's edge."""
    channels, first, along = side
    if first < _REACH or width < 2 * _REACH:
        return None
    return channels[:, first - _REACH : first + _REACH, along]


_CUES = (
    *(f"step {offset}" for offset in _OFFSETS),
    *(f"kink {offset}" for offset in _OFFSETS),
    *(f"shift {offset}" for offset in _OFFSETS),
    *(f"follows {offset}" for offset in _OFFSETS),
    "level 2",
    "level 4",
    "level 8",
    "continues",
)


def _side_cues(band: Floats) -> dict[str, float]:
    steps = np.diff(band, axis=0)
    kinks = np.diff(band, n=2, axis=0)
    grain = np.diff(band, axis=1)
    usual_step = float(np.abs(steps[: _REACH - 3]).mean())
    usual_kink = float(np.abs(kinks[: _REACH - 4]).mean())
    found: dict[str, float] = {}
    for offset in _OFFSETS:
        row = _REACH - 1 + offset
        step = steps[row]
        found[f"step {offset}"] = _log(np.abs(step).mean(), usual_step)
        found[f"kink {offset}"] = _log(
            np.abs(kinks[min(row, len(kinks) - 1)]).mean(), usual_kink
        )
        found[f"shift {offset}"] = _log(_drift(step), usual_step)
        found[f"follows {offset}"] = _similarity(grain[row], grain[row + 1])
    return found | _levels(band) | {"continues": _continues(band)}


def _levels(band: Floats) -> dict[str, float]:
    """Difference of strips on both sides against the same further out."""
    found = {}
    for depth in (2, 4, 8):
        out = band[_REACH - depth : _REACH].mean(axis=0)
        into = band[_REACH : _REACH + depth].mean(axis=0)
        found[f"level {depth}"] = float(np.log(_drift(into - out) + 1))
    return found


def _continues(band: Floats) -> float:
    """How much better a row is foretold from outside without the border between."""
    foretold = 2 * band[1:-1] - band[:-2]
    errors = np.abs(band[2:] - foretold).mean(axis=1)
    return _log(errors[_REACH - 2 : _REACH].max(), float(errors[: _REACH - 2].mean()))


def _drift(step: Floats) -> float:
    """Mean size of a step that does not change within a few pixels."""
    parts = np.array_split(step, max(1, len(step) // 8))
    return float(np.mean([abs(part.mean()) for part in parts]))


def _similarity(a: Floats, b: Floats) -> float:
    spread = float(a.std() * b.std())
    return float(((a - a.mean()) * (b - b.mean())).mean()) / (spread + _TINY)


def _log(value: float, usual: float) -> float:
    return float(np.log((value + _TINY) / (usual + _TINY)))
