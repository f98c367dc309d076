"""How the commands get what fills holes."""

from typing import Protocol

from core.inpainting.engine import FillEngine
from core.paths import AppPaths


class MakeEngine(Protocol):
    """Builds the engine that fills."""

    def __call__(self, paths: AppPaths, *, detail: bool) -> FillEngine:
        """For the models of a profile; without detail, fills stay smooth."""
        ...
