"""How good the fills of held-out photos are, while a run goes on."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from core.arrays import Mask, Pixels
from core.geometry import Box
from core.inpainting.tensors import to_pixels
from core.model.metrics import psnr, seam, sharp
from tools.base_training.batches import Batch
from tools.base_training.jax_learner import JaxLearner

_ROWS = 12  # of the contact sheet


@dataclass(frozen=True, slots=True)
class Figures:
    """Over all held-out photos, inside their holes.

    Attributes:
        loss: The recipe's own, mean.
        psnr: In dB, mean.
        sharp: Gradient of the fill over that of the truth, median; 1 is right.
        seam: Step across the border, fill over truth, median; 1 is right.
    """

    loss: float
    psnr: float
    sharp: float
    seam: float


def judge(learner: JaxLearner, batches: Sequence[Batch]) -> tuple[Figures, Image.Image]:
    """Fill held-out photos: the figures, and a sheet of holes, fills and truths."""
    losses: list[float] = []
    measured: list[tuple[float, float, float]] = []
    rows: list[Pixels] = []
    for batch in batches:
        pictures, loss = learner.fill(batch)
        losses.append(loss)
        for truth, mask, filled in zip(
            batch.pixels, batch.masks, to_pixels(pictures), strict=True
        ):
            hole = _box_of(mask)
            measured.append(
                (
                    psnr(truth, filled, hole),
                    sharp(truth, filled, hole),
                    seam(truth, filled, hole),
                )
            )
            if len(rows) < _ROWS:
                damaged = np.where(mask[..., None], np.uint8(255), truth)
                rows.append(np.hstack([damaged, filled, truth]))
    table = np.array(measured)
    figures = Figures(
        loss=round(float(np.mean(losses)), 5),
        psnr=round(float(table[:, 0].mean()), 3),
        sharp=round(float(np.median(table[:, 1])), 3),
        seam=round(float(np.median(table[:, 2])), 3),
    )
    return figures, Image.fromarray(np.vstack(rows))


def _box_of(mask: Mask) -> Box:
    """The one square hole of a mask."""
    rows, columns = np.nonzero(mask)
    top, left = int(rows.min()), int(columns.min())
    return Box.square(left, top, int(rows.max()) + 1 - top)
