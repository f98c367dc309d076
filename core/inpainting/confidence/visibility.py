"""How much of an error people see.

A fill of rock may differ from the truth in every pixel and look right, and a small dent
in a skyline is seen at once. So what counts is how far the tones of a fill lie from the
truth when both are looked at from afar, compared with the texture that hides it.
"""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image
from PIL.Image import Resampling

if TYPE_CHECKING:
    from core.arrays import Floats, Mask, Pixels

BLOCKS = 8
"""Seen from afar, a hole is so many blocks wide."""

_HIDDEN = 2
"""Levels that nobody sees even where there is no texture."""

_GRAIN_SHARE = 0.5
"""Texture that is too calm or too busy is seen less than a wrong tone."""

_LUMINANCE = np.array([0.299, 0.587, 0.114], np.float32)


def visible_error(truth: Pixels, filled: Pixels, *, texture: float) -> float:
    """How far a fill is from what was there; above 1 it begins to show.

    Args:
        truth: (H, W, 3), what was in the hole.
        filled: (H, W, 3), what is there now.
        texture: Of the surroundings, as `mean_step` gives it.
    """
    off = np.sqrt(np.mean(np.square(_from_afar(filled) - _from_afar(truth))))
    grain = mean_step(luminance(filled)) - mean_step(luminance(truth))
    return masked(hypot(float(off), _GRAIN_SHARE * grain), texture)


def masked(levels: float, texture: float) -> float:
    """A difference in levels, as it is seen in such a texture."""
    return levels / (_HIDDEN + texture)


def mean_step(values: Floats, known: Mask | None = None) -> float:
    """The mean step between neighbours; 0 where there are none.

    Args:
        values: (H, W) or (H, W, C).
        known: (H, W); both neighbours of a step must be. None is everywhere.
    """
    total, count = 0.0, 0
    for axis in (0, 1):
        steps = np.abs(np.diff(values, axis=axis))
        if known is not None:
            ends = np.moveaxis(known, axis, 0)
            steps = np.moveaxis(steps, axis, 0)[ends[1:] & ends[:-1]]
        total, count = total + float(steps.sum()), count + steps.size
    return total / count if count else 0.0


def luminance(pixels: Pixels) -> Floats:
    """Rec. 601, 0..255, (H, W)."""
    return pixels.astype(np.float32) @ _LUMINANCE


def _from_afar(pixels: Pixels) -> Floats:
    blocks = Image.fromarray(pixels).resize((BLOCKS, BLOCKS), Resampling.BOX)
    return np.asarray(blocks).astype(np.float32)
