"""The other computer."""

from pathlib import Path

import numpy as np

from core.model.bundle import write_bundle
from core.model.card import ModelCard
from core.model.library import ModelLibrary
from core.training.elsewhere.doing import prepare, write_result
from core.training.elsewhere.job_folder import JobFolder


def train_away(folder: Path) -> None:
    """What the other computer does, but for the training itself."""
    job = JobFolder(folder)
    errand = job.errand()
    prepare(job, errand, None)
    library = ModelLibrary(job.paths.models)
    card = ModelCard(errand.options.name, library.bundle("landscape").card.spec)
    weights = {"000": np.zeros(3, np.float32)}
    write_bundle(library.folder_for(card.name), card, weights)
    write_result(job, errand, card.name)
