"""The hand that drags the photo about."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent


class Hand:
    """Pans with the middle button, or with the left one while it is ready.

    Attributes:
        is_ready: Whether the space bar is held.
    """

    def __init__(self) -> None:
        self.is_ready = False
        self._button = Qt.MouseButton.NoButton
        self._at = QPointF()

    @property
    def is_panning(self) -> bool:
        """Whether it has hold of the photo."""
        return self._button != Qt.MouseButton.NoButton

    def press(self, event: QMouseEvent) -> bool:
        """Take hold of the photo, if this press means the hand."""
        is_middle = event.button() == Qt.MouseButton.MiddleButton
        is_left = event.button() == Qt.MouseButton.LeftButton
        if not (is_middle or (is_left and self.is_ready)):
            return False
        self._button, self._at = event.button(), event.position()
        return True

    def follow(self, event: QMouseEvent) -> QPointF:
        """How far the pointer went since it was looked at last, logical pixels."""
        way = event.position() - self._at
        self._at = event.position()
        return way

    def release(self, event: QMouseEvent) -> None:
        """Let go, if this release ends what the press began."""
        if event.button() == self._button:
            self.let_go()

    def let_go(self) -> None:
        """Hold nothing."""
        self._button = Qt.MouseButton.NoButton
