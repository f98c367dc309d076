"""A photo pane on which strokes of a brush can be painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from desktop.canvas.brush_item import paint_circle, paint_strokes
from desktop.canvas.brush_tool import SMALLEST, BrushTool
from desktop.canvas.comparing_pane import ComparingPane

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.strokes import Stroke
    from desktop.canvas.view_transform import ViewTransform


class BrushPane(ComparingPane):
    """Lets a person paint over the damage, while the brush is the tool.

    With Shift, more strokes are painted before any is filled.

    Signals:
        strokes_changed: What is painted and not filled is another now.
        strokes_settled: A stroke ended that waits for no others.
        brushing_changed: Whether the brush is the tool now.
        released: The left button, whatever it did.
    """

    strokes_changed = Signal()
    strokes_settled = Signal()
    brushing_changed = Signal(bool)
    released = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._brush = BrushTool(SMALLEST)
        self._is_brushing = False
        self._pointer: QPointF | None = None

    @property
    def is_brushing(self) -> bool:
        """Whether the brush is the tool."""
        return self._is_brushing

    @property
    def is_pressed(self) -> bool:
        """Whether the left button is held on the photo."""
        return self._brush.is_pressed

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """All that are painted and not filled."""
        return self._brush.strokes

    def set_brushing(self, on: bool) -> None:
        """Take the brush, or put it away; what is painted stays."""
        self._is_brushing = on
        if self._brush.release():
            self.strokes_settled.emit()
        self.brushing_changed.emit(on)
        self.update()

    def set_brush_size(self, diameter: int) -> None:
        """Paint with a brush of so many photo pixels from now on."""
        self._brush.diameter = diameter
        self.update()

    def take_strokes(self) -> tuple[Stroke, ...]:
        """Hand the strokes over, to be filled."""
        taken = self._brush.take_all()
        self._tell_strokes()
        return taken

    def put_back(self, strokes: Iterable[Stroke]) -> None:
        """Show strokes again that were not filled after all."""
        self._brush.put_back(strokes)
        self._tell_strokes()

    def drop_last_stroke(self) -> bool:
        """Take the last stroke away; whether there was one."""
        had_any = self._brush.escape()
        if had_any:
            self._tell_strokes()
        return had_any

    def drop_strokes(self) -> None:
        """Take all strokes away."""
        self.take_strokes()

    def paint_over(self, painter: QPainter, transform: ViewTransform) -> None:
        """Paint the strokes."""
        paint_strokes(painter, self.strokes, transform)

    def paint_on_top(self, painter: QPainter, transform: ViewTransform) -> None:
        """Paint the brush, where the pointer is."""
        super().paint_on_top(painter, transform)
        if self._is_brushing and self._pointer is not None:
            at = self.to_photo(self._pointer)
            paint_circle(painter, at, self._brush.diameter, transform)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke, if nothing else wants the press."""
        super().mousePressEvent(event)
        is_left = event.button() == Qt.MouseButton.LeftButton
        is_free = self.has_photo and not event.isAccepted()
        if self._is_brushing and is_left and is_free:
            event.accept()
            keys = event.modifiers()
            self._brush.press(
                self.to_photo(event.position()),
                collect=bool(keys & Qt.KeyboardModifier.ShiftModifier),
            )
            self._tell_strokes()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the brush there, and go on with the stroke."""
        super().mouseMoveEvent(event)
        if not self._is_brushing:
            return
        self._pointer = event.position()
        self.update()
        if self._brush.is_pressed and not self.is_panning:
            self._brush.move(self.to_photo(event.position()))
            self._tell_strokes()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self._brush.is_pressed:
            if self._brush.release():
                self.strokes_settled.emit()
            self.released.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """Show no brush where no pointer is."""
        super().leaveEvent(event)
        self._pointer = None
        self.update()

    def _tell_strokes(self) -> None:
        self.update()
        self.strokes_changed.emit()
