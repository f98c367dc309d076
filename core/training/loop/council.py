"""The time and a person's wishes, alike for all programs that train together."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from core.errors import Cancelled
from core.training.cluster.team import Team
from core.training.control import Control, Suspended
from core.training.loop.clock import Clock

_LOOK_EVERY = 0.5  # seconds, while the workers of a cluster wait together


@dataclass(frozen=True, slots=True)
class _Word:
    """What was found at a meeting."""

    seconds: float = 0.0
    is_stopped: bool = False
    is_suspended: bool = False
    is_cancelled: bool = False
    is_paused: bool = False


class Council:
    """What a run goes by; it stays as it is between two meetings.

    All programs of a team meet at the same places of a run, so that no one takes a
    step which the others do not.
    """

    def __init__(self, control: Control) -> None:
        """Nothing is asked for yet."""
        self._control = control
        self._clock = Clock()
        self._word = _Word()
        self._team: Team | None = None

    def open(self, team: Team, *, seconds: float) -> None:
        """Begin to meet, after so many seconds of training on other days."""
        self._team = team
        self._clock.set(seconds)
        self.meet()

    @property
    def seconds(self) -> float:
        """Of training; among several programs, at the last meeting."""
        is_alone = self._needed_team().is_alone
        return self._clock.seconds if is_alone else self._word.seconds

    @property
    def is_stopped(self) -> bool:
        """Whether the run is to end with the best that it has."""
        return self._word.is_stopped

    @property
    def is_paused(self) -> bool:
        """Whether the run is to wait."""
        return self._word.is_paused

    def meet(self) -> None:
        """Ask for the time and for everybody's wishes."""
        team, control = self._needed_team(), self._control
        (seconds,) = team.from_chief(np.array([self._clock.seconds]))
        wishes = (
            control.is_asked_to_stop,
            control.is_asked_to_suspend,
            control.is_asked_to_cancel,
            control.is_paused,
        )
        stop, suspend, cancel, pause = team.any(np.array(wishes, np.float64)).tolist()
        self._word = _Word(float(seconds), stop, suspend, cancel, pause)

    def raise_if_ended(self) -> None:
        """Say it when the run is not to go on.

        Raises:
            Suspended: The run is to end with its checkpoint.
            Cancelled: The run is to end with nothing.
        """
        if self._word.is_cancelled:
            raise Cancelled
        if self._word.is_suspended:
            raise Suspended

    @contextmanager
    def pause(self) -> Iterator[None]:
        """After the block, wait until nobody wants the run to wait any more.

        Neither counts as training.

        Raises:
            Suspended: The run is to end with its checkpoint.
            Cancelled: The run is to end with nothing.
        """
        with self._clock.stopped():
            yield
            while self._word.is_paused:
                self._wait()
                self.meet()
                self.raise_if_ended()
        self.meet()

    def _wait(self) -> None:
        if self._needed_team().is_alone:
            self._control.wait_while_paused()
        else:
            time.sleep(_LOOK_EVERY)

    def _needed_team(self) -> Team:
        if self._team is None:
            msg = "The council has not been opened."
            raise RuntimeError(msg)
        return self._team
