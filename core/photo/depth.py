"""Between samples of 8 and of 16 bits.

A fill knows 256 levels a channel. Put as they are into samples of 65,536, their steps
would show as bands in a clear sky as soon as somebody raises its contrast. So where a
patch is flat but for its steps, the fraction of a level that it lacks is taken from
the mean around, the photo's own finer samples beyond its edge included; it stays within
the half level that rounding takes. Where a patch is grainy, the grain hides the steps,
and it is left alone.
"""

from typing import cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from core.arrays import Floats
from core.geometry import Box

Samples8 = NDArray[np.uint8]
Samples16 = NDArray[np.uint16]
Samples = Samples8 | Samples16

REACH = 32
"""So far beyond a patch its surroundings have a say, in pixels."""

_STEP = 257  # of 16-bit samples between two 8-bit ones: 255 is 65,535
_ROWS_AT_ONCE = 256
_RADII = (REACH, 16, 8, 4)
_FLAT_WINDOW = 5


def narrowed(samples: Samples) -> Samples8:
    """The nearest samples of 8 bits; the same array when it has no more.

    Computed in bands of rows, since intermediate values take more memory.
    """
    if samples.dtype == np.uint8:
        return cast("Samples8", samples)
    result = np.empty(samples.shape, np.uint8)
    for top in range(0, len(samples), _ROWS_AT_ONCE):
        band = slice(top, top + _ROWS_AT_ONCE)
        # Division by 257, rounded, for every value there is.
        result[band] = (samples[band].astype(np.uint32) * 255 + 32_895) >> 16
    return result


def to_levels(samples: Samples) -> Floats:
    """Samples of 16 bits in the levels of 8, 0..255, with fractions."""
    return samples.astype(np.float32) / np.float32(_STEP)


def widened(levels: Floats, hole: Box) -> Samples16:
    """Samples of 16 bits for a hole that is filled with whole levels.

    Args:
        levels: (H, W) or (H, W, channels), the hole and what lies around it, 0..255.
        hole: Within those arrays.

    Returns:
        (hole.height, hole.width) or (hole.height, hole.width, channels); to 8 bits
        they round as the levels that came in.
    """
    if levels.ndim == 2:  # noqa: PLR2004 - one channel
        return _to_samples(_without_steps(levels, hole))
    channels = [
        _to_samples(_without_steps(levels[..., each], hole))
        for each in range(levels.shape[-1])
    ]
    return np.stack(channels, axis=-1)


def _to_samples(levels: Floats) -> Samples16:
    return np.rint(levels * _STEP).astype(np.uint16)


def _without_steps(levels: Floats, hole: Box) -> Floats:
    rough = levels[hole.slices].copy()
    smooth = levels.copy()
    # A whole half would round to the next level.
    most = np.float32(0.5 - 1 / _STEP)
    for radius in _RADII:
        mean = _box_mean(smooth, radius)[hole.slices]
        smooth[hole.slices] = rough + np.clip(mean - rough, -most, most)
    result = np.where(_is_flat(rough), smooth[hole.slices], rough)
    return np.clip(result, 0, 255)


def _is_flat(levels: Floats) -> NDArray[np.bool_]:
    """Where no two pixels nearby differ by more than one level."""
    image = Image.fromarray(levels.astype(np.uint8))
    high = np.asarray(image.filter(ImageFilter.MaxFilter(_FLAT_WINDOW)), np.int16)
    low = np.asarray(image.filter(ImageFilter.MinFilter(_FLAT_WINDOW)), np.int16)
    return (high - low) <= 1


def _box_mean(picture: Floats, radius: int) -> Floats:
    """Means over squares of 2 * radius + 1; slopes go on beyond the edge."""
    return _running_mean(_running_mean(picture, radius).T, radius).T


def _running_mean(picture: Floats, radius: int) -> Floats:
    margin = ((radius + 1, radius), (0, 0))
    padded = np.pad(picture, margin, mode="reflect", reflect_type="odd")
    sums = np.cumsum(padded, axis=0, dtype=np.float64)
    width = 2 * radius + 1
    return ((sums[width:] - sums[:-width]) / width).astype(np.float32)
