"""What wheels, touchpads and fingers ask of the zoom."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent

_WHEEL_NOTCH = 120
"""Eighths of a degree."""

_TOUCHPAD_NOTCH = 40.0
"""Logical pixels of a touchpad's scrolling that count as one notch of a wheel."""


def turned_notches(event: QWheelEvent) -> float:
    """How far a wheel was turned away from the person, in notches."""
    turn = event.angleDelta().y() / _WHEEL_NOTCH
    return event.pixelDelta().y() / _TOUCHPAD_NOTCH or turn


def is_pinch(event: QEvent) -> bool:
    """Whether two fingers are pulled apart or together."""
    return (
        isinstance(event, QNativeGestureEvent)
        and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
    )
