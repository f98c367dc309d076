"""What a training shows on the terminal."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from core.cli.terminal import Bar, say
from core.cli.verdict import verdict
from core.dataset.scan import Fault, RejectedPhoto, ScanProgress, ScanReport
from core.training.events import (
    BatchReduced,
    ComparisonAdvanced,
    EpochEnded,
    Heartbeat,
    Phase,
    PhaseChanged,
    RolledBack,
    RunFinished,
    RunStarted,
    StartJudged,
    StepEnded,
    TrainingEvent,
    WorkersReplaced,
)
from core.training.run_progress import RunProgress

_WORDS = {
    Phase.STARTING: "Starting TensorFlow",
    Phase.TRAINING: "Training",
    Phase.VALIDATING: "Validating",
    Phase.COMPARING: "Comparing",
    Phase.SAVING: "Saving",
}
_SCAN_LOOK = "{l_bar}{bar}| {n:.0f}/{total_fmt} photos [{elapsed}<{remaining}]"
_RUN_LOOK = "{l_bar}{bar}| [{elapsed}]{postfix}"


class TrainingProgress:
    """A bar on a terminal, and a line for each fact worth keeping anywhere.

    Args:
        place: Where the new model is at the end, for people.
    """

    def __init__(self, *, place: str = "the library") -> None:
        self._place = place
        self._bar: Bar | None = None
        self._run = RunProgress()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close_bar()

    def advance_scan(self, progress: ScanProgress) -> None:
        """Show how far the scan is."""
        if self._bar is None:
            self._bar = Bar(_SCAN_LOOK, progress.total)
            self._bar.describe("Looking at the photos")
        self._bar.move_to(progress.done, total=progress.total)

    def end_scan(self, report: ScanReport) -> None:
        """Tell what was found."""
        self._close_bar()
        say(f"{len(report.accepted)} photos can be used.")
        for line in _left_out(report):
            say(line)

    def advance_copying(self, done: float) -> None:
        """Show how much of the photos is in the job folder."""
        if self._bar is None:
            self._bar = Bar(_RUN_LOOK, total=1.0)
            self._bar.describe("Copying the photos")
        self._bar.move_to(done)

    def end_job(self, folder: Path, line: str) -> None:
        """Tell what to do with the job folder."""
        self._close_bar()
        say(f"Everything is in {folder}.")
        say(f"Bring it to the other computer and type there: {line}")

    def hear(self, event: TrainingEvent) -> None:
        """Show one event of the run."""
        self._run.hear(event)
        match event:
            case PhaseChanged(phase):
                self._begin_phase(phase)
            case StepEnded() if self._bar:
                self._show_step(event, self._bar)
            case ComparisonAdvanced(done) if self._bar:
                self._bar.move_to(done)
            case Heartbeat() if self._bar:
                self._bar.tick()
            case EpochEnded():
                say(_epoch_line(event, is_timed=self._is_timed))
            case RunFinished(result):
                say(verdict(result, place=self._place))
            case _:
                line = _line(event)
                if line:
                    say(line)

    def _begin_phase(self, phase: Phase) -> None:
        if self._bar is None or phase is Phase.COMPARING:
            self._close_bar()
            self._bar = Bar(_RUN_LOOK, total=1.0)
        self._bar.describe(_WORDS[phase])

    def _show_step(self, event: StepEnded, bar: Bar) -> None:
        told = [
            f"loss {event.loss:.4f}",
            f"{event.pictures_per_second:.0f} pictures/s",
        ]
        if self._run.seconds_left is not None:
            told.append(f"at most {_duration(self._run.seconds_left)} left")
        bar.describe(f"Epoch {event.epoch}")
        bar.move_to(self._run.done or 0.0)
        bar.note(", ".join(told))

    @property
    def _is_timed(self) -> bool:
        return self._run.started is not None and self._run.started.minutes is not None

    def _close_bar(self) -> None:
        if self._bar:
            self._bar.close()
        self._bar = None


def _left_out(report: ScanReport) -> Iterator[str]:
    """How many photos were rejected for each reason, with one of them."""
    by_fault: dict[Fault, list[RejectedPhoto]] = defaultdict(list)
    for photo in report.rejected:
        by_fault[photo.fault].append(photo)
    if by_fault:
        yield f"{len(report.rejected)} are left out:"
    for photos in sorted(by_fault.values(), key=len, reverse=True):
        first, more = photos[0], len(photos) - 1
        others = f", and {more} more like it" if more else ""
        yield f"  {first.path.name}: {first.reason}{others}"


def _line(event: TrainingEvent) -> str:
    """What is worth keeping of an event; empty for most."""
    line = ""
    match event:
        case RunStarted():
            line = (
                f"{event.photos} photos to train on, {event.held_out} held out, on "
                f"{event.device}."
            )
        case StartJudged(loss):
            line = f"Before training: validation {loss:.5f}"
        case RolledBack(epoch, factor):
            line = (
                f"The loss was no number any more: going on from epoch {epoch}, "
                f"learning {factor:.0%} as fast."
            )
        case WorkersReplaced(lost):
            line = f"Lost: {lost}. All workers start again from the last checkpoint."
        case BatchReduced(size):
            line = f"Memory is short: going on with {size} pictures in a step."
        case _:
            pass
    return line


def _epoch_line(event: EpochEnded, *, is_timed: bool) -> str:
    # How many epochs fit into a time is known at its end only.
    planned = "" if is_timed else f"/{event.epochs}"
    return (
        f"Epoch {event.epoch}{planned}: loss {event.loss:.5f}, "
        f"validation {event.validation_loss:.5f} ({_best(event)}), "
        f"{event.seconds:.0f} s"
    )


def _best(event: EpochEnded) -> str:
    if event.best_epoch == event.epoch:
        return "the best so far"
    return f"best: epoch {event.best_epoch}" if event.best_epoch else "none better yet"


_MINUTE, _HOUR = 60, 3600


def _duration(seconds: float) -> str:
    if seconds < _MINUTE:
        return "a minute"
    hours, minutes = divmod(round(seconds / _MINUTE), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
