"""Where the holes of training crops lie."""

import numpy as np

from core.arrays import Mask
from core.geometry import Box

_GAP = 8  # px between two holes, so that each has known pixels all around
_TRIES = 12


def random_square(rng: np.random.Generator, side: int, hole_side: int) -> Box:
    """A square hole anywhere in a square crop, at the borders too."""
    x, y = rng.integers(0, side - hole_side + 1, size=2)
    return Box.square(int(x), int(y), hole_side)


def random_squares(
    rng: np.random.Generator, side: int, *, smallest: int, largest: int, most: int
) -> tuple[Box, ...]:
    """One to `most` holes apart from each other, of random sizes, in px.

    Several holes in one crop teach more for the same work; each keeps a margin of
    known pixels. When a further hole finds no room, there are fewer.
    """
    holes: list[Box] = []
    for _ in range(int(rng.integers(1, most + 1))):
        for _ in range(_TRIES):
            hole = random_square(rng, side, int(rng.integers(smallest, largest + 1)))
            if all(hole.grown(_GAP).intersection(other).is_empty for other in holes):
                holes.append(hole)
                break
    return tuple(holes)


def mask_of(holes: tuple[Box, ...], side: int) -> Mask:
    """(side, side), True inside the holes."""
    mask = np.zeros((side, side), np.bool_)
    for hole in holes:
        mask[hole.slices] = True
    return mask
