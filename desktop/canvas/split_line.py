"""The line between the original and the repaired photo."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from core.geometry import Box, Size
from desktop.canvas.caption import caption_size, paint_caption

_LINE = QColor(255, 255, 255)
_SHADOW = QColor(0, 0, 0, 150)
_GROUND = QColor(24, 24, 24, 210)

_REACH = 8.0
"""How far from the line a press takes hold of it, in logical pixels."""

_GRIP = 14
"""Radius of the knob, in logical pixels."""

_GAP = 12
_EDGE = 0.02


class SplitLine:
    """An upright line across the view: the original left of it.

    It keeps its place in the view while the photo is zoomed and panned, so it is
    never lost.

    Attributes:
        is_shown: Whether there is a line.
        is_held: Whether the mouse has hold of it.
    """

    def __init__(self) -> None:
        self.is_shown = False
        self.is_held = False
        self._part = 0.5

    def show(self, on: bool) -> None:
        """Show the line in the middle, or take it away."""
        self.is_shown, self.is_held, self._part = on, False, 0.5

    def is_near(self, x: float, *, width: float) -> bool:
        """Whether a press there takes hold of it; both in logical pixels."""
        return self.is_shown and abs(x - self._part * width) <= _REACH

    def move_to(self, x: float, *, width: float) -> None:
        """Go where the pointer is; both in logical pixels."""
        self._part = min(1 - _EDGE, max(_EDGE, x / max(width, 1.0)))

    def nudge(self, part: float) -> None:
        """Go to the right by a part of the view's width, or to the left."""
        self.move_to(self._part + part, width=1.0)

    def original_side(self, view: Size) -> Box:
        """The part of the view that shows the original; both in device pixels."""
        return Box(0, 0, round(self._part * view.width), view.height)

    def repaired_side(self, view: Size) -> Box:
        """The other part."""
        return Box(round(self._part * view.width), 0, view.width, view.height)

    def paint(
        self, painter: QPainter, view: Size, ratio: float, names: tuple[str, str]
    ) -> None:
        """Paint the line, its knob, and the names of the two sides.

        Args:
            painter: In device pixels.
            view: In device pixels.
            ratio: Device pixels per logical pixel.
            names: What lies left and right of the line.
        """
        x = self.original_side(view).right
        width = max(1, round(ratio))
        painter.fillRect(x - 2 * width, 0, 4 * width, view.height, _SHADOW)
        painter.fillRect(x - width, 0, 2 * width, view.height, _LINE)
        _paint_knob(painter, QPointF(x, view.height / 2), ratio)
        gap = round(_GAP * ratio)
        left, right = names
        across = caption_size(painter, left, ratio).width()
        paint_caption(painter, left, QPoint(x - gap - across, gap), ratio)
        paint_caption(painter, right, QPoint(x + gap, gap), ratio)


def _paint_knob(painter: QPainter, middle: QPointF, ratio: float) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_LINE, 2 * ratio))
    painter.setBrush(_GROUND)
    painter.drawEllipse(middle, _GRIP * ratio, _GRIP * ratio)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_LINE)
    for way in (-1, 1):
        painter.drawPolygon(
            QPolygonF(
                [
                    middle + QPointF(way * 9, 0) * ratio,
                    middle + QPointF(way * 4, -4.5) * ratio,
                    middle + QPointF(way * 4, 4.5) * ratio,
                ]
            )
        )
    painter.restore()
