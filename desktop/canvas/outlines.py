"""Lines around squares: one around all that touch."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

if TYPE_CHECKING:
    from collections.abc import Iterable


def united(rects: Iterable[QRectF]) -> QPainterPath:
    """The outline of rectangles that may overlap or touch."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for rect in rects:
        path.addRect(rect)
    return path.simplified()


class Loop:
    """A closed line to travel along, clockwise around what is inside.

    Args:
        polygon: Ends where it begins, and is longer than nothing.
    """

    def __init__(self, polygon: QPolygonF) -> None:
        points = polygon.toList()
        lengths = [QLineF(one, other).length() for one, other in pairwise(points)]
        around = sum(lengths)
        once = [0.0, *(length / around for length in accumulate(lengths))]
        # Twice around, for stretches over the place where it begins.
        self._points = [*points, *points[1:]]
        self._at = [*once, *(1 + at for at in once[1:])]

    def stretch(self, start: float, end: float) -> QPolygonF:
        """The part between two positions.

        Args:
            start: In rounds, 0 or more and below 1.
            end: In rounds, above the start and below 2.
        """
        first, last = bisect_right(self._at, start), bisect_left(self._at, end)
        corners = self._points[first:last]
        return QPolygonF([self._point(start), *corners, self._point(end)])

    def _point(self, at: float) -> QPointF:
        after = bisect_right(self._at, at)
        line = QLineF(self._points[after - 1], self._points[after])
        begin, end = self._at[after - 1], self._at[after]
        return line.pointAt((at - begin) / (end - begin))


def loops_of(path: QPainterPath) -> tuple[Loop, ...]:
    """The lines of an outline, those around holes in it, too."""
    return tuple(Loop(polygon) for polygon in path.toSubpathPolygons())
