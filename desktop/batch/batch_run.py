"""One batch at work: its pictures, its pace, its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.batch.events import ModelPreparing
from core.batch.pace import Pace
from desktop.batch.batch_task import BatchTask

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.batch.control import BatchControl
    from core.batch.events import BatchEvent
    from core.batch.job import BatchJob
    from core.inpainting.engine import FillEngine
    from core.unfinished import UnfinishedWrites
    from desktop.batch.work import BatchWork
    from desktop.tasks import TaskRunner


class BatchRun(QObject):
    """Does the jobs of some rows of the table.

    Args:
        jobs: By their row.
        work: That they come from.
        engine: That fills; used in the runner's thread.
        control: How it is asked to wait or to end.
        unfinished: Told where pictures are written to.
        parent: Its owner.
    """

    told = Signal(int, object)
    """Carries a row, and the BatchEvent of its job."""
    failed = Signal(object)
    """Carries the exception that ended all of it."""
    ended = Signal()
    """In whichever way."""

    def __init__(
        self,
        jobs: Mapping[int, BatchJob],
        work: BatchWork,
        engine: FillEngine,
        control: BatchControl,
        unfinished: UnfinishedWrites,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = tuple(jobs)
        self.pace = Pace([len(job.squares.boxes) for job in jobs.values()])
        self._task = BatchTask(
            tuple(jobs.values()),
            engine,
            control,
            unfinished=unfinished,
            folder=work.folder,
            is_skipping=work.is_skipping,
        )
        self._task.told.connect(self._on_told)
        self._task.failed.connect(self.failed)
        self._task.ended.connect(self._on_ended)

    @property
    def count(self) -> int:
        """Of jobs."""
        return len(self._rows)

    @property
    def is_paused(self) -> bool:
        """Whether it waits, or will after the square at work."""
        return self._task.control.is_paused

    @property
    def is_cancelled(self) -> bool:
        """Whether it is about to end."""
        return self._task.is_cancelled

    def start(self, runner: TaskRunner) -> None:
        """Begin."""
        runner.start(self._task)

    def pause(self) -> None:
        """Wait after the square at work."""
        self._task.control.pause()
        self.pace.pause()

    def resume(self) -> None:
        """Go on."""
        self._task.control.resume()
        self.pace.resume()

    def cancel(self) -> None:
        """End soon; the picture at work is not written."""
        self._task.cancel()

    def _on_ended(self, _task: BatchTask) -> None:
        self.ended.emit()

    def _on_told(self, event: BatchEvent) -> None:
        self.pace.hear(event)
        if not isinstance(event, ModelPreparing):
            self.told.emit(self._rows[event.number], event)
