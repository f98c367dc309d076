"""Making pictures, in whichever process or on whichever computer that is."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from core.batch.control import BatchControl
from core.batch.job import JobResult, JobState, Problem
from core.batch.made import Made
from core.batch.recipe import digest_of, recipe_of
from core.batch.repairer import Repairer
from core.batch.targets import check_target
from core.disk import is_there
from core.errors import MaskError, OutputUnsuitable, PhotoError, SelectionError
from core.inpainting.crop import check_hole
from core.photo.photo_io import open_photo
from core.progress import silent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from core.batch.job import BatchJob
    from core.batch.options import BatchOptions
    from core.geometry import Box, Size
    from core.inpainting.engine import FillEngine
    from core.photo.photo import Photo
    from core.progress import Report


def _nothing() -> None:
    """Tell nobody."""


class RepairWorker:
    """Makes one picture after the other.

    Args:
        engine: That fills; its model is loaded by `prepare` or before the first fill.
        options: For all pictures.
        control: Asked before every square and before a picture is written.
        tell_preparing: Called before the model is loaded.
    """

    def __init__(
        self,
        engine: FillEngine,
        options: BatchOptions,
        *,
        control: BatchControl | None = None,
        tell_preparing: Callable[[], object] = _nothing,
    ) -> None:
        self._options = options
        self._repairer = Repairer(
            engine,
            model=options.model,
            seed=options.seed,
            control=control or BatchControl(),
            tell_preparing=tell_preparing,
        )

    def prepare(self) -> None:
        """Load the model, if it is not there yet.

        Raises:
            ModelError: It cannot be used.
            Cancelled: The control says so.
        """
        self._repairer.prepare()

    def do(
        self, job: BatchJob, known: Made | None = None, report: Report = silent
    ) -> JobResult:
        """Make a picture; what is wrong with it is told, not raised.

        Args:
            job: The picture.
            known: How its output was made the last time; where that is still true of
                the photo, the options and the output, nothing is done.
            report: Told how many of the job's squares are filled, not a part of 1.

        Raises:
            ModelError: The model cannot be used.
            MemoryError: There is too little.
            Cancelled: The control or the report says so; nothing is written.
        """
        began = time.monotonic()
        try:
            result = self._done(job, known, report)
        except (PhotoError, MaskError, OutputUnsuitable) as error:
            result = job.failed(error)
        return replace(result, seconds=time.monotonic() - began)

    def _done(self, job: BatchJob, known: Made | None, report: Report) -> JobResult:
        if self._options.is_skipping and is_there(job.output):
            return JobResult(JobState.SKIPPED)
        # Also where it was checked before: a folder may be gone by now.
        check_target(photo=job.photo, output=job.output)
        # Before the photo is opened: what is written over meanwhile is made again.
        recipe = self._recipe(job)
        if known and recipe == known.recipe and _digest(job.output) == known.output:
            return JobResult(JobState.SKIPPED, made=known)
        photo = open_photo(job.photo)
        holes = job.squares.on(photo.size)
        problems = _wrong_holes(job, holes, photo.size)
        if problems:
            return JobResult(JobState.FAILED, problems)
        holes += _dusty_places(job, photo)
        part = job.weight / max(1, len(holes))
        notes = self._repairer.repair(
            photo, holes, job.output, lambda squares: report(part * squares)
        )
        output = _digest(job.output) if recipe else None
        made = Made(recipe, output) if recipe and output else None
        return JobResult(JobState.DONE, notes=notes, made=made)

    def _recipe(self, job: BatchJob) -> str | None:
        """None when nobody asks, or the photo cannot be read, which shows later."""
        if self._options.method:
            with suppress(OSError):
                return recipe_of(job, self._options)
        return None


def _digest(file: Path) -> str | None:
    with suppress(OSError):
        return digest_of(file)
    return None


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
