"""Small scans: a smooth sky over rough rocks, with grain."""

import numpy as np

from core.arrays import Pixels


def scan(width: int = 480, height: int = 400, *, seed: int = 0) -> Pixels:
    """A photo whose upper half is smooth and whose lower half is rough."""
    rng = np.random.default_rng(seed)
    rows = np.linspace(0, 1, height)[:, None, None]
    sky = np.array([130, 165, 205]) + rows * 40
    pixels = np.broadcast_to(sky, (height, width, 3)).copy()
    rough = rng.normal(110, 34, (height // 4 + 1, width // 2 + 1, 1))
    rocks = rough.repeat(2, axis=0).repeat(2, axis=1)[: height - height // 2, :width]
    pixels[height // 2 :] = rocks[: height - height // 2]
    pixels += rng.normal(0, 2, pixels.shape)
    return np.clip(pixels, 0, 255).astype(np.uint8)


def drawn_line(
    pixels: Pixels, *, start: tuple[int, int], end: tuple[int, int], level: int
) -> np.ndarray:
    """Draw a scratch two pixels wide; which pixels it covers."""
    steps = 4 * max(abs(end[0] - start[0]), abs(end[1] - start[1]))
    xs = np.linspace(start[0], end[0], steps).round().astype(int)
    ys = np.linspace(start[1], end[1], steps).round().astype(int)
    mask = np.zeros(pixels.shape[:2], np.bool_)
    for down in (0, 1):
        mask[ys + down, xs] = True
    pixels[mask] = level
    return mask
