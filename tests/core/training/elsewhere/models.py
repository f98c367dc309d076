"""Models as files, without a network."""

import numpy as np

from core.model.bundle import Bundle, write_bundle
from core.model.card import ModelCard
from core.model.library import ModelLibrary
from tests.tiny import TINY_SPEC


def model(name: str, library: ModelLibrary, **facts: object) -> Bundle:
    """A bundle whose weights fit no network; every name has others."""
    facts.setdefault("spec", TINY_SPEC)
    weights = {"000": np.full(3, sum(name.encode()), np.float32)}
    return write_bundle(library.folder_for(name), ModelCard(name, **facts), weights)
