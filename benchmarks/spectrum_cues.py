"""Cues of rhythm: the spectrum of small tiles, and the grid of JPEG's blocks."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from core.arrays import Floats, Mask, Pixels
from core.geometry import Box, Size

_TILE = 16
_SMALL_TILE = 8
_BLOCK = 8
_TINY = 1e-2


def spectrum_cues(luminance: Floats, inside: Mask, ring: Mask) -> dict[str, float]:
    """Power by wavelength and direction, in the square against the ring.

    Peaks at the stride of a network's upsampling, a spectrum that falls too fast or
    too slowly, and grain of the wrong size all show here.
    """
    tile = _TILE if np.sqrt(inside.sum()) >= 2 * _TILE else _SMALL_TILE
    fill, real = _power(luminance, inside, tile), _power(luminance, ring, tile)
    names = _cell_names()
    if fill is None or real is None:
        return dict.fromkeys(names, np.nan)
    difference = np.log(fill + _TINY) - np.log(real + _TINY)
    shape = np.log(fill + _TINY)
    found = [_mean(difference, cells) for cells in _cells(tile)]
    found += [_mean(shape, cells) - shape[1:3, 1:3].mean() for cells in _cells(tile)]
    return dict(zip(names, map(float, found), strict=True))


def jpeg_cues(pixels: Pixels, square: Box) -> dict[str, float]:
    """Whether the steps at the edges of 8 x 8 blocks stand out as they do around."""
    size = Size(pixels.shape[1], pixels.shape[0])
    around = square.grown(max(40, square.width // 2)).clipped(size)
    luminance = pixels[around.slices].astype(np.float32).mean(axis=2)
    inside = np.zeros(luminance.shape, np.bool_)
    inside[square.grown(-2).shifted(-around.left, -around.top).slices] = True
    ring = np.ones_like(inside)
    ring[
        square.grown(2).shifted(-around.left, -around.top).clipped(around.size).slices
    ] = 0
    found = {}
    for name, axis, start in (("across", 1, around.left), ("down", 0, around.top)):
        for area, mask in (("in", inside), ("out", ring)):
            found[f"blocks {name} {area}"] = _block_step(luminance, mask, axis, start)
        found[f"blocks {name}"] = (
            found[f"blocks {name} in"] - found[f"blocks {name} out"]
        )
    return found


def _block_step(luminance: Floats, mask: Mask, axis: int, start: int) -> float:
    """Log of the mean curvature at block edges over that elsewhere."""
    steps = np.abs(np.diff(luminance, n=1, axis=axis))
    known = np.diff(mask, axis=axis) == 0
    known &= np.take(mask, range(steps.shape[axis]), axis=axis)
    phase = (np.arange(steps.shape[axis]) + start) % _BLOCK
    edge = phase == _BLOCK - 1
    if axis == 1:
        at_edge, elsewhere = edge[None, :] & known, ~edge[None, :] & known
    else:
        at_edge, elsewhere = edge[:, None] & known, ~edge[:, None] & known
    if not at_edge.any() or not elsewhere.any():
        return np.nan
    return float(
        np.log((steps[at_edge].mean() + _TINY) / (steps[elsewhere].mean() + _TINY))
    )


def _power(luminance: Floats, mask: Mask, tile: int) -> NDArray[np.float64] | None:
    """Typical power of the tiles that lie wholly in the mask; (tile, tile // 2 + 1)."""
    step = max(tile // 2, int(np.sqrt(luminance.size)) // 40)
    if min(luminance.shape) < tile:
        return None
    tiles = sliding_window_view(luminance, (tile, tile))[::step, ::step]
    whole = sliding_window_view(mask, (tile, tile))[::step, ::step].all(axis=(2, 3))
    chosen = tiles[whole]
    if len(chosen) == 0:
        return None
    window = np.hanning(tile + 2)[1:-1]
    chosen = (chosen - chosen.mean(axis=(1, 2), keepdims=True)) * np.outer(
        window, window
    )
    power = np.abs(np.fft.rfft2(chosen)) ** 2
    return np.exp(np.log(power + _TINY).mean(axis=0))


def _mean(values: NDArray[np.float64], cells: NDArray[np.bool_]) -> float:
    return float(values[cells].mean()) if cells.any() else np.nan


def _cells(tile: int) -> list[NDArray[np.bool_]]:
    """Rings of frequency, both axes and the diagonal, each in four parts."""
    down = np.abs(np.fft.fftfreq(tile))[:, None]
    across = np.fft.rfftfreq(tile)[None, :]
    radius = np.hypot(down, across)
    edges = ((0.05, 0.15), (0.15, 0.3), (0.3, 0.45), (0.45, 0.8))
    shapes = (
        radius > 0,
        (down < 0.07) & (across >= 0),
        (across < 0.07) & (down >= 0),
        np.abs(down - across) < 0.07,
    )
    return [
        shape & (radius > low) & (radius <= high)
        for shape in shapes
        for low, high in edges
    ]


def _cell_names() -> list[str]:
    shapes = ("all", "across", "down", "diagonal")
    cells = [f"{shape} {part}" for shape in shapes for part in range(4)]
    return [f"power {cell}" for cell in cells] + [f"fall {cell}" for cell in cells]
