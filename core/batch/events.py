"""What a batch tells while it runs."""

from dataclasses import dataclass

from core.batch.job import JobResult


@dataclass(frozen=True, slots=True)
class ModelPreparing:
    """The model is being loaded, before the first square."""


@dataclass(frozen=True, slots=True)
class JobStarted:
    """A job has begun.

    Attributes:
        number: Of the job, from 0.
    """

    number: int


@dataclass(frozen=True, slots=True)
class JobAdvanced:
    """A job is further.

    Attributes:
        number: Of the job, from 0.
        squares: So many of its squares are filled; a part of one counts as well.
    """

    number: int
    squares: float


@dataclass(frozen=True, slots=True)
class JobEnded:
    """A job is over.

    Attributes:
        number: Of the job, from 0.
        result: What became of it.
    """

    number: int
    result: JobResult


BatchEvent = ModelPreparing | JobStarted | JobAdvanced | JobEnded
