"""How the square looks."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPainter, QRegion

from core.geometry import Box
from desktop.canvas.device_pixels import rect

_LINE = QColor(255, 255, 255)
_SHADOW = QColor(0, 0, 0, 150)
_DIMMED = QColor(0, 0, 0, 72)
_CAPTION_GROUND = QColor(24, 24, 24, 210)

_HANDLE = 7
_GAP = 8
_PADDING = 6


@dataclass(frozen=True, slots=True)
class SelectionItem:
    """The square as it is to be painted, in device pixels of the view.

    Attributes:
        square: The selected photo pixels.
        photo: The whole photo.
        view: What shows of anything.
        ratio: Device pixels per logical pixel.
    """

    square: Box
    photo: Box
    view: Box
    ratio: float

    def paint(self, painter: QPainter) -> None:
        """The square at rest: line and handles."""
        self.paint_line(painter)
        for handle in self._handles():
            painter.fillRect(handle.adjusted(-1, -1, 1, 1), _SHADOW)
            painter.fillRect(handle, _LINE)

    def paint_dragged(self, painter: QPainter, caption: str) -> None:
        """The square while it changes: the rest dimmed, the size beside it."""
        shown = rect(self.photo.intersection(self.view))
        painter.save()
        painter.setClipRegion(QRegion(shown).subtracted(QRegion(rect(self.square))))
        painter.fillRect(shown, _DIMMED)
        painter.restore()
        self.paint_line(painter)
        self._paint_caption(painter, caption)

    def paint_line(self, painter: QPainter) -> None:
        """The edge alone: a white line outside of the square, its shadow around it."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for distance, colour in ((2, _SHADOW), (1, _LINE)):
            painter.setPen(colour)
            # Qt draws a rectangle's right and lower line one pixel beyond its size.
            painter.drawRect(rect(self.square.grown(distance)).adjusted(0, 0, -1, -1))

    def _handles(self) -> Iterator[QRect]:
        """Eight, or only the corners where the edges are too short for more."""
        side = round(_HANDLE * self.ratio) | 1  # odd, to sit evenly on its line
        line = self.square.grown(1)
        columns = (line.left, (line.left + line.right - 1) // 2, line.right - 1)
        rows = (line.top, (line.top + line.bottom - 1) // 2, line.bottom - 1)
        is_roomy = line.width > 4 * side
        for i, x in enumerate(columns):
            for j, y in enumerate(rows):
                is_corner = i != 1 and j != 1
                is_middle = i == 1 and j == 1
                if is_corner or (is_roomy and not is_middle):
                    yield QRect(x - side // 2, y - side // 2, side, side)

    def _paint_caption(self, painter: QPainter, caption: str) -> None:
        font = QFont(painter.font())
        font.setPixelSize(round(QFontInfo(font).pixelSize() * self.ratio))
        ground = self._caption_rect(QFontMetrics(font).boundingRect(caption))
        painter.setFont(font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_CAPTION_GROUND)
        painter.drawRoundedRect(ground, 4 * self.ratio, 4 * self.ratio)
        painter.setPen(_LINE)
        painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, caption)

    def _caption_rect(self, text: QRect) -> QRect:
        """Below the square, above it where there is no room, within the view."""
        padding, gap = round(_PADDING * self.ratio), round(_GAP * self.ratio)
        width, height = text.width() + 2 * padding, text.height() + padding
        left = min(self.square.right, self.view.right - gap) - width
        top = self.square.bottom + gap
        if top + height > self.view.bottom - gap:
            top = self.square.top - gap - height
        corner = QPoint(max(left, self.view.left + gap), max(top, self.view.top + gap))
        return QRect(corner, text.size()).adjusted(0, 0, 2 * padding, padding)
