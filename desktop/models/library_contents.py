"""What the model library holds, as the window shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.errors import ModelTooNew

if TYPE_CHECKING:
    from core.model.bundle import Bundle
    from core.model.library import ModelLibrary


@dataclass(frozen=True, slots=True)
class DamagedModel:
    """A model that cannot be used.

    Attributes:
        name: Of its folder.
        is_too_new: Whether only a later version of the program can read it.
    """

    name: str
    is_too_new: bool


@dataclass(frozen=True, slots=True)
class LibraryContents:
    """What the library held when it was looked at.

    Attributes:
        bundles: The models that can be used.
        damaged: The others.
        current: Name of the model in use.
    """

    bundles: tuple[Bundle, ...]
    damaged: tuple[DamagedModel, ...]
    current: str


def contents_of(library: ModelLibrary) -> LibraryContents:
    """Look into a library; takes a few reads from the disk."""
    damaged = tuple(
        DamagedModel(error.name, isinstance(error, ModelTooNew))
        for error in library.damaged()
    )
    return LibraryContents(library.bundles(), damaged, library.current)
