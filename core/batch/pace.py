"""How far a batch is, and how long it will still take."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from core.batch.events import BatchEvent, JobAdvanced, JobEnded
from core.batch.job import JobState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Pace:
    """Hears the events of a batch; pauses do not count.

    Args:
        squares: Of each job.
        clock: Gives the time in seconds.
    """

    def __init__(
        self, squares: Sequence[int], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._squares = tuple(squares)
        self._clock = clock
        self._ended = 0
        self._behind = 0.0
        self._filled = 0.0
        self._current = 0.0
        self._seconds = 0.0
        self._since: float | None = clock()

    @property
    def ended(self) -> int:
        """Jobs that are over, in whichever way."""
        return self._ended

    @property
    def share(self) -> float:
        """The part of all squares that is behind, 0..1."""
        total = sum(self._squares)
        return (self._behind + self._current) / total if total else 1.0

    @property
    def seconds_left(self) -> float | None:
        """As far as it can be guessed; None before the first square is filled."""
        filled = self._filled + self._current
        if filled < 1:
            return None
        left = sum(self._squares) - self._behind - self._current
        return left * self._worked() / filled

    def hear(self, event: BatchEvent) -> None:
        """Follow the batch."""
        match event:
            case JobAdvanced():
                self._current = min(event.squares, self._squares[event.number])
            case JobEnded():
                squares = self._squares[event.number]
                self._ended += 1
                self._behind += squares
                self._filled += squares if event.result.state is JobState.DONE else 0
                self._current = 0.0
            case _:
                pass

    def pause(self) -> None:
        """The time stands still."""
        self._seconds = self._worked()
        self._since = None

    def resume(self) -> None:
        """The time goes on."""
        if self._since is None:
            self._since = self._clock()

    def _worked(self) -> float:
        since = 0.0 if self._since is None else self._clock() - self._since
        return self._seconds + since
