"""The look at this computer, away from the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.tasks import Task, TaskRunner

if TYPE_CHECKING:
    from core.doctor.examination import Finding
    from core.progress import Report
    from desktop.dialogs.about_computer import AboutComputerDialog

Examine = Callable[["Report"], "Iterator[Finding]"]
"""Looks at everything and gives what it finds as it comes; called in the worker."""


class ExaminationTask(Task):
    """One look at the computer."""

    found = Signal(object)
    """Carries a Finding; not when cancelled."""

    # Emitted in the worker; passed on in the task's own thread.
    _finding_arrived = Signal(object)

    def __init__(self, examine: Examine) -> None:
        super().__init__(self._look)
        self._examine = examine
        self._finding_arrived.connect(self._on_finding_arrived)

    def _look(self, report: Report) -> None:
        for finding in self._examine(report):
            self._finding_arrived.emit(finding)

    def _on_finding_arrived(self, finding: Finding) -> None:
        if not self.is_cancelled:
            self.found.emit(finding)


class DoctorController(QObject):
    """Shows the dialog at once and fills it in; looks anew each time it is opened.

    Args:
        examine: Looks at the computer.
        make_dialog: Makes the dialog, not shown yet.
        parent: Its owner.
    """

    def __init__(
        self,
        examine: Examine,
        *,
        make_dialog: Callable[[], AboutComputerDialog],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._examine = examine
        self._make_dialog = make_dialog
        self._runner = TaskRunner("doctor", self)
        self._dialog: AboutComputerDialog | None = None

    def show(self) -> None:
        """Open the dialog, or bring the open one to the front."""
        if self._dialog is None:
            self._dialog = self._make_dialog()
            self._start(self._dialog)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def stop(self) -> None:
        """Close the dialog and look no more; does not wait."""
        if self._dialog is not None:
            self._dialog.reject()
        self._runner.stop()

    def _start(self, dialog: AboutComputerDialog) -> None:
        task = ExaminationTask(self._examine)
        task.found.connect(dialog.show_finding)
        task.failed.connect(_on_failed)
        dialog.finished.connect(task.cancel)
        dialog.finished.connect(self._on_finished)
        self._runner.start(task)

    def _on_finished(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None


def _on_failed(error: Exception) -> None:
    """Every failure of a probe is a finding, so nobody expected this one."""
    raise error
