"""The squares of the chosen group, outlined over the photo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from core.geometry import Box, Point
from desktop.canvas.device_pixels import in_device_pixels, rect, touched

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.canvas.photo_view import PhotoView

_LINE = QColor(255, 255, 255)
_SHADOW = QColor(0, 0, 0, 150)

_SMALLEST = 6
"""Smaller squares are outlined as if they had this side, in device pixels."""


@dataclass(frozen=True, slots=True)
class _Edges:
    """Around all squares, in device pixels from the photo's corner.

    Attributes:
        scale: Device pixels for each pixel of the photo.
        line: Around the squares.
        shadow: Around the line.
    """

    scale: float
    line: QRegion
    shadow: QRegion


class GroupOverlay(QWidget):
    """Covers the photo view, and leaves all keys and the mouse to it.

    Squares that touch have one outline, so that a stroke looks like a stroke.
    """

    def __init__(self, view: PhotoView) -> None:
        super().__init__(view)
        self._view = view
        self._boxes: tuple[Box, ...] = ()
        # Made once for each zoom, so that moving the photo stays smooth.
        self._edges: _Edges | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        # Below the strips and messages that lie on the view.
        self.lower()
        self.hide()
        view.installEventFilter(self)

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The outlined squares, in photo pixels."""
        return self._boxes

    def show_boxes(self, boxes: Sequence[Box]) -> None:
        """Outline other squares, or none."""
        self._boxes, self._edges = tuple(boxes), None
        self.setGeometry(self._view.rect())
        self.setVisible(bool(boxes))
        self.update()

    def reveal(self) -> None:
        """Bring the first square into sight when none of them is."""
        corner = self._view.to_photo(QPointF(0, 0))
        end = self._view.to_photo(QPointF(self.width(), self.height()))
        seen = Box(round(corner.x), round(corner.y), round(end.x), round(end.y))
        if all(box.intersection(seen).is_empty for box in self._boxes):
            for box in self._boxes[:1]:
                self._view.reveal(box)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover a view of another size."""
        if event.type() == QEvent.Type.Resize and self._boxes:
            self.setGeometry(self._view.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Outline the squares where the photo is now."""
        ratio = self.devicePixelRatioF()
        origin = self._view.to_view(Point(0, 0)) * ratio
        scale = (self._view.to_view(Point(1, 0)) * ratio - origin).x()
        if self._edges is None or self._edges.scale != scale:
            self._edges = _edges(self._boxes, scale)
        exposed = rect(touched(event.rect(), ratio))
        with QPainter(self) as painter, in_device_pixels(painter, ratio):
            for region, color in (
                (self._edges.shadow, _SHADOW),
                (self._edges.line, _LINE),
            ):
                painter.setClipRegion(region.translated(origin.toPoint()))
                painter.fillRect(exposed, color)


def _edges(boxes: Sequence[Box], scale: float) -> _Edges:
    shown = [_scaled(box, scale) for box in boxes]
    inside, line, shadow = (
        _united(box.grown(distance) for box in shown) for distance in range(3)
    )
    return _Edges(scale, line.subtracted(inside), shadow.subtracted(line))


def _scaled(box: Box, scale: float) -> Box:
    """What a box covers on the screen; a tiny one as much as can be seen."""
    sides = (round(side * scale) for side in (box.left, box.top, box.right, box.bottom))
    shown = Box(*sides)
    missing = _SMALLEST - min(shown.width, shown.height)
    return shown.grown((missing + 1) // 2) if missing > 0 else shown


def _united(boxes: Iterable[Box]) -> QRegion:
    """What they cover together; by twos, since one by one takes long for many."""
    regions = [QRegion(rect(box)) for box in boxes]
    while len(regions) > 1:
        odd = regions[-1:] if len(regions) % 2 else []
        pairs = zip(regions[::2], regions[1::2], strict=False)
        regions = [one.united(other) for one, other in pairs] + odd
    return regions[0] if regions else QRegion()
