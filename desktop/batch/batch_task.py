"""A batch at work, away from the window's thread."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from core.batch.events import BatchEvent, JobAdvanced
from desktop.tasks import Task

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from core.batch.control import BatchControl
    from core.batch.job import BatchJob
    from core.inpainting.engine import FillEngine
    from core.progress import Report
    from core.unfinished import UnfinishedWrites

_PAUSE_S = 0.1
"""Between two tellings of how far a photo is."""


class BatchTask(Task):
    """One batch.

    Args:
        jobs: To be done.
        engine: That fills; used in the worker thread.
        control: How it is asked to wait or to end.
        unfinished: Told where pictures are written to.
        folder: Made before the first job; None when all folders are there.
        is_skipping: Leave outputs alone that are there already.
    """

    told = Signal(object)
    """Carries each BatchEvent; of the advances, about ten a second."""

    # Emitted in a worker; passed on in the task's own thread.
    _event_arrived = Signal(object)

    def __init__(
        self,
        jobs: Sequence[BatchJob],
        engine: FillEngine,
        control: BatchControl,
        *,
        unfinished: UnfinishedWrites,
        folder: Path | None,
        is_skipping: bool,
    ) -> None:
        super().__init__(self._repair)
        self.control = control
        self._jobs = jobs
        self._engine = engine
        self._unfinished = unfinished
        self._folder = folder
        self._is_skipping = is_skipping
        self._told_at = 0.0
        self._event_arrived.connect(self.told)

    def cancel(self) -> None:
        """Ask the batch to end, also out of a pause."""
        super().cancel()
        self.control.cancel()

    def _repair(self, _report: Report) -> None:
        # Imported here: the dialog is not to wait for what reads photos.
        from core.batch.options import BatchOptions
        from core.batch.run import run_batch
        from core.batch.targets import make_target_folder

        if self._folder is not None:
            make_target_folder(self._folder)
        options = BatchOptions(is_skipping=self._is_skipping)
        with self._unfinished.noting(*(job.output.parent for job in self._jobs)):
            run_batch(
                self._jobs,
                self._engine,
                options,
                tell=self._tell,
                control=self.control,
            )

    def _tell(self, event: BatchEvent) -> None:
        now = time.monotonic()
        if isinstance(event, JobAdvanced):
            if now - self._told_at < _PAUSE_S:
                return
            self._told_at = now
        self._event_arrived.emit(event)
