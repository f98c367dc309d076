"""Repairing all photos of a batch, whatever happens to some of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.batch.control import BatchControl
from core.batch.events import (
    BatchEvent,
    JobAdvanced,
    JobEnded,
    JobStarted,
    ModelPreparing,
)
from core.batch.job import JobResult, JobState, Problem
from core.batch.repairer import Repairer
from core.batch.targets import check_target
from core.errors import MaskError, OutputUnsuitable, PhotoError, SelectionError
from core.inpainting.crop import check_hole
from core.photo.photo_io import open_photo

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.batch.job import BatchJob
    from core.geometry import Box, Size
    from core.inpainting.engine import FillEngine
    from core.photo.photo import Photo
    from core.progress import Report

    Tell = Callable[[BatchEvent], None]


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """What holds for all jobs.

    Attributes:
        model: Name of the model; None is the one in use.
        seed: Of every fill.
        is_skipping: Leave outputs alone that are there already.
    """

    model: str | None = None
    seed: int = 0
    is_skipping: bool = False


def run_batch(
    jobs: Sequence[BatchJob],
    engine: FillEngine,
    options: BatchOptions,
    *,
    tell: Tell,
    control: BatchControl | None = None,
) -> None:
    """Make every picture that can be made, one after the other.

    A job that cannot be done is told as failed, and the next one begins.

    Args:
        jobs: No two of them with the same output.
        engine: That fills.
        options: For all of them.
        tell: Called with each event, from the engine's thread or this one.
        control: Asked to wait or to end.

    Raises:
        ModelError: The model cannot be used, so no picture can be made.
        Cancelled: The control says so; finished pictures are whole, others untouched.
    """
    control = control or BatchControl()
    repairer = Repairer(
        engine,
        model=options.model,
        seed=options.seed,
        control=control,
        tell_preparing=lambda: tell(ModelPreparing()),
    )
    with control.work():
        for number, job in enumerate(jobs):
            control.check()
            tell(JobStarted(number))
            if options.is_skipping and job.output.exists():
                result = JobResult(JobState.SKIPPED)
            else:
                result = _done(job, repairer, _reporter(number, tell))
            tell(JobEnded(number, result))


def _reporter(number: int, tell: Tell) -> Report:
    return lambda squares: tell(JobAdvanced(number, squares))


def _done(job: BatchJob, repairer: Repairer, report: Report) -> JobResult:
    try:
        # Also where it was checked before: a folder may be gone by now.
        check_target(photo=job.photo, output=job.output)
        photo = open_photo(job.photo)
        holes = job.squares.on(photo.size)
        problems = _wrong_holes(job, holes, photo.size)
        if problems:
            return JobResult(JobState.FAILED, problems)
        holes += _dusty_places(job, photo)
        part = job.weight / max(1, len(holes))
        notes = repairer.repair(
            photo, holes, job.output, lambda squares: report(part * squares)
        )
    except (PhotoError, MaskError, OutputUnsuitable) as error:
        problems = tuple(Problem(error, row) for row in job.rows or (None,))
        return JobResult(JobState.FAILED, problems)
    return JobResult(JobState.DONE, notes=notes)


def _dusty_places(job: BatchJob, photo: Photo) -> tuple[Box, ...]:
    """The squares over the dust of a photo, when it is to be looked for."""
    if job.sensitivity is None:
        return ()
    from core.dust.finder import find_marks
    from core.dust.mark import least_evidence

    least = least_evidence(job.sensitivity)
    marks = (m for m in find_marks(photo.pixels) if m.evidence >= least)
    return tuple(square for mark in marks for square in mark.squares(photo.size))


def _wrong_holes(
    job: BatchJob, holes: Sequence[Box], size: Size
) -> tuple[Problem, ...]:
    problems = []
    for hole, row in zip(holes, job.rows or [None] * len(holes), strict=True):
        try:
            check_hole(hole, size)
        except SelectionError as error:
            problems.append(Problem(error, row))
    return tuple(problems)
