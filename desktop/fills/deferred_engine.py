"""The engine of the program, imported and made only when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.geometry import Box, Size
    from core.inpainting.engine import (
        DeviceChoice,
        EngineStatus,
        FillEngine,
        FillJob,
        FillResult,
    )
    from core.progress import Report


class DeferredEngine:
    """A `FillEngine` that makes the real one in the worker thread.

    The window is painted before the array libraries behind the engine are imported.

    Args:
        make: Imports what is needed and makes the engine.
    """

    def __init__(self, make: Callable[[], FillEngine]) -> None:
        self._make = make
        self._engine: FillEngine | None = None

    def use_device(self, choice: DeviceChoice) -> None:
        """See `FillEngine.use_device`."""
        self._made().use_device(choice)

    def prepare(self, model: str | None = None) -> EngineStatus:
        """See `FillEngine.prepare`."""
        return self._made().prepare(model)

    def reach(
        self,
        hole: Box,
        size: Size,
        *,
        holes: Sequence[Box] = (),
        model: str | None = None,
    ) -> Box:
        """See `FillEngine.reach`."""
        return self._made().reach(hole, size, holes=holes, model=model)

    def fill(self, job: FillJob, report: Report) -> FillResult:
        """See `FillEngine.fill`."""
        return self._made().fill(job, report)

    def _made(self) -> FillEngine:
        if self._engine is None:
            self._engine = self._make()
        return self._engine
