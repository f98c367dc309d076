"""How far a batch is, and how long it will still take."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from core.batch.events import BatchEvent, JobAdvanced, JobEnded, ModelPreparing
from core.batch.job import JobState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Pace:
    """Hears the events of a batch, of whose jobs several may be at work.

    Pauses do not count as time, nor does what is done before the first fill, nor what
    it takes to see that a picture is there already.

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
        self._open: dict[int, float] = {}
        self._seconds = 0.0
        self._since: float | None = clock()
        self._is_preparing = False

    @property
    def ended(self) -> int:
        """Jobs that are over, in whichever way."""
        return self._ended

    @property
    def squares(self) -> float:
        """Of all jobs, that are behind; a part of one counts as well."""
        return self._behind + sum(self._open.values())

    @property
    def share(self) -> float:
        """The part of all squares that is behind, 0..1."""
        total = sum(self._squares)
        return self.squares / total if total else 1.0

    @property
    def seconds_left(self) -> float | None:
        """As far as it can be guessed; None before the first square is filled."""
        filled = self._filled + sum(self._open.values())
        if filled < 1:
            return None
        left = sum(self._squares) - self.squares
        return left * self._worked() / filled

    def hear(self, event: BatchEvent) -> None:
        """Follow the batch."""
        match event:
            case ModelPreparing():
                self._is_preparing = True
            case JobAdvanced():
                self._count_time(is_work=not self._is_preparing)
                self._is_preparing = False
                most = self._squares[event.number]
                self._open[event.number] = min(event.squares, most)
            case JobEnded():
                is_skipped = event.result.state is JobState.SKIPPED
                self._count_time(is_work=not is_skipped)
                self._end(event.number, is_filled=event.result.state is JobState.DONE)
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

    def _end(self, number: int, *, is_filled: bool) -> None:
        squares = self._squares[number]
        self._ended += 1
        self._behind += squares
        self._filled += squares if is_filled else 0
        self._open.pop(number, None)

    def _count_time(self, *, is_work: bool) -> None:
        """Let the time since the last event count, or not."""
        if self._since is not None:
            self._seconds = self._worked() if is_work else self._seconds
            self._since = self._clock()

    def _worked(self) -> float:
        since = 0.0 if self._since is None else self._clock() - self._since
        return self._seconds + since
