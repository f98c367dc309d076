"""Engines for other processes: made there by functions that travel by their names."""

import os
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from core.errors import ModelNotFound
from core.inpainting.engine import FillEngine, FillJob, FillResult
from core.paths import AppPaths
from core.progress import Report
from tests.fakes import FakeEngine

MakeEngine = Callable[[], FillEngine]


def plain() -> FillEngine:
    return FakeEngine()


def for_command(paths: AppPaths, *, detail: bool) -> FillEngine:
    """As the commands ask for it."""
    return FakeEngine()


def without_model() -> FillEngine:
    engine = FakeEngine()
    engine.trouble = ModelNotFound("nobody", ("landscape",))
    return engine


def broken() -> FillEngine:
    msg = "a mistake of ours"
    raise ZeroDivisionError(msg)


def dying(photo: str, mark: Path | None = None) -> MakeEngine:
    """Its process is killed in the middle of a fill.

    Args:
        photo: Name of the one that kills; empty for every photo.
        mark: Kills only when this file can be made: once.
    """
    return partial(_Dying, photo, mark)


def starving(photo: str, mark: Path) -> MakeEngine:
    """Runs out of memory in the middle of a fill, once; see `dying`."""
    return partial(_Starving, photo, mark)


def endless() -> FillEngine:
    """Its fills say so on stdout, and end only when they are cancelled."""
    return _Endless()


def endless_for_command(paths: AppPaths, *, detail: bool) -> FillEngine:
    """As the commands ask for it."""
    return _Endless()


class _Dying(FakeEngine):
    def __init__(self, photo: str, mark: Path | None) -> None:
        super().__init__()
        self._photo = photo
        self._mark = mark

    def fill(self, job: FillJob, report: Report) -> FillResult:
        if self._photo in ("", job.photo.info.path.name) and self._is_marked():
            self._die()
        return super().fill(job, report)

    def _die(self) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def _is_marked(self) -> bool:
        try:
            return self._mark is None or self._mark.touch(exist_ok=False) is None
        except FileExistsError:
            return False


class _Starving(_Dying):
    def _die(self) -> None:
        raise MemoryError


class _Endless(FakeEngine):
    def fill(self, job: FillJob, report: Report) -> FillResult:
        os.write(1, b"filling\n")
        while True:
            report(0.5)
            time.sleep(0.01)
