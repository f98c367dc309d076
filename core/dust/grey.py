"""A photo's brightness at several sizes, made in bands to bound the memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from core.arrays import Pixels

Grey = NDArray[np.uint8]
"""(H, W), 0..255."""

_ROWS = 512


def brightness(pixels: Pixels) -> Grey:
    """How bright each pixel is, as people see it: (H, W)."""
    grey = np.empty(pixels.shape[:2], np.uint8)
    for top in range(0, len(pixels), _ROWS):
        rows = slice(top, top + _ROWS)
        red, green, blue = np.moveaxis(pixels[rows].astype(np.uint16), -1, 0)
        grey[rows] = (77 * red + 150 * green + 29 * blue) >> 8
    return grey


def softened(grey: Grey) -> Grey:
    """Without the finest grain: each pixel joined with its neighbours, 1-2-1."""
    soft = np.empty_like(grey)
    for top in range(0, len(grey), _ROWS):
        first, behind = max(top - 1, 0), min(top + _ROWS + 1, len(grey))
        wide = np.pad(grey[first:behind], 1, mode="edge").astype(np.uint16)
        rows = wide[:-2] + 2 * wide[1:-1] + wide[2:]
        both = (rows[:, :-2] + 2 * rows[:, 1:-1] + rows[:, 2:] + 8) >> 4
        soft[top : top + _ROWS] = both[top - first :][:_ROWS]
    return soft


def halved(grey: Grey) -> Grey:
    """At half the size; an odd last row or column is left out."""
    height, width = grey.shape[0] // 2 * 2, grey.shape[1] // 2 * 2
    small = np.empty((height // 2, width // 2), np.uint8)
    for top in range(0, height, _ROWS):
        four = grey[top : min(top + _ROWS, height), :width].astype(np.uint16)
        pairs = four[::2] + four[1::2]
        small[top // 2 : (top + _ROWS) // 2] = (pairs[:, ::2] + pairs[:, 1::2] + 2) >> 2
    return small
