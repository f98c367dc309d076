"""Counts, after each change, the pixels that changed outside of the squares."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.compose import count_changed_outside
from desktop.tasks import Task

if TYPE_CHECKING:
    from desktop.document.document import Document
    from desktop.tasks import TaskRunner


class OutsideCheck(QObject):
    """Compares the repaired photo with the original, away from the window's thread.

    Signals:
        counted: How many pixels changed outside of the squares, as an int: none,
            unless the program is wrong.
    """

    counted = Signal(object)

    def __init__(
        self, document: Document, *, runner: TaskRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._runner = runner
        self._task: Task | None = None
        document.repairs_changed.connect(self._begin)
        document.photo_changed.connect(self._drop)

    def _begin(self) -> None:
        """Look again; a count of what was before is of no use any more."""
        self._drop()
        photo, patches = self._document.photo, self._document.patches
        if photo is None:
            return
        holes = self._document.holes
        self._task = Task(partial(count_changed_outside, photo, patches, holes))
        self._task.succeeded.connect(self.counted)
        self._task.failed.connect(self._on_failed)
        self._runner.start(self._task)

    def _drop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _on_failed(self, error: Exception) -> None:
        # Without the memory to compare, nothing is told; the fill is there.
        if not isinstance(error, MemoryError):
            raise error
