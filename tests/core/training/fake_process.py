"""A run that only says what it is told to say."""

from collections.abc import Callable, Sequence

from core.model.card import ModelCard, Score
from core.paths import AppPaths
from core.training.comparison import Comparison
from core.training.events import (
    EventSink,
    Outcome,
    RunCancelled,
    RunFinished,
    RunSuspended,
    TrainingEvent,
    TrainingResult,
)
from core.training.options import TrainingOptions
from core.training.process.run_folder import RunFolder
from tests.tiny import TINY_SPEC


def finished(
    name: str = "mine", gain: float | None = 0.07, *, is_stopped_early: bool = False
) -> RunFinished:
    """A run whose model is so much better; None compared it with nothing."""
    comparison = None if gain is None else compared(gain)
    card = ModelCard(name, TINY_SPEC, epochs=3)
    return RunFinished(TrainingResult(card, comparison, is_stopped_early))


def compared(gain: float) -> Comparison:
    current = Score(12, psnr=24.6, ssim=0.8, l1=0.04, sharp=0.9, seam=1.1)
    new = Score(12, psnr=25.1, ssim=0.81, l1=0.04 * (1 - gain), sharp=0.95, seam=1.0)
    return Comparison(
        current_name="landscape",
        photos=12,
        holes=48,
        new=new,
        current=current,
        gain=gain,
        low=gain - 0.03,
        high=gain + 0.03,
    )


def leave_unfinished(paths: AppPaths, options: TrainingOptions) -> None:
    """What a run keeps that was ended before its first checkpoint."""
    folder = RunFolder(paths.runs / options.name)
    with folder.claim():
        folder.begin(options, is_resumed=False)


class FakeProcess:
    """A `TrainingProcess` in this thread that tells its events when it is started.

    It is its own factory: give `make` to whoever makes processes.

    Args:
        events: To tell at the start; an outcome among them ends the run.
        when_started: Called after them.
    """

    def __init__(
        self,
        events: Sequence[TrainingEvent] = (),
        when_started: Callable[[], None] = lambda: None,
    ) -> None:
        self._events = events
        self._when_started = when_started
        self.orders: list[str] = []
        self.made_with: list[tuple[TrainingOptions, AppPaths, bool]] = []
        self.is_running = False

    def make(
        self,
        options: TrainingOptions,
        paths: AppPaths,
        *,
        sink: EventSink,
        is_resumed: bool,
    ) -> "FakeProcess":
        self.made_with.append((options, paths, is_resumed))
        self._sink = sink
        return self

    @property
    def options(self) -> TrainingOptions:
        """Of the last run."""
        return self.made_with[-1][0]

    def start(self) -> None:
        self.orders.append("start")
        self.is_running = True
        for event in self._events:
            self.tell(event)
        self._when_started()

    def tell(self, event: TrainingEvent) -> None:
        if isinstance(event, Outcome):
            self.is_running = False
        self._sink(event)

    def stop(self) -> None:
        self.orders.append("stop")
        self.tell(finished(self.options.name, is_stopped_early=True))

    def suspend(self) -> None:
        self.orders.append("suspend")
        self.tell(RunSuspended())

    def cancel(self) -> None:
        self.orders.append("cancel")
        self.tell(RunCancelled())

    def wait(self, timeout: float | None = None) -> bool:
        return not self.is_running
