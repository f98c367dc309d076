"""Taking from the sources what rounding their copies will add again.

The pixels of a photo were rounded to whole levels, and copies that were moved a little
in colour are rounded once more. In the finest waves of an enlarged photo there is
nothing but rounding, so that doubling it shows as grain. The photo's own spectrum tells
how much of each wave is rounding (a Wiener filter).
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from core.arrays import Floats, Mask

_TILE = 32
_MOST_TILES = 400


def without_rounding(picture: Floats, known: Mask, rounding: Floats) -> Floats:
    """The picture with the variance of one rounding less.

    Args:
        picture: (H, W, C), unknown pixels filled with something smooth.
        known: (H, W).
        rounding: (C,), variance of a rounding in each channel.
    """
    power = _power(picture, known)
    if power is None:
        return picture
    kept = np.sqrt(np.maximum(power - rounding, 0) / power)
    kept[0, 0] = 1
    kernel = np.fft.fftshift(np.fft.irfft2(kept, (_TILE, _TILE), axes=(0, 1)), (0, 1))
    window = np.hanning(_TILE + 1)[:-1]
    kernel *= (window[:, None] * window)[..., None]
    kernel /= kernel.sum((0, 1))
    return _convolved(picture, kernel.astype(np.float32))


def _power(picture: Floats, known: Mask) -> NDArray[np.float64] | None:
    """Mean power of each wave in a pixel's variance, (tile, tile // 2 + 1, C)."""
    shape = (_TILE, _TILE)
    if min(known.shape) < _TILE:
        return None
    step = _TILE // 2
    whole = sliding_window_view(known, shape)[::step, ::step].all((2, 3))
    tiles = sliding_window_view(picture, shape, (0, 1))[::step, ::step][whole]
    if len(tiles) == 0:
        return None
    tiles = tiles[:: -(-len(tiles) // _MOST_TILES)]
    window = np.hanning(_TILE + 2)[1:-1]
    window = window[:, None] * window
    tiles = (tiles - tiles.mean((2, 3), keepdims=True)) * window
    power = np.square(np.abs(np.fft.rfft2(tiles))).mean(0) / np.square(window).sum()
    return np.asarray(np.maximum(np.moveaxis(power, 0, -1), 1e-12))


def _convolved(picture: Floats, kernel: Floats) -> Floats:
    reach = _TILE // 2
    margin = ((reach, reach), (reach, reach), (0, 0))
    wide = np.pad(picture, margin, mode="edge")
    height, width = wide.shape[:2]
    waves = np.fft.rfft2(wide, axes=(0, 1))
    filtered = np.fft.irfft2(
        waves * np.fft.rfft2(kernel, (height, width), axes=(0, 1)),
        (height, width),
        axes=(0, 1),
    )
    height, width = picture.shape[:2]
    result = filtered[2 * reach :, 2 * reach :][:height, :width]
    return result.astype(np.float32)
