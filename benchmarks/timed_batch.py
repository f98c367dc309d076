"""One batch over many small scenes, timed and weighed."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

import psutil

from benchmarks.probe import tell
from core.batch.crew import Crew, run_in_processes
from core.batch.events import BatchEvent, JobEnded
from core.batch.job import BatchJob, JobState
from core.batch.options import BatchOptions
from core.batch.run import run_batch
from core.batch.squares import Squares
from core.geometry import Box
from core.inpainting.library_engine import library_engine
from core.paths import AppPaths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.batch.crew_process import MakeEngine

_HOLE = Box.square(89, 89, 50)
_STARTING = 1 / 3
"""Of the pictures: until then, not every process may be at work."""
_LOOK_S = 0.5


class Watch:
    """Hears when each picture is made."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._ended: list[float] = []

    def tell(self, event: BatchEvent) -> None:
        """Remember the time of an end.

        Raises:
            RuntimeError: A picture could not be made.
        """
        if isinstance(event, JobEnded):
            if event.result.state is not JobState.DONE:
                raise RuntimeError(str(event.result.problems))
            self._ended.append(time.monotonic())

    @property
    def starting(self) -> float:
        """Seconds to the first picture."""
        return self._ended[0] - self._began

    @property
    def each(self) -> float:
        """Seconds for a picture, once all processes are at work."""
        first = round(_STARTING * len(self._ended))
        return (self._ended[-1] - self._ended[first]) / (len(self._ended) - 1 - first)


class Scales:
    """Weighs this process and its children again and again."""

    def __init__(self) -> None:
        self.peak = 0.0
        self._over = Event()
        self._thread = Thread(target=self._weigh)

    def __enter__(self) -> Scales:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._thread.join()

    def _weigh(self) -> None:
        this = psutil.Process()
        while not self._over.wait(_LOOK_S):
            processes = (this, *this.children(recursive=True))
            self.peak = max(self.peak, sum(map(_bytes, processes)))


def _bytes(process: psutil.Process) -> float:
    """Of memory; libraries that several processes share count for each of them."""
    try:
        return float(process.memory_info().rss)
    except psutil.Error:  # it has just ended
        return 0.0


def main() -> None:
    """Repair all scenes and tell the pace and the memory."""
    workers, cores, folder, profile = sys.argv[1:]
    if hasattr(os, "sched_setaffinity"):
        usable = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, usable[: int(cores)])
    engine = partial(library_engine, AppPaths.in_folder(Path(profile)), detail=True)
    watch = Watch()
    with tempfile.TemporaryDirectory() as out, Scales() as scales:
        jobs = [
            BatchJob(scene, Path(out, f"{scene.stem}.png"), Squares((_HOLE,)))
            for scene in sorted(Path(folder).iterdir())
        ]
        run(jobs, engine, watch, workers=int(workers))
    tell(each=watch.each, starting=watch.starting, memory=scales.peak)


def run(
    jobs: Sequence[BatchJob], make_engine: MakeEngine, watch: Watch, *, workers: int
) -> None:
    """As `mendscape repair --list --workers` does it."""
    if workers == 1:
        run_batch(jobs, make_engine(), BatchOptions(), tell=watch.tell)
    else:
        crew = Crew(make_engine, workers)
        run_in_processes(jobs, crew, BatchOptions(), tell=watch.tell)
