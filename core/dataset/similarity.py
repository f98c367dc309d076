"""How alike photos are, by small grey pictures of them.

Two steps. A *summary* of a picture, 48 numbers, is compared with thousands of others
by one product of matrices and leaves few that may be alike. For those, one picture is
moved and stretched until it lies best on the other, so that a cropped copy is found
too, and the fine structures of both are correlated: the broad ones, bright above and
dark below, are alike in most landscapes. In both steps square roots are taken, so that
one strong edge, like a horizon, does not outweigh everything else.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from core.arrays import Floats
from core.dataset.inspection import THUMBNAIL_SIDE as _SIDE

Thumbnails = NDArray[np.uint8]
"""(N, 32, 32), brightness."""

_WAVES = 7  # of the summary, along each side
_FINEST, _BROADEST = 0.9, 2.0  # structures that are compared, in pixels
_ROUNDS = 5
_FARTHEST = 5.0  # that a picture is moved, in pixels
_LEAST_STRETCH, _MOST_STRETCH = 0.8, 1.25
_FAINT = np.float32(0.1)  # of lengths; below, there is nothing but rounding


def summaries(pictures: Thumbnails) -> Floats:
    """(N, 48) of length 1: their products are near 1 for pictures that are alike."""
    waves = _cosines()
    strengths = _framed(waves, pictures.astype(np.float32), waves.T)
    fineness = np.add.outer(np.arange(_WAVES), np.arange(_WAVES)).ravel()
    values = _roots(strengths.reshape(-1, _WAVES**2) * fineness.astype(np.float32))
    values = values[:, 1:]  # how bright it is on the whole does not matter
    lengths = np.linalg.norm(values, axis=1, keepdims=True)
    return np.asarray(values / np.maximum(lengths, _FAINT), np.float32)


def likeness(ones: Thumbnails, others: Thumbnails) -> Floats:
    """How alike the pictures of each pair are, laid upon each other: -1..1.

    Args:
        ones: The first pictures of the pairs.
        others: The second ones, as many.
    """
    first, second = ones.astype(np.float32), others.astype(np.float32)
    warp = _Warp(_best_places(first, second))
    moved = _normalised(warp.moved(_structures(first)), warp.overlap)
    still = _normalised(_structures(second), warp.overlap)
    return np.asarray((moved * still).sum((1, 2)), np.float32)


class _Warp:
    """Moves and stretches pictures along their sides.

    Attributes:
        overlap: (N, 32, 32), 1 where the moved picture has pixels, else 0.
    """

    def __init__(self, places: Floats) -> None:
        """`places`: (N, 4), shift and stretch down, shift and stretch across."""
        self._down = _interpolation(places[:, 0], places[:, 1])
        self._across = _interpolation(places[:, 2], places[:, 3])
        rows, columns = (
            (weights.sum(2) > 1 - 1e-3).astype(np.float32)
            for weights in (self._down, self._across)
        )
        self.overlap = rows[:, :, None] * columns[:, None, :]

    def moved(self, pictures: Floats) -> Floats:
        return _framed(self._down, pictures, self._across.transpose(0, 2, 1))


def _best_places(ones: Floats, others: Floats) -> Floats:
    """Where the first pictures lie best on the second: Lucas and Kanade's method."""
    places: Floats = np.zeros((len(ones), 4), np.float32)
    places[:, 1::2] = 1
    offsets = np.arange(_SIDE, dtype=np.float32) - (_SIDE - 1) / 2
    for _ in range(_ROUNDS):
        warp = _Warp(places)
        moved = _normalised(warp.moved(ones), warp.overlap)
        still = _normalised(others, warp.overlap)
        down, across = np.gradient(moved, axis=(1, 2))
        slopes = np.stack(
            [down, down * offsets[:, None], across, across * offsets], axis=1
        )
        slopes = (slopes * warp.overlap[:, None]).reshape(len(ones), 4, -1)
        places += _step(slopes, (still - moved).reshape(len(ones), -1, 1))
        places[:, ::2] = places[:, ::2].clip(-_FARTHEST, _FARTHEST)
        places[:, 1::2] = places[:, 1::2].clip(_LEAST_STRETCH, _MOST_STRETCH)
    return places


def _step(slopes: Floats, missing: Floats) -> Floats:
    """Least squares: by how much to move so that what is missing vanishes."""
    square = slopes @ slopes.transpose(0, 2, 1)
    # Where a picture has no edges, stay.
    still = 1e-3 * np.trace(square, axis1=1, axis2=2) / 4 + 1e-9
    square += np.eye(4, dtype=np.float32) * still[:, None, None]
    return np.asarray(np.linalg.solve(square, slopes @ missing)[..., 0], np.float32)


def _normalised(pictures: Floats, overlap: Floats) -> Floats:
    """Of mean 0 and length 1 in the overlap, and 0 elsewhere."""
    area = np.maximum(overlap.sum((1, 2), keepdims=True), 1)
    mean = (pictures * overlap).sum((1, 2), keepdims=True) / area
    centred = (pictures - mean) * overlap
    length = np.sqrt((centred * centred).sum((1, 2), keepdims=True))
    return np.asarray(centred / np.maximum(length, _FAINT), np.float32)


def _interpolation(shift: Floats, stretch: Floats) -> Floats:
    """(N, 32, 32): how much every old pixel counts in every new one."""
    pixels = np.arange(_SIDE, dtype=np.float32)
    centre = np.float32((_SIDE - 1) / 2)
    places = centre + stretch[:, None] * (pixels - centre) + shift[:, None]
    weights: Floats = np.maximum(0, 1 - np.abs(places[:, :, None] - pixels))
    return weights


def _structures(pictures: Floats) -> Floats:
    fine, broad = _smoothing(_FINEST), _smoothing(_BROADEST)
    return _roots(_framed(fine, pictures, fine.T) - _framed(broad, pictures, broad.T))


def _framed(left: Floats, pictures: Floats, right: Floats) -> Floats:
    return np.asarray(left @ pictures @ right, np.float32)


def _roots(values: Floats) -> Floats:
    """Square roots with the sign, but near 0, where noise is, in proportion."""
    return np.asarray(values / np.sqrt(np.abs(values) + 1), np.float32)


@cache
def _smoothing(width: float) -> Floats:
    pixels = np.arange(_SIDE)
    weights = np.exp(-0.5 * ((pixels[:, None] - pixels) / width) ** 2)
    return np.asarray(weights / weights.sum(1, keepdims=True), np.float32)


@cache
def _cosines() -> Floats:
    pixels, waves = (np.arange(_SIDE) + 0.5) / _SIDE, np.arange(_WAVES)
    weights = np.cos(np.pi * waves[:, None] * pixels)
    weights[0] *= 0.5**0.5
    return np.asarray(weights * (2 / _SIDE) ** 0.5, np.float32)
