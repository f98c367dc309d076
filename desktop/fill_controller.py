"""From a selected square to a repair in the document."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.geometry import Box
from core.inpainting.engine import FillJob
from core.inpainting.neighbours import fill_among
from core.repair import Repair
from desktop import messages
from desktop.commands import AddRepair
from desktop.tasks import Task

if TYPE_CHECKING:
    from core.inpainting.engine import FillEngine
    from core.inpainting.neighbours import FilledAmong
    from desktop.document import Document
    from desktop.tasks import TaskRunner


@dataclass(frozen=True, slots=True)
class _Running:
    job: FillJob
    task: Task


class FillController(QObject):
    """Fills one hole after the other; the others wait.

    A fill always starts from the original with every hole of the document unknown.
    When those holes change while it runs, it is started again; when the photo
    changes, it is dropped. Repairs that had read the new hole are filled again.
    """

    busy_changed = Signal(object)
    """Carries the boxes that are being filled or wait, as a tuple."""
    filled = Signal(Box)
    status_changed = Signal(object)
    """Carries the EngineStatus of the latest fill."""
    activity_changed = Signal(str)
    message_raised = Signal(object)

    def __init__(
        self,
        document: Document,
        *,
        engine: FillEngine,
        runner: TaskRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._engine = engine
        self._runner = runner
        self._waiting: deque[Box] = deque()
        self._running: _Running | None = None
        document.photo_changed.connect(self.cancel)
        document.repairs_changed.connect(self._on_repairs_changed)

    @property
    def busy(self) -> tuple[Box, ...]:
        """The boxes that are being filled or wait, in their order."""
        running = () if self._running is None else (self._running.job.hole,)
        return (*running, *self._waiting)

    def fill(self, box: Box) -> None:
        """Fill a hole as soon as those before it are done."""
        if self._document.photo is None or box in self.busy:
            return
        self._waiting.append(box)
        self._start_next()

    def cancel(self) -> None:
        """Give up the running fill and all that wait."""
        self._waiting.clear()
        if self._running is not None:
            self._running.task.cancel()
            self._running = None
        self._tell_busy()

    def _start_next(self) -> None:
        photo = self._document.photo
        if photo is not None and self._running is None and self._waiting:
            holes = (*self._document.holes, *self._waiting)
            box = self._waiting.popleft()
            job = FillJob(photo, hole=box, holes=holes)
            repairs = self._document.repairs
            task = Task(partial(fill_among, self._engine, job, repairs))
            task.succeeded.connect(self._on_task_succeeded)
            task.failed.connect(self._on_task_failed)
            self._running = _Running(job, task)
            self._runner.start(task)
        self._tell_busy()

    def _on_task_succeeded(self, filled: FilledAmong) -> None:
        job, result = self._end_running(), filled.result
        repair = Repair(job.hole, result.status.model, job.seed, result.patch)
        command = AddRepair(self._document, repair, filled.refilled)
        self._document.undo_stack.push(command)
        self.status_changed.emit(result.status)
        for note in sorted(result.notes, key=lambda note: note.value):
            self.message_raised.emit(messages.of_note(note))
        self.filled.emit(job.hole)
        self._start_next()

    def _on_task_failed(self, error: Exception) -> None:
        self._end_running()
        self._start_next()
        message = messages.of_error(error)
        if message is None:
            raise error
        self.message_raised.emit(message)

    def _on_repairs_changed(self) -> None:
        """The running fill knows the wrong holes: begin again."""
        if self._running is not None:
            self._running.task.cancel()
            self._waiting.appendleft(self._end_running().hole)
            self._start_next()

    def _end_running(self) -> FillJob:
        if self._running is None:
            msg = "A fill ended that was not running."
            raise RuntimeError(msg)
        job, self._running = self._running.job, None
        return job

    def _tell_busy(self) -> None:
        self.busy_changed.emit(self.busy)
        self.activity_changed.emit(self._activity())

    def _activity(self) -> str:
        match len(self.busy):
            case 0:
                return ""
            case 1:
                text = self.tr("Filling {side} px (Esc cancels)")
                return text.format(side=self.busy[0].width)
            case count:
                text = self.tr("Filling 1 of {count} squares (Esc cancels)")
                return text.format(count=count)
