"""A tool button that can be clicked or held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QToolButton

_LONG_PRESS_MS = 400


class HeldTool(QObject):
    """Checks an action at once when its button is pressed.

    After a short press it stays as a click would leave it; after a long one, or one
    that ends beside the button, it is unchecked again.

    Args:
        button: Shows the action; it is its parent.
        action: Checkable.
        long_press_ms: How long a press must last to be a hold.
    """

    def __init__(
        self,
        button: QToolButton,
        action: QAction,
        *,
        long_press_ms: int = _LONG_PRESS_MS,
    ) -> None:
        super().__init__(button)
        self._action = action
        self._long_press_ms = long_press_ms
        self._clock = QElapsedTimer()
        self._was_checked = False
        self._is_clicked = False
        button.pressed.connect(self._on_pressed)
        button.released.connect(self._on_released)
        action.triggered.connect(self._on_triggered)

    def _on_pressed(self) -> None:
        self._was_checked, self._is_clicked = self._action.isChecked(), False
        self._clock.start()
        self._action.setChecked(True)

    def _on_triggered(self) -> None:
        self._is_clicked = True

    def _on_released(self) -> None:
        is_long = self._clock.elapsed() >= self._long_press_ms
        is_wanted = self._is_clicked and not self._was_checked and not is_long
        self._action.setChecked(is_wanted)
