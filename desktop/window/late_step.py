"""The rest of a window, put together when its first part is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_INPUT = frozenset(
    {
        QEvent.Type.ShortcutOverride,  # before a key, and all there is of a shortcut
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.NativeGesture,
        QEvent.Type.DragEnter,
        QEvent.Type.Close,
    }
)
"""What a person may begin with."""


class LateStep(QObject):
    """Takes a step once: when it is told to, or before a person's first input.

    So a window is seen early, and whoever is quicker than the step loses nothing: the
    key, the click or the file that is dropped finds the window whole.

    Args:
        window: Of the screen, not shown yet.
        step: Puts together what is missing.
    """

    def __init__(self, window: QWidget, step: Callable[[], object]) -> None:
        super().__init__(window)
        self._step: Callable[[], object] | None = step
        window.winId()  # makes the window of the system, which hears all input first
        self._heard = window.windowHandle()
        self._heard.installEventFilter(self)

    def take(self) -> None:
        """Take the step, unless it is taken."""
        step, self._step = self._step, None
        if step is not None:
            self._heard.removeEventFilter(self)
            step()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be quicker than the person, and let everything pass."""
        if event.type() in _INPUT:
            self.take()
        return super().eventFilter(watched, event)
