"""Lets new pixels fade in, so that the eye sees what changed."""

from PySide6.QtCore import QObject, QVariantAnimation, Signal
from PySide6.QtGui import QPainter

from core.geometry import Box
from desktop.canvas.images import Piece
from desktop.canvas.photo_painter import paint_piece
from desktop.canvas.view_transform import ViewTransform

_FADE_MS = 120


class FadeItem(QObject):
    """The old pixels of some boxes, over the new ones, until they have vanished."""

    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._old: list[tuple[Box, Piece]] = []
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(1.0)
        self._animation.setEndValue(0.0)
        self._animation.setDuration(_FADE_MS)
        self._animation.valueChanged.connect(self.moved)
        self._animation.finished.connect(self.stop)

    @property
    def boxes(self) -> tuple[Box, ...]:
        """What fades, in photo pixels."""
        return tuple(box for box, _ in self._old)

    def start(self, box: Box, old: Piece) -> None:
        """Fade out these pixels of a box, given in photo pixels.

        Boxes that change at the same time fade together; earlier ones are done.
        """
        if self._animation.currentTime() > 0:
            self.stop()
        self._old.append((box, old))
        self._animation.start()

    def stop(self) -> None:
        """Show the new pixels at once."""
        self._animation.stop()
        self._animation.setCurrentTime(0)
        self._old.clear()

    def paint(self, painter: QPainter, transform: ViewTransform) -> None:
        """Paint what is left of the old pixels."""
        painter.setOpacity(self._animation.currentValue())
        for _, old in self._old:
            paint_piece(painter, old, transform)
        painter.setOpacity(1.0)
