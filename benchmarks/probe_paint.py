"""When a window is on the screen."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.probe import tell


class PaintWatch(QObject):
    """Tells the moment of a window's first paint and ends the program.

    Args:
        window: Not painted yet.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        """Notice the paint before the window does, and let it pass."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # After this event: the paint reaches the screen when it returns.
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        tell(moment=time.monotonic())
        QApplication.quit()
