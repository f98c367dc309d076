"""What happens when something fails that nobody expected."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from desktop.program.version import versions_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

_log = logging.getLogger(__name__)


class CrashReporter(QObject):
    """Logs unexpected errors of any thread and shows them over the window.

    Args:
        window: Stays open; the dialog belongs to it.
        open_logs: Shows the folder with the log file.
    """

    # Emitted in any thread, received in the window's.
    _crashed = Signal(str)

    def __init__(self, window: QWidget, *, open_logs: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._open_logs = open_logs
        self._is_shown = False
        self._crashed.connect(self._show)

    def install(self) -> None:
        """Take over the hooks that Python calls for errors that nobody caught."""
        sys.excepthook = self.report
        threading.excepthook = self._report_of_thread
        sys.unraisablehook = _log_unraisable

    def report(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log an error and show it; Ctrl+C in a terminal is none."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.critical("Unexpected error", exc_info=(kind, error, trace))
        lines = traceback.format_exception(kind, error, trace)
        self._crashed.emit(f"{versions_text()}\n\n{''.join(lines)}")

    def _show(self, details: str) -> None:
        """Show the first error; those that follow it are in the log."""
        from desktop.dialogs.crash_dialog import CrashDialog

        if self._is_shown:
            return
        self._is_shown = True
        dialog = CrashDialog(details, open_logs=self._open_logs, parent=self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._on_dialog_finished)
        dialog.open()

    def _on_dialog_finished(self) -> None:
        self._is_shown = False

    def _report_of_thread(self, failure: threading.ExceptHookArgs) -> None:
        error = failure.exc_value
        if error is not None:
            self.report(failure.exc_type, error, failure.exc_traceback)


def _log_unraisable(failure: sys.UnraisableHookArgs) -> None:
    """Errors while things are thrown away harm nobody: log them, no more."""
    error = failure.exc_value
    if error is None:
        _log.error("Error in %r", failure.object)
        return
    trace = (failure.exc_type, error, failure.exc_traceback)
    _log.error("Error in %r", failure.object, exc_info=trace)
