"""The photo with the square that a person puts on the damage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from core.geometry import Box, Point, Size
from desktop.canvas.cursors import cursor_for
from desktop.canvas.photo_pane import PhotoPane
from desktop.canvas.selection_item import SelectionItem
from desktop.canvas.selection_tool import SelectionTool, grip_at
from desktop.canvas.view_transform import ViewTransform

if TYPE_CHECKING:
    from core.arrays import Pixels

_REACH = 7.0
"""How far from the square's edge its handles answer, in logical pixels."""

_SLACK = 3.0
"""How far the pointer may tremble before a press is a drag, in logical pixels."""

_LONG_NUDGE = 10
"""Photo pixels, with Shift."""

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PhotoView(PhotoPane):
    """Shows a photo, and lets a person draw, move, resize and nudge the square.

    Signals:
        hole_selected: The person settled on this `Box` by ending a drag.
        selection_changed: The square is now this `Box`, or None.
        fill_requested: Enter was pressed while there was a square.
        escape_pressed: Esc was pressed and there was nothing here to take back.
    """

    hole_selected = Signal(object)
    selection_changed = Signal(object)
    fill_requested = Signal()
    escape_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tool = SelectionTool(Size(0, 0))
        self._told: Box | None = None
        self.setAccessibleDescription(self.tr("Drag a square over the damage."))

    @property
    def selection(self) -> Box | None:
        """The square, in photo pixels."""
        return self._tool.selection

    def set_selection(self, box: Box | None) -> None:
        """Put the square somewhere, or take it away; ends a drag in progress."""
        self._tool.select(box)
        self._tell()

    def show_photo(self, pixels: Pixels) -> None:
        """Show a photo, fitted, without a square; see `PhotoPane.show_photo`."""
        super().show_photo(pixels)
        self._begin_anew()

    def clear(self) -> None:
        """Show no photo and no square."""
        super().clear()
        self._begin_anew()

    def paint_over(self, painter: QPainter, transform: ViewTransform) -> None:
        """Paint the square: with handles at rest, with its size while dragged."""
        if self.selection is None:
            return
        item = SelectionItem(
            square=transform.to_device(self.selection),
            photo=transform.to_device(_whole(transform.photo)),
            view=_whole(transform.view),
            ratio=transform.ratio,
        )
        if self._tool.is_dragging:
            caption = self.tr("{side} px").format(side=self.selection.width)
            item.paint_dragged(painter, caption)
        elif self.selection not in self.busy_boxes:
            item.paint(painter)

    def cursor_at(self, point: Point) -> Qt.CursorShape:
        """What a press there would do, or what the drag in progress does."""
        if self._tool.is_pressed:
            return cursor_for(self._tool.grip)
        return cursor_for(grip_at(self.selection, point, reach=self._near(_REACH)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to draw, move or resize the square, or to pan."""
        super().mousePressEvent(event)
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and self.has_photo and not event.isAccepted():
            event.accept()
            point = self.to_photo(event.position())
            self._tool.press(point, reach=self._near(_REACH), slack=self._near(_SLACK))
            self.show_cursor(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with what the press began."""
        super().mouseMoveEvent(event)
        if self._tool.is_pressed and not self.is_panning:
            self._tool.move(self.to_photo(event.position()))
            self._tell()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End what the press began."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self._tool.is_pressed:
            settled = self._tool.release()
            self._tell()
            self.show_cursor(event.position())
            if settled is not None:
                self.hole_selected.emit(settled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nudge, ask for the fill, or take back."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._take_back()
        elif self.selection and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.fill_requested.emit()
        elif self.selection and key in _ARROWS:
            is_long = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._nudge(*_ARROWS[Qt.Key(key)], by=_LONG_NUDGE if is_long else 1)
        else:
            super().keyPressEvent(event)

    def _begin_anew(self) -> None:
        """With no square, on the photo that is shown now."""
        self._tool = SelectionTool(self.photo_size)
        self._tell()

    def _take_back(self) -> None:
        """The drag in progress, else what is busy, else the square."""
        is_for_others = bool(self.busy_boxes) and not self._tool.is_pressed
        if is_for_others or not self._tool.escape():
            self.escape_pressed.emit()
        self._tell()

    def _nudge(self, across: int, down: int, *, by: int) -> None:
        self._tool.nudge(dx=across * by, dy=down * by)
        self._tell()

    def _tell(self) -> None:
        """Show the square as it is now, and tell others if it changed."""
        self.update()
        if self.selection != self._told:
            self._told = self.selection
            self.selection_changed.emit(self._told)

    def _near(self, distance: float) -> float:
        """A distance in logical pixels of the view, in photo pixels."""
        return distance * self.devicePixelRatioF() / self.zoom


def _whole(size: Size) -> Box:
    return Box(0, 0, size.width, size.height)
