"""What shows of fills on the photo: holes that are busy, and results fading in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.geometry import Box
from desktop.canvas.busy_item import BusyItem
from desktop.canvas.fade_item import FadeItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from desktop.canvas.images import Piece
    from desktop.canvas.view_transform import ViewTransform


class FillsItem(QObject):
    """Keeps the moving parts of a pane together.

    Signals:
        moved: A `Box` of the photo is to be painted again.
    """

    moved = Signal(Box)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._busy = BusyItem(self)
        self._fade = FadeItem(self)
        self._busy.moved.connect(self._tell_busy)
        self._fade.moved.connect(self._tell_fading)

    @property
    def busy_boxes(self) -> tuple[Box, ...]:
        """The holes that are veiled, in photo pixels."""
        return self._busy.boxes

    def set_busy(self, boxes: Sequence[Box]) -> None:
        """Veil these holes, and no others."""
        self._tell_busy()
        self._busy.cover(boxes)
        self._tell_busy()

    def fade(self, box: Box, old: Piece) -> None:
        """Let what is new in a box fade in over the old pixels."""
        self._fade.start(box, old)

    def stop_fading(self) -> None:
        """Show new pixels at once."""
        self._fade.stop()

    def clear(self) -> None:
        """Another photo is shown."""
        self._busy.cover(())
        self._fade.stop()

    def paint(self, painter: QPainter, transform: ViewTransform) -> None:
        """Paint all of it; the painter is in device pixels."""
        self._fade.paint(painter, transform)
        self._busy.paint(painter, transform)

    def _tell_busy(self) -> None:
        for box in self._busy.boxes:
            self.moved.emit(box)

    def _tell_fading(self) -> None:
        for box in self._fade.boxes:
            self.moved.emit(box)
