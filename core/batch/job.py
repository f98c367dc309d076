"""One picture of a batch: what is to be made, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from core.batch.made import Made
    from core.batch.squares import Squares
    from core.errors import RepairError
    from core.inpainting.engine import FillNote
    from core.photo.notes import SaveNote

    JobNote = FillNote | SaveNote


@dataclass(frozen=True, slots=True)
class BatchJob:
    """One picture to be made.

    Attributes:
        photo: The file to open; never changed.
        output: The file to write.
        squares: To fill.
        rows: Numbers of the rows of a list that ask for it, one for each square;
            empty when no list does.
        sensitivity: Of the dust finder, 0..100, whose finds are filled as well; None
            when it is not asked.
    """

    photo: Path
    output: Path
    squares: Squares
    rows: tuple[int, ...] = ()
    sensitivity: int | None = None

    @property
    def weight(self) -> int:
        """How much there is to do, in squares; what dust there is shows only later."""
        return len(self.squares.boxes) or 1

    def failed(self, error: RepairError) -> JobResult:
        """That it could not be done, told for each of its rows."""
        problems = tuple(Problem(error, row) for row in self.rows or (None,))
        return JobResult(JobState.FAILED, problems)


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """Why something cannot be done.

    Attributes:
        error: What is wrong.
        row: Of the list, counted from 1 with the header; None without a list.
    """

    error: RepairError
    row: int | None = None


class JobState(Enum):
    """How a job ended."""

    DONE = auto()
    FAILED = auto()
    """Nothing was written; what was there is whole."""
    SKIPPED = auto()
    """The output was there already, or is what would be made."""


@dataclass(frozen=True, slots=True, eq=False)
class JobResult:
    """What became of one job.

    Attributes:
        state: How it ended.
        problems: With a failure, at least one.
        notes: What people should know about its fills and its file.
        made: How the picture came about, where somebody asks for it.
        seconds: That it took.
    """

    state: JobState
    problems: tuple[Problem, ...] = ()
    notes: frozenset[JobNote] = field(default_factory=frozenset)
    made: Made | None = None
    seconds: float = 0.0
