"""How the brush and its strokes look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.geometry import Point
    from core.strokes import Stroke
    from desktop.canvas.view_transform import ViewTransform

_PAINT = QColor(235, 60, 60, 115)
_LINE = QColor(255, 255, 255)
_SHADOW = QColor(0, 0, 0, 150)
_DOT = 0.01
"""Length of a line that only shows its round ends, in device pixels."""


def paint_strokes(
    painter: QPainter, strokes: Iterable[Stroke], transform: ViewTransform
) -> None:
    """Paint strokes, translucent; where those of one size meet, no darker.

    Args:
        painter: In device pixels.
        strokes: In photo pixels.
        transform: Aligned to whole device pixels.
    """
    paths: dict[int, QPainterPath] = {}
    for stroke in strokes:
        path = paths.setdefault(stroke.diameter, QPainterPath())
        places = [_device(point, transform) for point in stroke.points]
        path.moveTo(places[0])
        path.lineTo(places[0] + QPointF(_DOT, 0))
        for place in places[1:]:
            path.lineTo(place)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for diameter, path in paths.items():
        painter.setPen(_round_pen(diameter * transform.zoom))
        painter.drawPath(path)
    painter.restore()


def paint_circle(
    painter: QPainter, at: Point, diameter: int, transform: ViewTransform
) -> None:
    """Paint the brush itself, as large as what it paints: a line and its shadow."""
    radius = diameter * transform.zoom / 2
    middle = _device(at, transform)
    width = max(1, round(transform.ratio))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for distance, colour in ((width, _SHADOW), (0, _LINE)):
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(middle, radius + distance, radius + distance)
    painter.restore()


def _device(point: Point, transform: ViewTransform) -> QPointF:
    return QPointF(
        point.x * transform.zoom + transform.left,
        point.y * transform.zoom + transform.top,
    )


def _round_pen(width: float) -> QPen:
    pen = QPen(_PAINT, max(1.0, width))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
