"""Runs that tell what a test wants to be told."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread

import numpy as np
from PIL import Image

from core.dataset.split import Split
from core.training.events import (
    EpochEnded,
    EventSink,
    Outcome,
    Phase,
    PhaseChanged,
    PreviewReady,
    RunStarted,
    StepEnded,
    TrainingEvent,
)
from core.training.options import TrainingOptions
from desktop.wizard.training_session import TrainingSession

OPTIONS = TrainingOptions("Alps", Path("Alps"), Split((), ()))


class ThreadedRun:
    """Stands in for `TrainingProcess`; tells its events in a thread of its own.

    Attributes:
        orders: What it was told, in order.
        is_running: From its start to its outcome.
    """

    def __init__(self, sink: EventSink) -> None:
        self.options = OPTIONS
        self.orders: list[str] = []
        self.is_running = False
        self._sink = sink

    def start(self) -> None:
        self.orders.append("start")
        self.is_running = True

    def tell(self, *events: TrainingEvent) -> None:
        """Tell events from another thread; returns when they are told."""
        thread = Thread(target=self._tell, args=(events,))
        thread.start()
        thread.join()

    def _tell(self, events: Sequence[TrainingEvent]) -> None:
        for event in events:
            if isinstance(event, Outcome):
                self.is_running = False
            self._sink(event)

    def pause(self) -> None:
        self.orders.append("pause")

    def resume(self) -> None:
        self.orders.append("resume")

    def stop(self) -> None:
        self.orders.append("stop")

    def suspend(self) -> None:
        self.orders.append("suspend")

    def cancel(self) -> None:
        self.orders.append("cancel")


class Stage:
    """Makes sessions, and keeps their runs at hand."""

    def __init__(self) -> None:
        self.runs: list[ThreadedRun] = []
        self.sessions: list[TrainingSession] = []
        self.begin: Callable[[EventSink], ThreadedRun] = ThreadedRun

    def session(self) -> TrainingSession:
        self.sessions.append(TrainingSession(self._begin))
        return self.sessions[-1]

    def _begin(self, sink: EventSink) -> ThreadedRun:
        self.runs.append(self.begin(sink))
        return self.runs[-1]

    @property
    def run(self) -> ThreadedRun:
        return self.runs[-1]


def started(
    *, epochs: int = 10, minutes: float | None = None, first_epoch: int = 0
) -> RunStarted:
    return RunStarted(80, 20, epochs, first_epoch, "CPU", minutes=minutes)


def training() -> PhaseChanged:
    return PhaseChanged(Phase.TRAINING)


def step(epoch: int, number: int, *, loss: float = 0.04) -> StepEnded:
    return StepEnded(epoch, number, 10, loss, 41.6)


def epoch_ended(epoch: int, loss: float, *, best: int | None = None) -> EpochEnded:
    best_epoch = epoch if best is None else best
    return EpochEnded(epoch, 10, 0.9 * loss, loss, best_epoch, 60.0 * epoch)


def preview(rows: int = 3, side: int = 8) -> PreviewReady:
    """Tiles in one colour each: (row, column) is told by red and green."""
    picture = np.zeros((rows * side, 4 * side, 3), np.uint8)
    for row in range(rows):
        for column in range(4):
            tile = picture[row * side : (row + 1) * side]
            tile[:, column * side : (column + 1) * side] = (40 * row, 40 * column, 0)
    file = io.BytesIO()
    Image.fromarray(picture).save(file, "PNG")
    return PreviewReady(1, file.getvalue(), rows)
