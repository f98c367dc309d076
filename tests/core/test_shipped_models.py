"""The bundles in the repository load, fit their cards, and fill."""

from pathlib import Path

import numpy as np
import pytest

from core.arrays import Pixels
from core.geometry import Box
from core.inpainting.engine import FillJob
from core.inpainting.library_engine import LibraryEngine
from core.model.library import ModelLibrary
from core.photo.photo import Photo
from core.progress import silent
from tests.factories import landscape

pytestmark = pytest.mark.slow

HOLE = Box.square(140, 40, 50)


def test_the_best_model_is_the_default(tmp_path: Path) -> None:
    library = ModelLibrary(tmp_path)
    assert library.names() == ("classic", "landscape")
    assert library.default == "landscape"


@pytest.mark.parametrize("name", ["classic", "landscape"])
def test_a_shipped_model_knows_more_than_the_mean_colour(
    tmp_path: Path, name: str
) -> None:
    truth = landscape(300, 240)
    damaged = truth.copy()
    damaged[HOLE.slices] = (255, 0, 255)
    engine = LibraryEngine(ModelLibrary(tmp_path))
    assert engine.prepare(name).model == name
    job = FillJob(Photo.from_pixels(damaged), HOLE)
    fill = engine.fill(job, silent).patch.pixels
    around = truth[HOLE.grown(HOLE.width).clipped(job.photo.size).slices]
    plain = np.full_like(fill, around.mean(axis=(0, 1)))
    assert distance(fill, truth) < distance(plain, truth)


def distance(fill: Pixels, truth: Pixels) -> float:
    return float(np.abs(fill.astype(float) - truth[HOLE.slices]).mean())


def test_the_cards_state_what_was_reached(tmp_path: Path) -> None:
    scores = {
        bundle.card.name: bundle.card.scores["scene"]
        for bundle in ModelLibrary(tmp_path).bundles()
    }
    assert scores["landscape"].psnr > scores["classic"].psnr
