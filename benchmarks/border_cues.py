"""Cues of the seam: steps, kinks and broken lines along the square's border."""

import numpy as np

from core.arrays import Floats
from core.geometry import Box

_REACH = 8
_OFFSETS = (-3, -2, -1, 0, 1, 2, 3)
_RUN = 8
_TINY = 1e-1


def border_cues(channels: Floats, square: Box) -> dict[str, float]:
    """The lines across the border against the lines beside it.

    Args:
        channels: (3, H, W) luminance and two colour differences, 0..255.
        square: Where the square lies.
    """
    sides = [
        _side_cues(band)
        for side in _sides(channels, square)
        if (band := _band(side, square.width)) is not None
    ]
    found: dict[str, float] = {}
    for cue in sides[0] if sides else ():
        values = np.stack([side[cue] for side in sides])
        for index, name in enumerate(("y", "r", "b")):
            found[f"{name} {cue}"] = float(values[:, index].mean())
            found[f"{name} {cue} worst"] = float(values[:, index].max())
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


def _side_cues(band: Floats) -> dict[str, Floats]:
    """Cues of one side; (3,) each, one value a channel."""
    steps = np.diff(band, axis=1)
    kinks = np.abs(np.diff(band, n=2, axis=1)).mean(axis=2)
    grain = np.diff(band, axis=2)
    usual_step = np.abs(steps[:, : _REACH - 3]).mean(axis=(1, 2))
    usual_kink = kinks[:, : _REACH - 4].mean(axis=1)
    found: dict[str, Floats] = {}
    for offset in _OFFSETS:
        row = _REACH - 1 + offset
        step = steps[:, row]
        found[f"step {offset}"] = _log(np.abs(step).mean(axis=1), usual_step)
        found[f"kink {offset}"] = _log(kinks[:, row], usual_kink)
        found[f"shift {offset}"] = _log(_drift(step), usual_step)
        found[f"follows {offset}"] = _similarity(grain[:, row], grain[:, row + 1])
    return found | _levels(band) | {"continues": _continues(band)}


def _levels(band: Floats) -> dict[str, Floats]:
    """Difference of strips on both sides of the border."""
    found = {}
    for depth in (2, 4, 8):
        out = band[:, _REACH - depth : _REACH].mean(axis=1)
        into = band[:, _REACH : _REACH + depth].mean(axis=1)
        found[f"level {depth}"] = np.log(_drift(into - out) + 1)
    return found


def _continues(band: Floats) -> Floats:
    """How much worse a row at the border is foretold from outside than others are."""
    foretold = 2 * band[:, 1:-1] - band[:, :-2]
    errors = np.abs(band[:, 2:] - foretold).mean(axis=2)
    at_border = errors[:, _REACH - 2 : _REACH].max(axis=1)
    return _log(at_border, errors[:, : _REACH - 2].mean(axis=1))


def _drift(steps: Floats) -> Floats:
    """Mean size of those steps that keep their sign for some pixels."""
    whole = steps.shape[1] // _RUN * _RUN
    runs = steps[:, :whole].reshape(len(steps), -1, _RUN)
    return np.abs(runs.mean(axis=2)).mean(axis=1)


def _similarity(a: Floats, b: Floats) -> Floats:
    a, b = (line - line.mean(axis=1, keepdims=True) for line in (a, b))
    spread = np.sqrt((a * a).mean(axis=1) * (b * b).mean(axis=1))
    return (a * b).mean(axis=1) / (spread + _TINY)


def _log(value: Floats, usual: Floats) -> Floats:
    return np.log((value + _TINY) / (usual + _TINY))
