"""The rows of the table: one for each picture, and for each wrong row of a list."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from core.batch.events import BatchEvent, JobAdvanced, JobEnded, JobStarted
from core.batch.job import JobState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from core.batch.job import BatchJob, JobNote, Problem
    from desktop.batch.work import BatchWork


class EntryState(Enum):
    """Where a picture stands."""

    WAITING = auto()
    RUNNING = auto()
    DONE = auto()
    SKIPPED = auto()
    FAILED = auto()


_STATES = {
    JobState.DONE: EntryState.DONE,
    JobState.SKIPPED: EntryState.SKIPPED,
    JobState.FAILED: EntryState.FAILED,
}


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One row.

    Attributes:
        photo: To be repaired; None for a row of a list that names none.
        job: What is to be done; None when it cannot be begun.
        state: Where it stands.
        done: The part of it that is behind, 0..1.
        problems: Why it failed.
        notes: What people should know about its fills and its file.
    """

    photo: Path | None
    job: BatchJob | None = None
    state: EntryState = EntryState.WAITING
    done: float = 0.0
    problems: tuple[Problem, ...] = ()
    notes: frozenset[JobNote] = field(default_factory=frozenset)

    @property
    def can_run(self) -> bool:
        """Whether there is something to be done, for the first time or again."""
        is_open = self.state in {EntryState.WAITING, EntryState.FAILED}
        return self.job is not None and is_open

    def after(self, event: BatchEvent) -> Entry:
        """The entry once that has happened to its job."""
        match event:
            case JobStarted():
                return replace(self, state=EntryState.RUNNING, done=0.0, problems=())
            case JobAdvanced() if self.job is not None:
                done = event.squares / len(self.job.squares.boxes)
                return replace(self, done=min(1.0, done))
            case JobEnded(result=result):
                return replace(
                    self,
                    state=_STATES[result.state],
                    problems=result.problems,
                    notes=result.notes,
                )
            case _:
                return self

    def halted(self) -> Entry:
        """The entry once its batch has ended in the middle of it."""
        return replace(self, state=EntryState.WAITING, done=0.0)


def entries_of(work: BatchWork, jobs: Sequence[BatchJob]) -> list[Entry]:
    """What the table shows before anything is done.

    Args:
        work: What was chosen.
        jobs: That came of it; none while the squares are not known.
    """
    if not jobs and not work.uses_list:
        return [Entry(photo) for photo in work.photos]
    entries = [Entry(job.photo, job) for job in jobs]
    if work.uses_list and work.read_list is not None:
        entries += [
            Entry(None, state=EntryState.FAILED, problems=(problem,))
            for problem in work.read_list.asked.problems
        ]
    return entries
