"""From a finished fill to how far it can be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.inpainting.confidence.confidence import Confidence, Level, Reason
from core.inpainting.confidence.signs import read_signs

if TYPE_CHECKING:
    from core.inpainting.confidence.signs import Signs
    from core.inpainting.engine import FillEngine, FillJob
    from core.progress import Report

RIGHT_UP_TO = 0.9
SHOWS_FROM = 2.15
"""Scores at which the levels end: up to the first, 98 % of 360 fills of 55 photos had a
small error, from the second on an eighth. `python -m tools.calibrate_confidence`
measures both, and what they are worth on photos that no model was trained on."""

_STRUCTURE_POWER = 1 / 3
_BESIDE_POWER = 2 / 3
"""Hidden squares alone foretell an error as well; where outlines run into a hole, it is
seen more than it is measured, so they have a say."""


def assess(engine: FillEngine, job: FillJob, report: Report) -> Confidence:
    """Tell how far a finished fill can be trusted; takes about two more fills.

    Args:
        engine: That filled the hole.
        job: How it was filled.
        report: Told the done part; may raise Cancelled.

    Raises:
        ModelError: The model of the job cannot be used any more.
        Cancelled: Passed on from the report.
    """
    return judge(read_signs(engine, job, report))


def judge(signs: Signs) -> Confidence:
    """What signs mean."""
    score = score_of(signs)
    if score > SHOWS_FROM:
        return Confidence(Level.LIKELY_TO_SHOW, _reasons(signs), score)
    if score > RIGHT_UP_TO or signs.beside is None:
        return Confidence(Level.LOOK_CLOSELY, _reasons(signs), score)
    return Confidence(Level.LIKELY_RIGHT, (), score)


def score_of(signs: Signs) -> float:
    """The visible error that signs foretell; without squares beside, by structure."""
    if signs.beside is None:
        return signs.structure
    return float(signs.structure**_STRUCTURE_POWER * signs.beside**_BESIDE_POWER)


def _reasons(signs: Signs) -> tuple[Reason, ...]:
    """Which signs speak against a fill; of two that make a high score, one is high."""
    if signs.beside is None:
        return (Reason.NOTHING_BESIDE,)
    against = (
        (Reason.OUTLINES, signs.structure),
        (Reason.MISSED_BESIDE, signs.beside),
    )
    return tuple(reason for reason, sign in against if sign > RIGHT_UP_TO)
