"""How far one step of the wheel or of a zoom command goes. Pure.

A zoom is in device pixels per photo pixel: 1.0 is 100 %.
"""

from bisect import bisect_left, bisect_right

MAXIMUM_ZOOM = 32.0

_STOPS = (
    *(0.05, 0.0625, 0.0833, 0.125, 0.1667, 0.25, 0.3333, 0.5, 0.6667),
    *(1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 24.0, MAXIMUM_ZOOM),
)
_NOTCHES_PER_DOUBLING = 4
_CLOSE = 1.001


def next_stop(zoom: float) -> float:
    """The next larger round zoom."""
    index = bisect_right(_STOPS, zoom * _CLOSE)
    return _STOPS[min(index, len(_STOPS) - 1)]


def previous_stop(zoom: float) -> float:
    """The next smaller round zoom; half the zoom below the smallest one."""
    index = bisect_left(_STOPS, zoom / _CLOSE)
    return _STOPS[index - 1] if index else zoom / 2


def turned(zoom: float, notches: float) -> float:
    """The zoom after turning the wheel by that many notches.

    A turn that would pass 100 % stops there once, because that is the zoom at
    which a fill is judged.
    """
    return scaled(zoom, 2.0 ** (notches / _NOTCHES_PER_DOUBLING))


def scaled(zoom: float, factor: float) -> float:
    """The zoom times a factor, stopping once at 100 %."""
    new = zoom * factor
    return 1.0 if (zoom - 1.0) * (new - 1.0) < 0.0 else new
