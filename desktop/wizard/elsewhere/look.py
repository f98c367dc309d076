"""Looking at what a person has just typed, away from the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.errors import RepairError
from desktop.tasks import Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.tasks import TaskRunner


class Look(QObject):
    """One look at a time: a newer one takes the place of the one before.

    Args:
        runner: Its thread does the looking.
        parent: Its owner.
    """

    seen = Signal(object)
    """Carries what the latest look gave."""
    failed = Signal(object)
    """Carries the RepairError of the latest look; others go to the crash reporter."""

    def __init__(self, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._task: Task | None = None

    @property
    def is_looking(self) -> bool:
        """Whether it has not seen yet what it was told to look at."""
        return self._task is not None

    def begin(self, look: Callable[[], object]) -> None:
        """Look at something else.

        Args:
            look: Called in the worker; raises RepairError for what cannot be.
        """
        self.stop()
        task = Task(lambda _report: look())
        self._task = task
        task.succeeded.connect(self._on_succeeded)
        task.failed.connect(self._on_failed)
        self._runner.start(task)

    def stop(self) -> None:
        """Forget what it looks at; does not wait."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _on_succeeded(self, found: object) -> None:
        self._task = None
        self.seen.emit(found)

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        if not isinstance(error, RepairError):
            raise error
        self.failed.emit(error)
