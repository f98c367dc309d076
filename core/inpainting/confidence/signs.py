"""What can be known of a fill's error without knowing the truth."""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import fmean
from typing import TYPE_CHECKING

from core.inpainting.confidence.hidden_squares import hidden_squares
from core.inpainting.confidence.surroundings import Surroundings
from core.inpainting.confidence.visibility import masked, visible_error
from core.inpainting.engine import FillJob

if TYPE_CHECKING:
    from core.inpainting.engine import FillEngine
    from core.progress import Report


@dataclass(frozen=True, slots=True)
class Signs:
    """Two signs of one fill; each grows with the error, and 1 is middling.

    Attributes:
        structure: Of the surroundings, as far as their texture does not hide it.
        beside: The mean visible error of squares beside the hole that were hidden
            and filled in the same way; None where there is no room for any.
    """

    structure: float
    beside: float | None


def read_signs(engine: FillEngine, job: FillJob, report: Report) -> Signs:
    """Look around a hole, and fill hidden squares beside it.

    Args:
        engine: That filled the hole.
        job: How it was filled.
        report: Told the done part; may raise Cancelled.

    Raises:
        ModelError: The model of the job cannot be used.
        Cancelled: Passed on from the report.
    """
    around = Surroundings.of(job.photo, job.hole, job.holes)
    hidden = hidden_squares(job.hole, job.photo.size, job.holes)
    errors = []
    for number, box in enumerate(hidden):
        trial = replace(job, hole=box, holes=(job.hole, *job.holes))
        part = _share(report, number, len(hidden))
        part(0)
        filled = engine.fill(trial, part).patch.pixels
        truth = job.photo.region(box)
        errors.append(visible_error(truth, filled, texture=around.texture))
    return Signs(
        structure=masked(around.structure, around.texture),
        beside=fmean(errors) if errors else None,
    )


def _share(report: Report, before: int, parts: int) -> Report:
    return lambda done: report((before + done) / parts)
