"""Where a square can be taken hold of, and what pulling there makes of it. Pure.

Everything is in photo pixels; the caller converts, and says how near is near.
"""

from enum import Enum

from core.geometry import Box, Point, Size

MINIMUM_SIDE = 8
"""Of a square that can be settled on, in photo pixels."""


class Grip(Enum):
    """Where the square can be taken hold of: eight handles and its middle.

    A value says which way the grip lies from the middle: (right, down).
    """

    TOP_LEFT = (-1, -1)
    TOP = (0, -1)
    TOP_RIGHT = (1, -1)
    LEFT = (-1, 0)
    MIDDLE = (0, 0)
    RIGHT = (1, 0)
    BOTTOM_LEFT = (-1, 1)
    BOTTOM = (0, 1)
    BOTTOM_RIGHT = (1, 1)


def grip_at(selection: Box | None, point: Point, *, reach: float) -> Grip | None:
    """What a press there would take hold of; None where it would draw anew.

    The whole edge answers, not the drawn handle alone. In a small square the grips
    leave half of each side to the middle, so that it can still be moved.

    Args:
        selection: The square, if there is one.
        point: Where the pointer is.
        reach: How far from an edge its grips answer.
    """
    if selection is None:
        return None
    across = _zone(point.x, low=selection.left, high=selection.right, reach=reach)
    down = _zone(point.y, low=selection.top, high=selection.bottom, reach=reach)
    if across is None or down is None:
        return None
    return Grip((across, down))


def _zone(value: float, *, low: int, high: int, reach: float) -> int | None:
    """-1 near the low end, 1 near the high end, 0 between, None beyond."""
    if not low - reach <= value <= high + reach:
        return None
    inward = min(reach, (high - low) / 4)
    if value < low + inward:
        return -1
    return 1 if value > high - inward else 0


def moved(box: Box, *, dx: int, dy: int, size: Size) -> Box:
    """The box shifted, as far as the photo of that size allows."""
    return box.shifted(dx, dy).pushed_inside(size)


def resized(box: Box, grip: Grip, *, dx: float, dy: float, size: Size) -> Box:
    """The square after one of its handles was pulled by (dx, dy).

    The opposite corner or edge stays where it is; it remains a square inside the
    photo and keeps at least the minimum side where the photo has room for it.
    """
    across, down = grip.value
    pulls = [way * by for way, by in ((across, dx), (down, dy)) if way]
    room = min(
        _room(across, low=box.left, high=box.right, limit=size.width),
        _room(down, low=box.top, high=box.bottom, limit=size.height),
    )
    side = min(room, max(MINIMUM_SIDE, box.width + round(max(pulls, default=0))))
    return Box.square(
        _start(across, low=box.left, high=box.right, side=side),
        _start(down, low=box.top, high=box.bottom, side=side),
        side,
    ).pushed_inside(size)


def _room(way: int, *, low: int, high: int, limit: int) -> int:
    """How long the side can become along one axis."""
    return {-1: high, 0: limit, 1: limit - low}[way]


def _start(way: int, *, low: int, high: int, side: int) -> int:
    """Where the resized side begins along one axis."""
    return {-1: high - side, 0: (low + high - side) // 2, 1: low}[way]
