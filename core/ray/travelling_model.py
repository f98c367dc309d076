"""A model that is sent to the computers of a cluster, and brought back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from core.model.bundle import read_weights, write_files

if TYPE_CHECKING:
    from core.model.card import ModelCard
    from core.model.library import ModelLibrary


@dataclass(frozen=True, slots=True)
class TravellingModel:
    """A model on its way between two libraries.

    Attributes:
        card: Its description.
        weights: The content of its weights file.
    """

    card: ModelCard
    weights: bytes

    @classmethod
    def of(cls, name: str, library: ModelLibrary) -> Self:
        """Take one from a library.

        Raises:
            ModelError: It is missing or damaged.
        """
        bundle = library.bundle(name)
        return cls(bundle.card, read_weights(bundle))

    def unpack(self, library: ModelLibrary) -> ModelCard:
        """Put it into a library, under a free name when its own is taken.

        Raises:
            OSError: The disk is full or not to be written to.
        """
        card = replace(self.card, name=library.free_name(self.card.name))
        return write_files(library.folder_for(card.name), card, self.weights).card
