"""How a hole looks while it is being filled."""

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from core.geometry import Box
from desktop.canvas.device_pixels import rect
from desktop.canvas.view_transform import ViewTransform

_VEIL = QColor(255, 255, 255, 48)
_EDGE = QColor(0, 0, 0, 110)
_LINE = QColor(255, 255, 255)

_FRAME_MS = 25
_ROUND_MS = 2400
_LENGTH = 0.22
"""Of the travelling line, as a part of the whole edge."""


class BusyItem(QObject):
    """A light veil over holes, and a thin line travelling along their edges.

    Its timer runs only while there are holes.
    """

    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.boxes: tuple[Box, ...] = ()
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self.moved)

    def cover(self, boxes: Sequence[Box]) -> None:
        """Veil these holes, in photo pixels, and no others."""
        self.boxes = tuple(boxes)
        if self.boxes and not self._timer.isActive():
            self._clock.start()
            self._timer.start()
        elif not self.boxes:
            self._timer.stop()

    def paint(self, painter: QPainter, transform: ViewTransform) -> None:
        """Paint all of them; the painter is in device pixels."""
        done = self._clock.elapsed() % _ROUND_MS / _ROUND_MS if self.boxes else 0.0
        for box in self.boxes:
            hole = transform.to_device(box)
            edge = hole.grown(1)
            painter.fillRect(rect(hole), _VEIL)
            painter.setPen(_EDGE)
            painter.drawRect(rect(edge).adjusted(0, 0, -1, -1))
            painter.setPen(_travelling_pen(transform.ratio))
            painter.drawPolyline(QPolygonF(_stretch(edge, done, done + _LENGTH)))


def _travelling_pen(ratio: float) -> QPen:
    pen = QPen(_LINE, max(1, round(ratio)))
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen


def _stretch(box: Box, start: float, end: float) -> list[QPointF]:
    """The part of a box's edge between two positions, clockwise, in rounds."""
    corners = [corner / 4 for corner in range(1, 8) if start < corner / 4 < end]
    return [_on_edge(box, at) for at in (start, *corners, end)]


def _on_edge(box: Box, at: float) -> QPointF:
    """A position on the edge's pixels, in rounds from the upper left corner."""
    side, along = divmod(at * 4, 1)
    left, top, right, bottom = box.left, box.top, box.right - 1, box.bottom - 1
    across, down = (right - left) * along, (bottom - top) * along
    corners = (
        QPointF(left + across, top),
        QPointF(right, top + down),
        QPointF(right - across, bottom),
        QPointF(left, bottom - down),
    )
    return corners[int(side) % 4] + QPointF(0.5, 0.5)
