"""What the held-out photos say of new weights, wherever they were trained."""

from collections.abc import Sequence
from pathlib import Path

from core.arrays import Floats
from core.inpainting.predictor import OutOfDeviceMemory
from core.model.backend import CPU
from core.model.card import Score
from core.progress import Report
from core.training.comparison import Comparison
from core.training.proof.compare import compare_models
from core.training.proof.contest import Contest
from core.training.proof.scoring import score_photos, summary

SEED = 20
"""Of holes and previews: the same photos give the same ones in every run."""


def judged(
    weights: Sequence[Floats],
    photos: Sequence[Path],
    contest: Contest,
    *,
    report: Report,
) -> tuple[Score, Comparison | None]:
    """The figures of the new model, and how it compares with the one in use.

    Args:
        weights: Of the contest's network.
        photos: Held-out ones; those that cannot be read are left out.
        contest: Fills with both.
        report: Told the done part at least five times a second; may raise Cancelled.

    Returns:
        The comparison is None without a model in use.

    Raises:
        PhotosGone: No photo could be read.
        Cancelled: Passed on from the report.
    """
    try:
        new, current = contest.filler_of(weights), contest.current
        if current is None:
            found = score_photos((new,), photos, report=report, seed=SEED)
            return summary(scores for (scores,) in found), None
        comparison = compare_models(
            new,
            current.filler,
            photos,
            current_name=current.name,
            report=report,
            seed=SEED,
        )
        return comparison.new, comparison
    except OutOfDeviceMemory:
        contest.move_to(CPU)  # which has the computer's memory
        return judged(weights, photos, contest, report=report)
