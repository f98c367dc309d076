"""Following a run to its end, through whatever a person does meanwhile."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from signal import Signals
from types import FrameType
from typing import TYPE_CHECKING, Protocol, Self

from core.cli.terminal import complain
from core.dataset.scan import ScanProgress, ScanReport
from core.training.events import EventSink, Outcome, TrainingEvent

if TYPE_CHECKING:
    from types import TracebackType

    from core.training.process.training_process import TrainingProcess

_PATIENCE = 30.0  # seconds; longer than a suspended process may take

_HEEDED = tuple(
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    if hasattr(signal, name)
)


class TrainingOutput(Protocol):
    """What a training is told to; closed at its end, however that comes."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: "TracebackType | None",
    ) -> None: ...

    def advance_scan(self, progress: ScanProgress) -> None:
        """Hear how far the scan is."""
        ...

    def end_scan(self, report: ScanReport) -> None:
        """Hear what the scan found."""
        ...

    def advance_copying(self, done: float) -> None:
        """Hear which part of the photos is copied into a job folder, 0..1."""
        ...

    def end_job(self, folder: Path, line: str) -> None:
        """Hear that a job folder is whole, and what to type on the other computer."""
        ...

    def hear(self, event: TrainingEvent) -> None:
        """Hear one event of the run."""
        ...


def watch(
    begin: "Callable[[EventSink], TrainingProcess]",
    output: TrainingOutput,
    *,
    has_best: bool = True,
) -> Outcome:
    """Start a run and tell everything about it in this thread, until it has ended.

    The first Ctrl-C stops the run and keeps the best; a second one, or being asked to
    end in another way, suspends it. When nothing can be told any more, because the
    terminal is gone or the reader of a pipe has ended, the run is suspended too.

    Args:
        begin: Makes the run, given where its events go.
        output: Hears them all, the outcome last.
        has_best: Whether there is a best to keep; otherwise the first Ctrl-C is like
            the second.
    """
    # Signals and events share one queue: a handler only leaves word, and cannot come
    # in the middle of a line. SimpleQueue is safe to be used from a handler.
    news: SimpleQueue[TrainingEvent | Signals] = SimpleQueue()
    process = begin(news.put)
    with _signals_to(news.put):
        process.start()
        try:
            return _follow(process, news, output, has_best=has_best)
        finally:
            if process.is_running:
                process.suspend()
            process.wait(_PATIENCE)


def _follow(
    process: "TrainingProcess",
    news: "SimpleQueue[TrainingEvent | Signals]",
    output: TrainingOutput,
    *,
    has_best: bool,
) -> Outcome:
    is_stopping = not has_best
    while True:
        item = news.get()
        if not isinstance(item, Signals):
            output.hear(item)
            if isinstance(item, Outcome):
                return item
        elif item is Signals.SIGINT and not is_stopping:
            is_stopping = True
            process.stop()
            complain(
                "Stopping: the best model so far is kept and compared. Ctrl-C again "
                "ends at once, for --resume."
            )
        else:
            process.suspend()
            complain(
                "Ending: --resume will go on from here." if has_best else "Ending."
            )


@contextmanager
def _signals_to(put: Callable[[Signals], None]) -> Iterator[None]:
    def leave_word(number: int, _frame: FrameType | None) -> None:
        put(Signals(number))

    before = {each: signal.signal(each, leave_word) for each in _HEEDED}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
