"""Cues of copying: small pieces of the square that also stand elsewhere.

Fillers that copy patches leave pieces that agree too well with other places, and the
same piece more than once. Real texture agrees with its surroundings only so far, which
pieces of the ring tell.
"""

import cv2
import numpy as np

from core.arrays import Floats
from core.geometry import Box, Size

_PIECE = 9
_GRID = 5
_NEAR = 5


def copy_cues(luminance: Floats, square: Box) -> dict[str, float]:
    """How well pieces of the square and of the ring are found elsewhere.

    Args:
        luminance: (H, W), 0..255.
        square: Where the square lies.
    """
    grain = luminance - cv2.GaussianBlur(luminance, (0, 0), 4)
    size = Size(luminance.shape[1], luminance.shape[0])
    inner = [_best(grain, place, square) for place in _places_inside(square)]
    outer = [_best(grain, place, square) for place in _places_outside(square, size)]
    found = {}
    for where, index in (("around", 0), ("inside", 1)):
        fill = [best[index] for best in inner]
        real = [best[index] for best in outer] or [np.nan]
        for name, summary in (("mean", np.mean), ("top", np.max), ("low", np.min)):
            found[f"found {where} {name}"] = float(summary(fill))
            found[f"found {where} {name} against ring"] = float(
                summary(fill) - summary(real)
            )
    return found


def _places_inside(square: Box) -> list[Box]:
    last = square.width - _PIECE - 1
    offsets = np.linspace(1, last, _GRID).astype(int)
    return [
        Box.square(square.left + int(x), square.top + int(y), _PIECE)
        for y in offsets
        for x in offsets
    ]


def _places_outside(square: Box, size: Size) -> list[Box]:
    """Pieces of the ring, as many at most as inside."""
    reach = square.grown(square.width // 2).clipped(size)
    xs = np.linspace(reach.left, reach.right - _PIECE, _GRID + 2).astype(int)
    ys = np.linspace(reach.top, reach.bottom - _PIECE, _GRID + 2).astype(int)
    places = [Box.square(int(x), int(y), _PIECE) for y in ys for x in xs]
    return [place for place in places if place.intersection(square).is_empty]


def _best(grain: Floats, place: Box, square: Box) -> tuple[float, float]:
    """Best agreement of a piece with places around the square and inside it.

    1 is an exact copy. Places that overlap the piece itself do not count.
    """
    piece = grain[place.slices]
    match = cv2.matchTemplate(grain, piece, cv2.TM_CCOEFF_NORMED)
    match[~np.isfinite(match)] = 0
    own = place.grown(_NEAR)
    match[
        max(0, own.top) : own.bottom - _PIECE, max(0, own.left) : own.right - _PIECE
    ] = -1
    rows = slice(square.top, max(square.top + 1, square.bottom - _PIECE + 1))
    columns = slice(square.left, max(square.left + 1, square.right - _PIECE + 1))
    inside = float(match[rows, columns].max())
    match[rows, columns] = -1
    return float(match.max()), inside
