"""What the lines of the chart mean, in words above it."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

_SAMPLE = QSize(26, 12)
_DOT = 3.0  # radius
_RING = 5.0


class Mark(Enum):
    """How a line is drawn."""

    LINE = auto()
    DOTTED_LINE = auto()
    """A line with a dot at each point."""
    RING = auto()
    """A ring around one point."""
    DASHES = auto()


class LegendEntry(QWidget):
    """A short piece of a line and the words for it.

    Args:
        mark: How it is drawn.
    """

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self._mark = mark
        self._sample = QLabel()
        self.label = QLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._sample)
        layout.addWidget(self.label, 1)

    def set_text(self, text: str) -> None:
        """Say what the line shows."""
        self.label.setText(text)

    def set_color(self, color: QColor) -> None:
        """Draw the sample in this colour."""
        scale = self.devicePixelRatioF()
        pixmap = QPixmap(_SAMPLE * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw(painter, self._mark, color)
        painter.end()
        self._sample.setPixmap(pixmap)


def _draw(painter: QPainter, mark: Mark, color: QColor) -> None:
    middle = _SAMPLE.height() / 2
    style = Qt.PenStyle.DashLine if mark is Mark.DASHES else Qt.PenStyle.SolidLine
    painter.setPen(QPen(color, 2, style))
    if mark is not Mark.RING:
        painter.drawLine(QPointF(1, middle), QPointF(_SAMPLE.width() - 1, middle))
    if mark in {Mark.DOTTED_LINE, Mark.RING}:
        painter.setBrush(color if mark is Mark.DOTTED_LINE else QBrush())
        side = _DOT if mark is Mark.DOTTED_LINE else _RING
        painter.drawEllipse(QPointF(_SAMPLE.width() / 2, middle), side, side)
