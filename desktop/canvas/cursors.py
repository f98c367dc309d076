"""Which cursor tells what a press would do."""

from PySide6.QtCore import Qt

from desktop.canvas.grips import Grip

_SHAPES = {
    Grip.TOP_LEFT: Qt.CursorShape.SizeFDiagCursor,
    Grip.BOTTOM_RIGHT: Qt.CursorShape.SizeFDiagCursor,
    Grip.TOP_RIGHT: Qt.CursorShape.SizeBDiagCursor,
    Grip.BOTTOM_LEFT: Qt.CursorShape.SizeBDiagCursor,
    Grip.TOP: Qt.CursorShape.SizeVerCursor,
    Grip.BOTTOM: Qt.CursorShape.SizeVerCursor,
    Grip.LEFT: Qt.CursorShape.SizeHorCursor,
    Grip.RIGHT: Qt.CursorShape.SizeHorCursor,
    Grip.MIDDLE: Qt.CursorShape.SizeAllCursor,
}


def cursor_for(grip: Grip | None) -> Qt.CursorShape:
    """For a grip of the square; the drawing cross where there is none."""
    return _SHAPES[grip] if grip else Qt.CursorShape.CrossCursor
