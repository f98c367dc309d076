"""The window's engine, lent to a batch."""

from __future__ import annotations

from concurrent.futures import CancelledError
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from core.errors import Cancelled

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
    from desktop.tasks import TaskRunner

Result = TypeVar("Result")


class SharedEngine:
    """A `FillEngine` for another thread, which works in the thread of the window's.

    Each call waits for its turn among the window's own fills: what a person asks for
    meanwhile is done before the next square of the batch. Its model is its own, so a
    batch keeps the one that it began with.

    Args:
        engine: Used in the runner's thread only.
        runner: Of the window's fills.
        status: Of the engine; its model fills as long as `prepare` names no other.
    """

    def __init__(
        self, engine: FillEngine, *, runner: TaskRunner, status: EngineStatus
    ) -> None:
        self._engine = engine
        self._runner = runner
        self._status = status

    def use_device(self, choice: DeviceChoice) -> None:
        """See `FillEngine.use_device`; holds for the window as well."""
        self._in_turn(lambda: self._engine.use_device(choice))

    def prepare(self, model: str | None = None) -> EngineStatus:
        """Name the model of these fills; the window's own stays the prepared one."""
        if model is not None:
            self._status = replace(self._status, model=model)
        return self._status

    def reach(
        self,
        hole: Box,
        size: Size,
        *,
        holes: Sequence[Box] = (),
        model: str | None = None,
    ) -> Box:
        """See `FillEngine.reach`."""
        name = model or self._status.model
        return self._in_turn(
            lambda: self._engine.reach(hole, size, holes=holes, model=name)
        )

    def fill(self, job: FillJob, report: Report) -> FillResult:
        """See `FillEngine.fill`; the report is called in the engine's thread."""
        named = replace(job, model=job.model or self._status.model)
        return self._in_turn(lambda: self._engine.fill(named, report))

    def _in_turn(self, work: Callable[[], Result]) -> Result:
        try:
            return self._runner.submit(work).result()
        except CancelledError:
            raise Cancelled from None  # the window is closing
