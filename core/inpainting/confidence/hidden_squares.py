"""Squares beside a hole that are hidden as a trial. Pure geometry."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.geometry import Box, Size

_MOST = 2
"""Each costs a fill, and a third one foretells nothing that two do not."""

_GAP = 8
"""This part of the hole's side lies between them, so that they do not touch."""

_FARTHEST = 3
"""Hole sides to the farthest ones; beyond that the photo may look quite different."""

_AROUND = ((-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, -1), (-1, 1), (1, 1))


def hidden_squares(hole: Box, size: Size, holes: Iterable[Box]) -> tuple[Box, ...]:
    """At most two boxes as large as a hole, beside it, that are wholly known.

    Args:
        hole: In photo pixels.
        size: Of the photo.
        holes: All whose pixels are unknown, the hole itself included or not.
    """
    gap = max(2, max(hole.width, hole.height) // _GAP)
    across, down = hole.width + gap, hole.height + gap
    unknown = (hole, *holes)
    places = (
        hole.shifted(x * far * across, y * far * down)
        for far in range(1, _FARTHEST + 1)
        for x, y in _AROUND
    )
    known = (
        place
        for place in places
        if place.fits(size)
        and all(place.grown(1).intersection(one).is_empty for one in unknown)
    )
    return tuple(islice(known, _MOST))
