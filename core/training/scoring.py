"""What a model reaches on photos that it never saw, for its card."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from core.arrays import Pixels
from core.dataset.holes import random_square
from core.geometry import Box
from core.inpainting.fill import Filler
from core.model.card import Score
from core.model.metrics import Scores, aggregate, measure
from core.photo import Photo
from core.progress import Report

SCENE = "scene"
"""The tutorial's own task: a whole picture of 228 px with one hole of 50 px."""

_SIDE = 228
_HOLE = 50
_SEED = 20


def score_scenes(filler: Filler, photos: Sequence[Path], *, report: Report) -> Score:
    """Fill one hole in each photo, resized to 228 x 228, and compare with the truth.

    The hole is overwritten with noise first: the truth is not in the input.

    Args:
        filler: With the model to judge.
        photos: Held-out ones; those that cannot be read are left out.
        report: Told the done part; may raise Cancelled.

    Raises:
        ValueError: No photo could be read.
    """
    scores: list[Scores] = []
    for number, path in enumerate(photos):
        report(number / len(photos))
        rng = np.random.default_rng([_SEED, number])
        try:
            with Image.open(path) as image:
                truth = np.asarray(image.convert("RGB").resize((_SIDE, _SIDE)))
        except (OSError, ValueError, SyntaxError):
            continue
        scores.append(_score(filler, truth, random_square(rng, _SIDE, _HOLE), rng))
    return _summary(scores)


def _score(
    filler: Filler, truth: Pixels, hole: Box, rng: np.random.Generator
) -> Scores:
    damaged = truth.copy()
    damaged[hole.slices] = rng.integers(0, 256, (_HOLE, _HOLE, 3), np.uint8)
    filled = damaged.copy()
    filled[hole.slices] = filler.fill(Photo.from_pixels(damaged), hole).pixels
    return measure(truth, filled, hole)


def _summary(scores: Sequence[Scores]) -> Score:
    total = aggregate(scores)
    return Score(
        pictures=len(scores),
        psnr=round(total.psnr, 2),
        ssim=round(total.ssim, 3),
        l1=round(total.l1, 4),
        sharp=round(total.sharp, 2),
        seam=round(total.seam, 2),
    )
