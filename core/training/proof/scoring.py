"""How well models fill the same holes of the same held-out photos."""

import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np

from core.errors import PhotosGone
from core.inpainting.fill import Filler
from core.model.card import Score
from core.model.metrics import Scores, aggregate, measure
from core.patch import Patch
from core.progress import Report
from core.training.proof.trials import Trial, random_hole, read_photos

HELD_OUT = "held-out"
"""Name of these figures in a model's card."""

HOLE_PARTS = (0.04, 0.14)
"""Of a photo's short side that a hole takes, as people draw them."""

SHORT_SIDE = 1024
"""Larger photos are reduced to this short side, in px: the network sees the crop
around the smallest hole at its own scale all the same."""

_MOST_PHOTOS = 200
_MOST_HOLES = 400  # of all photos together, where that leaves two or more for each
_HOLES_OF_PHOTO = (2, 8)
_LONGEST = 100.0  # seconds; a slow computer or drive judges by fewer photos
_FEWEST_PHOTOS = 20  # however long they take
_MARGIN = 8  # px around the hole that the figures look at
_LARGEST_RATIO = 99.0  # instead of infinite where the truth is flat or met exactly

PhotoScores = tuple[tuple[Scores, ...], ...]
"""Of one photo: for each filler the figures of every hole."""


def score_photos(
    fillers: Sequence[Filler], photos: Sequence[Path], *, report: Report, seed: int
) -> tuple[PhotoScores, ...]:
    """Let every filler fill the same holes, at most 200 photos and about 100 s.

    Args:
        fillers: With the models to judge, and no detail step.
        photos: Held-out ones; those that cannot be read are left out.
        report: Told the done part at least five times a second; may raise Cancelled.
        seed: Of the choice of photos and of the holes.

    Returns:
        The figures of each photo that could be read.

    Raises:
        PhotosGone: None of them could be read.
        OutOfDeviceMemory: A filler's device has no memory left.
        Cancelled: Passed on from the report.
    """
    rng = np.random.default_rng(seed)
    order = [photos[number] for number in rng.permutation(len(photos))]
    pace = _Pace(min(len(photos), _MOST_PHOTOS), report)
    found: list[PhotoScores] = []
    with closing(read_photos(order, short_side=SHORT_SIDE, look=pace.tell)) as pictures:
        for pixels in pictures:
            trials = [
                Trial.of(pixels, random_hole(pixels, rng, parts=HOLE_PARTS), rng)
                for _ in range(pace.holes)
            ]
            found.append(
                tuple(
                    tuple(_scores(filler, trial, pace.tell) for trial in trials)
                    for filler in fillers
                )
            )
            if pace.is_over(len(found)):
                break
    if not found:
        raise PhotosGone
    return tuple(found)


def summary(scores: Iterable[Sequence[Scores]]) -> Score:
    """The figures of many photos as one row, rounded for a card.

    Args:
        scores: For each photo the figures of its holes, at least one.
    """
    photos = tuple(scores)
    total = aggregate([_finite(score) for photo in photos for score in photo])
    return Score(
        pictures=len(photos),
        psnr=round(total.psnr, 2),
        ssim=round(total.ssim, 3),
        l1=round(total.l1, 4),
        sharp=round(total.sharp, 2),
        seam=round(total.seam, 2),
    )


class _Pace:
    """When it is enough, and how far it has come."""

    def __init__(self, wanted: int, report: Report) -> None:
        self._wanted = wanted
        self._report = report
        self._done = 0
        self._began = time.monotonic()

    @property
    def holes(self) -> int:
        """In each photo: the more, the fewer photos there are."""
        fewest, most = _HOLES_OF_PHOTO
        return max(fewest, min(most, _MOST_HOLES // self._wanted))

    def is_over(self, done: int) -> bool:
        self._done = done
        return self._part >= 1

    def tell(self) -> None:
        asked_at = time.monotonic()
        self._report(self._part)
        # The report waits while the run is paused, and that does not count.
        self._began += time.monotonic() - asked_at

    @property
    def _part(self) -> float:
        by_time = (time.monotonic() - self._began) / _LONGEST
        by_fewest = self._done / _FEWEST_PHOTOS
        return min(1.0, max(self._done / self._wanted, min(by_time, by_fewest)))


def _scores(filler: Filler, trial: Trial, tell: Callable[[], None]) -> Scores:
    patch = filler.fill(trial.damaged, trial.hole, report=lambda _done: tell())
    return measured(trial, patch)


def measured(trial: Trial, patch: Patch) -> Scores:
    """The figures of one fill, from what lies near its hole."""
    near = trial.hole.grown(_MARGIN).clipped(trial.damaged.size)
    truth = trial.truth[near.slices]
    hole = trial.hole.shifted(-near.left, -near.top)
    filled = truth.copy()
    filled[hole.slices] = patch.pixels
    return measure(truth, filled, hole)


def _finite(scores: Scores) -> Scores:
    return replace(
        scores,
        psnr=min(scores.psnr, _LARGEST_RATIO),
        sharp=min(scores.sharp, _LARGEST_RATIO),
        seam=min(scores.seam, _LARGEST_RATIO),
    )
