"""A picture at half its size, and at half of that, so that it is shown quickly."""

from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from PIL import Image

from core.arrays import Pixels

_SMALLEST = 512
_STRIP_ROWS = 64

_Map = Callable[[Callable[[int], None], Iterable[int]], Iterable[None]]


def halvings(pixels: Pixels) -> tuple[Pixels, ...]:
    """A half of the size, a quarter, and so on, down to 512 pixels a side.

    Args:
        pixels: (H, W, 3) RGB.

    Returns:
        Read-only arrays, each `halved` from the one before; none of a small picture.
    """
    sizes = [pixels]
    with ThreadPoolExecutor() as workers:  # Pillow frees the GIL
        while max(sizes[-1].shape[:2]) > _SMALLEST:
            sizes.append(halved(sizes[-1], workers.map))
            sizes[-1].setflags(write=False)
    return tuple(sizes[1:])


def halved(pixels: Pixels, map_strips: _Map = map) -> Pixels:
    """Means of 2x2 pixels; of those there are at an odd edge.

    Strip by strip, so that the copies on the way stay small.

    Args:
        pixels: (H, W, 3) RGB.
        map_strips: Works on several strips, perhaps at once.
    """
    height, width, channels = pixels.shape
    half = np.empty((-(-height // 2), -(-width // 2), channels), np.uint8)

    def halve(top: int) -> None:
        strip = np.ascontiguousarray(pixels[top : top + _STRIP_ROWS])
        size = (width, len(strip))
        image = Image.frombuffer("RGB", size, strip, "raw", "RGB", 0, 1)
        half[top // 2 : (top + _STRIP_ROWS) // 2] = np.asarray(image.reduce(2))

    deque(map_strips(halve, range(0, height, _STRIP_ROWS)), maxlen=0)
    return half
