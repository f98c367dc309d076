"""What stands out of a grey picture and is narrow, by running minima and maxima."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.dust.grey import Grey

    Extreme = Callable[[Grey, Grey], Grey]

_ROWS = 1024
"""Are worked on at a time, to bound the memory."""


def raised(grey: Grey, side: int) -> Grey:
    """How far each pixel rises above its surroundings: the white top-hat.

    Nothing is left of what a square of that side fits into.

    Args:
        grey: (H, W).
        side: Of the square in pixels; odd.
    """
    result = np.empty_like(grey)
    for top in range(0, len(grey), _ROWS):
        # An opening looks at its square's side twice.
        first = max(top - side, 0)
        band = grey[first : top + _ROWS + side]
        rise = band - opened(band, side)
        result[top : top + _ROWS] = rise[top - first :][:_ROWS]
    return result


def opened(grey: Grey, side: int) -> Grey:
    """The picture without anything bright that is narrower than a square."""
    eroded = _over_squares(grey, side, np.minimum)
    return _over_squares(eroded, side, np.maximum)


def spread(grey: Grey, side: int) -> Grey:
    """The brightest of the square around each pixel."""
    return _over_squares(grey, side, np.maximum)


def _over_squares(grey: Grey, side: int, extreme: Extreme) -> Grey:
    """The extreme of the square around each pixel; the edge goes on beyond itself."""
    run = np.pad(grey, side // 2, mode="edge")
    steps = _steps(side)
    for step in steps:
        run = extreme(run[:-step], run[step:])
    for step in steps:
        run = extreme(run[:, :-step], run[:, step:])
    return run


def _steps(side: int) -> list[int]:
    """How far to look ahead, again and again, to see a window of that many pixels."""
    seen, steps = 1, []
    while seen < side:
        steps.append(min(seen, side - seen))
        seen += steps[-1]
    return steps
