"""A photo pane that can show the original, beside it or in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from desktop.canvas.caption import paint_caption
from desktop.canvas.device_pixels import rect
from desktop.canvas.loupe import Loupe
from desktop.canvas.neutral_grey import neutral_grey
from desktop.canvas.photo_painter import paint_original, paint_photo
from desktop.canvas.photo_pane import PhotoPane
from desktop.canvas.split_line import SplitLine

if TYPE_CHECKING:
    from core.geometry import Box
    from desktop.canvas.view_transform import ViewTransform

_NUDGE = 0.02
"""Of the view's width, by one press of a key."""

_WAYS = {Qt.Key.Key_Left: -_NUDGE, Qt.Key.Key_Right: _NUDGE}

_GAP = 12
_FRAME = 8
"""How far the loupe's frame reaches beyond it, in device pixels."""


class ComparingPane(PhotoPane):
    """Shows the original in place of the photo, beside it, and both in a loupe.

    Signals:
        compare_held: Whether the key that shows the original is held.
    """

    compare_held = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_original_shown = False
        self._split = SplitLine()
        self._loupe = Loupe()
        self._is_key_held = False

    def set_original_shown(self, on: bool) -> None:
        """Show the photo as it came, or as it is."""
        self._is_original_shown = on
        self.update()

    def set_split_shown(self, on: bool) -> None:
        """Show the original left of a line, or no line."""
        self._split.show(on)
        self.update()

    def set_loupe_shown(self, on: bool) -> None:
        """Show a loupe beside the pointer, or none."""
        self._loupe.is_shown = on
        self.update()

    def paint_photo(
        self, painter: QPainter, transform: ViewTransform, exposed: Box
    ) -> None:
        """Paint the photo, the original, or one beside the other."""
        if self._is_original_shown:
            self._paint_original(painter, transform, exposed)
            return
        if not self._split.is_shown:
            super().paint_photo(painter, transform, exposed)
            return
        painter.save()
        painter.setClipRect(rect(self._split.repaired_side(transform.view)))
        super().paint_photo(painter, transform, exposed)
        painter.setClipRect(rect(self._split.original_side(transform.view)))
        self._paint_original(painter, transform, exposed)
        painter.restore()

    def paint_on_top(self, painter: QPainter, transform: ViewTransform) -> None:
        """Paint the line, the names of what is shown, and the loupe."""
        original, repaired = self.tr("Original"), self.tr("Repaired")
        if self._is_original_shown:
            gap = round(_GAP * transform.ratio)
            paint_caption(painter, original, QPoint(gap, gap), transform.ratio)
        elif self._split.is_shown:
            names = (original, repaired)
            self._split.paint(painter, transform.view, transform.ratio, names)
        if self._loupe.is_shown:
            self._loupe.paint(
                painter,
                transform,
                ground=neutral_grey(self.palette()),
                paint_photo=self._paint_in_loupe,
            )

    def show_cursor(self, position: QPointF) -> None:
        """Let the cursor tell where the line can be taken hold of."""
        is_free = not QGuiApplication.mouseButtons() and not self._hand.is_ready
        if self._split.is_held or (is_free and self._is_on_line(position)):
            self.setCursor(Qt.CursorShape.SplitHCursor)
        else:
            super().show_cursor(position)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the line, or else begin to pan."""
        super().mousePressEvent(event)
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and not event.isAccepted() and self._is_on_line(event.position()):
            event.accept()
            self._split.is_held = True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the line and the loupe, or pan."""
        super().mouseMoveEvent(event)
        self._move_loupe(event.position())
        if self._split.is_held:
            self._split.move_to(event.position().x(), width=self.width())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of what the press took hold of."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._split.is_held = False
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the original while a key is held; move the line."""
        if self._is_compare_key(event):
            self._hold_key(on=True)
        elif self._split.is_shown and is_for_line(event):
            self._split.nudge(_WAYS[Qt.Key(event.key())])
            self.update()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Show the photo again."""
        if self._is_compare_key(event):
            self._hold_key(on=False)
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget the held key, whose release goes elsewhere now."""
        self._hold_key(on=False)
        super().focusOutEvent(event)

    def _paint_original(
        self, painter: QPainter, transform: ViewTransform, exposed: Box
    ) -> None:
        if self._pyramid is not None:
            paint_original(painter, self._pyramid, transform, exposed)

    def _paint_in_loupe(
        self, painter: QPainter, transform: ViewTransform, exposed: Box
    ) -> None:
        at = self._loupe.at
        side = self._split.original_side(transform.view)
        is_left = at is not None and at.x() * transform.ratio < side.right
        if self._is_original_shown or (self._split.is_shown and is_left):
            self._paint_original(painter, transform, exposed)
        elif self._pyramid is not None:
            paint_photo(painter, self._pyramid, transform, exposed)

    def _is_on_line(self, position: QPointF) -> bool:
        is_seen = self.has_photo and not self._is_original_shown
        return is_seen and self._split.is_near(position.x(), width=self.width())

    def _is_compare_key(self, event: QKeyEvent) -> bool:
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        is_key = event.key() == Qt.Key.Key_C and not event.isAutoRepeat()
        return self.has_photo and is_key and is_plain

    def _hold_key(self, *, on: bool) -> None:
        if on != self._is_key_held:
            self._is_key_held = on
            self.compare_held.emit(on)

    def _move_loupe(self, position: QPointF) -> None:
        self._update_loupe()
        self._loupe.at = position
        self._update_loupe()

    def _update_loupe(self) -> None:
        """Paint again where the loupe is."""
        if self._loupe.is_shown:
            view, ratio = self._viewport.transform.view, self._viewport.transform.ratio
            area = QRectF(rect(self._loupe.box(view, ratio).grown(_FRAME)))
            corner, end = area.topLeft() / ratio, area.bottomRight() / ratio
            self.update(QRectF(corner, end).toAlignedRect())


def is_for_line(event: QKeyEvent) -> bool:
    """Whether a key moves the line between original and repaired: Alt and an arrow."""
    is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return is_alt and event.key() in _WAYS
