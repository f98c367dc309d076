"""Saying on the terminal what becomes of a batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from core.batch.events import (
    BatchEvent,
    JobAdvanced,
    JobEnded,
    JobStarted,
    ModelPreparing,
)
from core.batch.job import JobState
from core.batch.pace import Pace
from core.cli.terminal import complain
from core.inpainting.engine import FillNote
from core.photo.notes import SaveNote

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from core.batch.job import BatchJob, JobNote, JobResult, Problem
    from core.cli.terminal import SquaresBar

_NOTES: Mapping[JobNote, str] = {
    FillNote.LITTLE_CONTEXT: "a square is large for its photo, or the photo is small, "
    "so the fill may look poor.",
    FillNote.FELL_BACK_TO_CPU: "the GPU ran out of memory, so the CPU was used.",
    SaveNote.FEWER_BITS: "the photo has 16 bits a channel, the file 8; PNG and TIFF "
    "keep them all.",
    SaveNote.INKS_AS_RGB: "the photo is in CMYK, the file in RGB; TIFF and JPEG keep "
    "the inks.",
}


class BatchTeller:
    """Hears the events of a batch.

    Attributes:
        skipped: Pictures that were made before.

    Args:
        jobs: Of the batch.
        bar: Shows the squares done.
        on_problem: Called with everything that could not be done.
    """

    def __init__(
        self,
        jobs: Sequence[BatchJob],
        bar: SquaresBar,
        *,
        on_problem: Callable[[Problem], object],
    ) -> None:
        self._jobs = jobs
        self._bar = bar
        self._on_problem = on_problem
        self._pace = Pace([job.weight for job in jobs])
        self.skipped = 0

    def tell(self, event: BatchEvent) -> None:
        """Show it on the bar, or say it."""
        self._pace.hear(event)
        match event:
            case ModelPreparing():
                self._bar.describe("Preparing the model")
            case JobStarted():
                pass
            case JobAdvanced():
                self._show()
            case JobEnded():
                self._end(self._jobs[event.number], event.result)
            case _:
                assert_never(event)

    def _end(self, job: BatchJob, result: JobResult) -> None:
        for problem in result.problems:
            self._on_problem(problem)
        for note, text in _NOTES.items():
            if note in result.notes:
                complain(f"Note on {job.output.name}: {text}")
        self.skipped += result.state is JobState.SKIPPED
        self._show()

    def _show(self) -> None:
        self._bar.describe("")
        self._bar.show(self._pace.squares, seconds_left=self._pace.seconds_left)
