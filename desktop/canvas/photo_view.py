"""The photo with the squares that a person puts on the damage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from core.geometry import Box, Point, Size
from desktop.canvas.brush_pane import BrushPane
from desktop.canvas.comparing_pane import is_for_line
from desktop.canvas.cursors import cursor_for
from desktop.canvas.grips import MINIMUM_SIDE, grip_at
from desktop.canvas.selection_item import SelectionItem
from desktop.canvas.selection_tool import SelectionTool
from desktop.canvas.squares import Squares
from desktop.canvas.view_transform import ViewTransform

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.arrays import Pixels

_REACH = 7.0
"""How far from the square's edge its handles answer, in logical pixels."""

_SLACK = 3.0
"""How far the pointer may tremble before a press is a drag, in logical pixels."""

_LONG_NUDGE = 10
"""Photo pixels, with Shift."""

_SHARE = 4
"""A square that is put somewhere by a key is so many times smaller than what shows."""

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PhotoView(BrushPane):
    """Shows a photo, and lets a person draw, move, resize and nudge the square.

    With Shift, more squares are drawn beside it; the latest is the one with handles.

    Signals:
        hole_selected: The person settled on this `Box` by ending a drag.
        selection_changed: The square with handles is now this `Box`, or None.
        squares_changed: The squares, or what they stand for, are others now.
        fill_requested: Enter was pressed while there was a square or a stroke.
        escape_pressed: Esc was pressed and there was nothing here to take back.
        clicked: A `Point` of the photo, with no square there.
    """

    hole_selected = Signal(object)
    selection_changed = Signal(object)
    squares_changed = Signal()
    fill_requested = Signal()
    escape_pressed = Signal()
    clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tool = SelectionTool(Size(0, 0))
        self._told = Squares()
        self.setAccessibleDescription(self.tr("Drag a square over the damage."))

    @property
    def selection(self) -> Box | None:
        """The square, in photo pixels."""
        return self._tool.selection

    @property
    def squares(self) -> tuple[Box, ...]:
        """All that are drawn and not filled, in the order of drawing."""
        return self._tool.squares.boxes

    @property
    def origin(self) -> Box | None:
        """Where the square was put to be moved from; None for a new square."""
        return self._tool.squares.origin

    @property
    def is_pressed(self) -> bool:
        """Whether the left button is held on the photo."""
        return self._tool.is_pressed or super().is_pressed

    @property
    def has_something_to_fill(self) -> bool:
        """Whether anything is drawn or painted that is not filled."""
        return bool(self.squares or self.strokes)

    def set_selection(self, box: Box | None, *, to_move: bool = False) -> None:
        """Put one square somewhere, or take all away; ends a drag in progress.

        Args:
            box: Where, in photo pixels.
            to_move: Whether it stands for something that lies there already.
        """
        self._tool.select(box, to_move=to_move)
        self._tell()

    def take_away(self, box: Box) -> None:
        """Take one square away, unless a drag is changing them."""
        self._tool.take_away(box)
        self._tell()

    def add_square(self) -> None:
        """Put one more square in the middle of what shows, to be moved by keys."""
        corner = self.to_photo(QPointF(0, 0))
        end = self.to_photo(QPointF(self.width(), self.height()))
        seen = Box(round(corner.x), round(corner.y), round(end.x), round(end.y))
        seen = seen.clipped(self.photo_size)
        side = max(MINIMUM_SIDE, min(seen.width, seen.height) // _SHARE)
        left, top = (seen.left + seen.right) // 2, (seen.top + seen.bottom) // 2
        self._tool.add(Box.square(left - side // 2, top - side // 2, side))
        self._tell()

    def show_photo(self, pixels: Pixels, smaller: Sequence[Pixels] = ()) -> None:
        """Show a photo, fitted, without a square; see `PhotoPane.show_photo`."""
        super().show_photo(pixels, smaller)
        self._begin_anew()

    def clear(self) -> None:
        """Show no photo and no square."""
        super().clear()
        self._begin_anew()

    def paint_over(self, painter: QPainter, transform: ViewTransform) -> None:
        """Paint the strokes and squares, the selection with handles or its size."""
        super().paint_over(painter, transform)
        for box in self._tool.squares.collected:
            if box not in self.busy_boxes:
                _item(box, transform).paint_line(painter)
        if self.selection is None:
            return
        item = _item(self.selection, transform)
        if self._tool.is_dragging:
            caption = self.tr("{side} px").format(side=self.selection.width)
            item.paint_dragged(painter, caption)
        elif self.selection not in self.busy_boxes:
            item.paint(painter)

    def cursor_at(self, point: Point) -> Qt.CursorShape:
        """What a press there would do, or what the drag in progress does."""
        if self.is_brushing:
            return Qt.CursorShape.CrossCursor
        if self._tool.is_pressed:
            return cursor_for(self._tool.grip)
        reach = self._near(_REACH)
        square = self._tool.squares.picked_up(point, reach=reach).selection
        return cursor_for(grip_at(square, point, reach=reach))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to draw, move or resize the square, or to pan."""
        super().mousePressEvent(event)
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and self.has_photo and not event.isAccepted():
            event.accept()
            self._tool.press(
                self.to_photo(event.position()),
                reach=self._near(_REACH),
                slack=self._near(_SLACK),
                collect=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier),
            )
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
            is_click = not self._tool.is_dragging and self._tool.grip is None
            settled = self._tool.release()
            self._tell()
            self.show_cursor(event.position())
            if settled is not None:
                self.hole_selected.emit(settled)
            if is_click and not self.squares:
                self.clicked.emit(self.to_photo(event.position()))
            self.released.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nudge, ask for the fill, or take back."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._take_back()
        elif self.has_something_to_fill and key in {
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        }:
            self.fill_requested.emit()
        elif self.selection and key in _ARROWS and not is_for_line(event):
            self._push(*_ARROWS[Qt.Key(key)], event.modifiers())
        else:
            super().keyPressEvent(event)

    def _begin_anew(self) -> None:
        """With no square and no stroke, on the photo that is shown now."""
        self._tool = SelectionTool(self.photo_size)
        self.drop_strokes()
        self._tell()

    def _take_back(self) -> None:
        """The drag in progress, else what is busy, else a stroke or the square."""
        is_for_others = bool(self.busy_boxes) and not self.is_pressed
        has_taken = not is_for_others and (
            self.drop_last_stroke() or self._tool.escape()
        )
        if not has_taken:
            self.escape_pressed.emit()
        self._tell()

    def _push(self, across: int, down: int, keys: Qt.KeyboardModifier) -> None:
        """Move the square, or with Ctrl make it larger or smaller."""
        by = _LONG_NUDGE if keys & Qt.KeyboardModifier.ShiftModifier else 1
        if keys & Qt.KeyboardModifier.ControlModifier:
            self._tool.grow((across + down) * by)
        else:
            self._tool.nudge(dx=across * by, dy=down * by)
        self._tell()

    def _tell(self) -> None:
        """Show the squares as they are now, and tell others if they changed."""
        self.update()
        told, self._told = self._told, self._tool.squares
        if self.selection != told.selection:
            self.selection_changed.emit(self.selection)
        if self._told != told:
            self.squares_changed.emit()

    def _near(self, distance: float) -> float:
        """A distance in logical pixels of the view, in photo pixels."""
        return distance * self.devicePixelRatioF() / self.zoom


def _item(box: Box, transform: ViewTransform) -> SelectionItem:
    return SelectionItem(
        square=transform.to_device(box),
        photo=transform.to_device(_whole(transform.photo)),
        view=_whole(transform.view),
        ratio=transform.ratio,
    )


def _whole(size: Size) -> Box:
    return Box(0, 0, size.width, size.height)
