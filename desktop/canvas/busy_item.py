"""How holes look while they are being filled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from desktop.canvas.device_pixels import rect
from desktop.canvas.outlines import Loop, loops_of, united

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.geometry import Box
    from desktop.canvas.view_transform import ViewTransform

_VEIL = QColor(255, 255, 255, 48)
_EDGE = QColor(0, 0, 0, 110)
_LINE = QColor(255, 255, 255)

_FRAME_MS = 25
_ROUND_MS = 2400
_LENGTH = 0.22
"""Of the travelling line, as a part of the whole edge."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """All holes at one zoom, in device pixels from the photo's corner.

    Attributes:
        zoom: Device pixels for each pixel of the photo.
        inside: The holes.
        edge: Around them, through the middle of the pixels beside them.
        loops: The lines of the edge.
    """

    zoom: float
    inside: QPainterPath
    edge: QPainterPath
    loops: tuple[Loop, ...]


class BusyItem(QObject):
    """A light veil over holes, and a thin line travelling along their edges.

    Holes that touch have one edge, so that a stroke looks like a stroke. The timer runs
    only while there are holes.
    """

    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.boxes: tuple[Box, ...] = ()
        # Made once for each zoom, since it is painted many times a second.
        self._shape: _Shape | None = None
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self.moved)

    def cover(self, boxes: Sequence[Box]) -> None:
        """Veil these holes, in photo pixels, and no others."""
        self.boxes, self._shape = tuple(boxes), None
        if self.boxes and not self._timer.isActive():
            self._clock.start()
            self._timer.start()
        elif not self.boxes:
            self._timer.stop()

    def paint(self, painter: QPainter, transform: ViewTransform) -> None:
        """Paint all of them.

        Args:
            painter: In device pixels.
            transform: Aligned to whole device pixels.
        """
        if not self.boxes:
            return
        if self._shape is None or self._shape.zoom != transform.zoom:
            self._shape = _shape_of(self.boxes, transform)
        done = self._clock.elapsed() % _ROUND_MS / _ROUND_MS
        painter.save()
        painter.translate(transform.left, transform.top)
        painter.fillPath(self._shape.inside, _VEIL)
        painter.strokePath(self._shape.edge, QPen(_EDGE))
        painter.setPen(_travelling_pen(transform.ratio))
        for loop in self._shape.loops:
            painter.drawPolyline(loop.stretch(done, done + _LENGTH))
        painter.restore()


def _travelling_pen(ratio: float) -> QPen:
    pen = QPen(_LINE, max(1, round(ratio)))
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen


def _shape_of(boxes: Sequence[Box], transform: ViewTransform) -> _Shape:
    from_corner = replace(transform, left=0.0, top=0.0)
    holes = [from_corner.to_device(box) for box in boxes]
    edge = united(
        QRectF(rect(hole.grown(1))).adjusted(0.5, 0.5, -0.5, -0.5) for hole in holes
    )
    inside = united(QRectF(rect(hole)) for hole in holes)
    return _Shape(transform.zoom, inside, edge, loops_of(edge))
