"""The new model against the one in use, on photos that neither was trained on."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from core.inpainting.fill import Filler
from core.model.metrics import Scores
from core.progress import Report
from core.training.comparison import Comparison
from core.training.proof.gain import gain_of
from core.training.proof.scoring import score_photos, summary


def compare_models(
    new: Filler,
    current: Filler,
    photos: Sequence[Path],
    *,
    current_name: str,
    report: Report,
    seed: int,
) -> Comparison:
    """Let both fill the same holes; takes at most about 100 s.

    Args:
        new: With the model that was just trained, and no detail step.
        current: With the model in use, alike.
        photos: Held-out ones; those that cannot be read are left out.
        current_name: Of the model in use.
        report: Told the done part at least five times a second; may raise Cancelled.
        seed: Of photos, holes and resamples; the same gives the same figures.

    Raises:
        PhotosGone: No photo could be read.
        OutOfDeviceMemory: The device has no memory left.
        Cancelled: Passed on from the report.
    """
    found = score_photos((new, current), photos, report=report, seed=seed)
    by_new = [photo[0] for photo in found]
    by_current = [photo[1] for photo in found]
    gain = gain_of(_errors(by_new), _errors(by_current), seed=seed)
    return Comparison(
        current_name=current_name,
        photos=len(found),
        holes=sum(len(holes) for holes in by_new),
        new=summary(by_new),
        current=summary(by_current),
        gain=gain.gain,
        low=gain.low,
        high=gain.high,
    )


def _errors(photos: Sequence[Sequence[Scores]]) -> list[float]:
    """Mean L1 of the holes of each photo."""
    return [float(np.mean([score.l1 for score in holes])) for holes in photos]
