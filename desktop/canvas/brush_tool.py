"""Painting strokes over the damage, without any widget; all in photo pixels."""

from __future__ import annotations

from dataclasses import replace
from math import hypot
from typing import TYPE_CHECKING

from core.strokes import Stroke

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.geometry import Point

SMALLEST, LARGEST = 4, 400
"""Diameters of the brush, in photo pixels."""

_GROWTH = 1.25
"""From one size of the brush to the next."""

_STEP = 1 / 8
"""A stroke is kept as points that are this part of the diameter apart."""


class BrushTool:
    """The strokes on one photo that are not filled, and the one being painted.

    Attributes:
        diameter: Of the brush, in photo pixels.
        strokes: All of them, the oldest first.
        is_collecting: Whether strokes are painted first, to be filled in one go.
    """

    def __init__(self, diameter: int) -> None:
        self.diameter = diameter
        self.strokes: tuple[Stroke, ...] = ()
        self.is_collecting = False
        self._is_pressed = False

    @property
    def is_pressed(self) -> bool:
        """Whether a stroke is being painted."""
        return self._is_pressed

    def press(self, point: Point, *, collect: bool = False) -> None:
        """Begin a stroke.

        Args:
            point: Where the button was pressed; may lie outside of the photo.
            collect: Let all strokes wait for more.
        """
        self.is_collecting = self.is_collecting or collect
        self._is_pressed = True
        self.strokes = (*self.strokes, Stroke((point,), self.diameter))

    def move(self, point: Point) -> None:
        """Go on with the stroke, if the button was pressed."""
        if not self._is_pressed:
            return
        *before, stroke = self.strokes
        last = stroke.points[-1]
        if hypot(point.x - last.x, point.y - last.y) >= stroke.diameter * _STEP:
            longer = replace(stroke, points=(*stroke.points, point))
            self.strokes = (*before, longer)

    def release(self) -> bool:
        """End the stroke; whether the strokes do not wait for more."""
        was_pressed, self._is_pressed = self._is_pressed, False
        return was_pressed and not self.is_collecting

    def escape(self) -> bool:
        """Take the last stroke away; whether there was one."""
        had_any = bool(self.strokes)
        self._put(self.strokes[:-1])
        return had_any

    def take_all(self) -> tuple[Stroke, ...]:
        """Hand the strokes over, and have none."""
        taken = self.strokes
        self._put(())
        return taken

    def put_back(self, strokes: Iterable[Stroke]) -> None:
        """Have these again, before those that were painted meanwhile."""
        self.strokes = (*strokes, *self.strokes)

    def _put(self, strokes: tuple[Stroke, ...]) -> None:
        self.strokes = strokes
        self._is_pressed = False
        self.is_collecting = self.is_collecting and bool(strokes)


def larger(diameter: int) -> int:
    """The next size of the brush."""
    return min(LARGEST, max(diameter + 1, round(diameter * _GROWTH)))


def smaller(diameter: int) -> int:
    """The size before."""
    return max(SMALLEST, min(diameter - 1, round(diameter / _GROWTH)))
