"""What Undo and Redo would do, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QKeySequence

from desktop.document.commands import ChangeRepairs
from desktop.texts.translation import keep_translated
from desktop.window.actions import ActionId, plain_text

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QUndoStack

    from desktop.window.main_window import MainWindow

translate = QCoreApplication.translate


class UndoWords(QObject):
    """Lets Undo and Redo name their steps, in the language of now.

    The names beside the icons stay short.

    Args:
        window: Its actions.
        stack: The history.
    """

    def __init__(self, window: MainWindow, stack: QUndoStack) -> None:
        super().__init__(window)
        self._undo = window.action(ActionId.UNDO)
        self._redo = window.action(ActionId.REDO)
        self._stack = stack
        # Queued: a stack tells of its last change when it is no more.
        stack.indexChanged.connect(self._write, Qt.ConnectionType.QueuedConnection)
        # It hears of the language after the window, which writes all actions anew.
        keep_translated(window.menuBar(), self._write)

    def _write(self) -> None:
        at = self._stack.index()
        plain, full = translate("actions", "&Undo"), translate("undo", "&Undo: {step}")
        _name(self._undo, plain, full, self._step(at - 1))
        plain, full = translate("actions", "&Redo"), translate("undo", "&Redo: {step}")
        _name(self._redo, plain, full, self._step(at))

    def _step(self, at: int) -> str:
        """What a step of the history does; empty where there is none."""
        step = self._stack.command(at)
        return step.words() if isinstance(step, ChangeRepairs) else ""


def _name(action: QAction, plain: str, full: str, step: str) -> None:
    action.setText(full.format(step=step.replace("&", "&&")) if step else plain)
    name = plain_text(full).format(step=step) if step else plain_text(plain)
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{name} ({keys})" if keys else name)
