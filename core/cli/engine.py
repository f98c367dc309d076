"""How the commands get what fills holes."""

from typing import Protocol

from core.inpainting.detail.step import add_detail
from core.inpainting.engine import FillEngine
from core.inpainting.library_engine import LibraryEngine
from core.model.library import ModelLibrary
from core.paths import AppPaths


class MakeEngine(Protocol):
    """Builds the engine that fills."""

    def __call__(self, paths: AppPaths, *, detail: bool) -> FillEngine:
        """For the models of a profile; without detail, fills stay smooth."""
        ...


def library_engine(paths: AppPaths, *, detail: bool) -> FillEngine:
    """The product's engine, over the shipped models and the user's own."""
    return LibraryEngine(
        ModelLibrary(paths.models), detail=add_detail if detail else None
    )
