"""Boxes that can be asked for by where they are."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.geometry import Box


class NearBoxes:
    """A list of boxes, quick to search even when there are thousands.

    Attributes:
        all: The boxes, in their order.
    """

    def __init__(self, boxes: Iterable[Box]) -> None:
        import numpy as np  # the window is painted before it is loaded

        self.all = tuple(boxes)
        corners = np.array([astuple(box) for box in self.all]).reshape(-1, 4)
        self._left, self._top, self._right, self._bottom = corners.T

    def in_reach(self, reach: Box) -> tuple[Box, ...]:
        """Those that share a pixel with another box, in their order."""
        import numpy as np

        is_near = (
            (self._left < reach.right)
            & (self._right > reach.left)
            & (self._top < reach.bottom)
            & (self._bottom > reach.top)
        )
        return tuple(self.all[number] for number in np.flatnonzero(is_near))
