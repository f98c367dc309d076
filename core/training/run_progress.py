"""What a run has told so far, put together for whoever looks at it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from core.training.events import (
    BatchReduced,
    ComparisonAdvanced,
    EpochEnded,
    Paused,
    Phase,
    PhaseChanged,
    Resumed,
    RolledBack,
    RunStarted,
    StepEnded,
)
from core.training.run_clock import Pace, RunClock

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.training.events import TrainingEvent


class RunProgress:
    """Hears the events of one run.

    Attributes:
        phase: The part of the work that the run is at.
        is_paused: Whether it waits.
        started: How it started, once it has.
        step: The latest one.
        epoch: The latest one that has ended.
        compared: Done part of the comparison with the model in use, 0..1.
        note: The latest step back that the run took by itself.

    Args:
        now: Seconds of a clock that never goes back.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._clock = RunClock(now)
        self._pace = Pace()
        self._heard_at = now()
        self.phase = Phase.STARTING
        self.is_paused = False
        self.started: RunStarted | None = None
        self.step: StepEnded | None = None
        self.epoch: EpochEnded | None = None
        self.compared = 0.0
        self.note: RolledBack | BatchReduced | None = None

    def hear(self, event: TrainingEvent) -> None:
        """Take in the next event."""
        self._heard_at = self._now()
        match event:
            case PhaseChanged(phase):
                self.phase = phase
            case RunStarted():
                self.started = event
                self._clock.go()
            case StepEnded():
                self.step = event
                self._note_pace()
            case EpochEnded():
                self.epoch = event
                self._note_pace()
            case ComparisonAdvanced(done):
                self.compared = done
            case RolledBack() | BatchReduced():
                self.note = event
            case Paused() | Resumed():
                self._set_paused(is_paused=isinstance(event, Paused))
            case _:
                pass

    @property
    def is_training(self) -> bool:
        """Whether epochs are under way; before and after nobody knows how long."""
        return self.phase in {Phase.TRAINING, Phase.VALIDATING}

    @property
    def silent_seconds(self) -> float:
        """Since the run last gave a sign of life."""
        return self._now() - self._heard_at

    @property
    def epochs_done(self) -> float:
        """Epochs done, with the part of the current one."""
        if self.started is None:
            return 0.0
        done = float(self.started.first_epoch)
        if self.epoch is not None:
            done = float(self.epoch.epoch)
        if self.step is not None and self.step.epoch > done:
            done = self.step.epoch - 1 + self.step.step / max(1, self.step.steps)
        return done

    @property
    def done(self) -> float | None:
        """Done part of the training, 0..1; None before it has started."""
        if self.started is None:
            return None
        epochs = self.started.epochs
        by_epochs = self.epochs_done / epochs if epochs else 0.0
        minutes = self.started.minutes
        by_time = self._trained / (60 * minutes) if minutes else 0.0
        return min(1.0, max(by_epochs, by_time))

    @property
    def phase_done(self) -> float | None:
        """Done part of what goes on now, 0..1; None while nobody knows."""
        if self.is_training:
            return self.done
        return self.compared if self.phase is Phase.COMPARING else None

    @property
    def seconds_left(self) -> float | None:
        """Of training, at the speed of the last minutes; None while nobody knows."""
        if self.started is None or not self.is_training:
            return None
        speed = self._pace.speed
        ends = []
        if self.started.epochs is not None and speed is not None:
            epochs_left = max(0.0, self.started.epochs - self.epochs_done)
            ends.append(epochs_left / speed)
        if self.started.minutes is not None:
            ends.append(max(0.0, 60 * self.started.minutes - self._trained))
        return min(ends) if ends else None

    @property
    def _trained(self) -> float:
        """Seconds of training, earlier sittings included."""
        earlier = 0.0 if self.started is None else self.started.seconds
        return earlier + self._clock.seconds

    def _note_pace(self) -> None:
        self._pace.note(seconds=self._clock.seconds, done=self.epochs_done)

    def _set_paused(self, *, is_paused: bool) -> None:
        self.is_paused = is_paused
        if is_paused:
            self._clock.halt()
        else:
            self._clock.go()
