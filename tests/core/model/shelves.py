"""Small models on disk."""

from pathlib import Path

import numpy as np

from core.model.bundle import Bundle, write_bundle
from core.model.card import ModelCard, Score
from core.model.library import ModelLibrary
from core.model.spec import CLASSIC

SCORE = Score(pictures=30, psnr=24.5, ssim=0.61, l1=0.041, sharp=0.93, seam=1.2)


def put(folder: Path, name: str, **fields: object) -> Bundle:
    """Write a model whose weights are one number."""
    card = ModelCard(name=name, spec=CLASSIC, **fields)
    return write_bundle(folder / name, card, {"000": np.zeros(1, np.float32)})


def small_library(folder: Path) -> ModelLibrary:
    """Two shipped models and "alps" of the user."""
    put(folder / "shipped", "landscape")
    put(folder / "shipped", "classic")
    put(folder / "user", "alps", base="landscape", scores={"scene": SCORE})
    return ModelLibrary(folder / "user", shipped_folder=folder / "shipped")
