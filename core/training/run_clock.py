"""How long a run has worked, and how fast: what the time left is told from."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_SAMPLE_EVERY = 2.0  # seconds
_SAMPLES = 150
"""Five minutes: a computer that has become slower or faster is soon believed."""
_SHORTEST_SPAN = 6.0
"""Seconds that a speed has to be measured over; the first steps are slow."""


class RunClock:
    """Counts seconds, but not those of pauses.

    Args:
        now: Seconds of a clock that never goes back.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._before = 0.0
        self._since: float | None = None

    def go(self) -> None:
        """Count from now on."""
        if self._since is None:
            self._since = self._now()

    def halt(self) -> None:
        """Count no more until `go`."""
        self._before = self.seconds
        self._since = None

    @property
    def seconds(self) -> float:
        """Counted so far."""
        running = 0.0 if self._since is None else self._now() - self._since
        return self._before + running


class Pace:
    """The speed of the last minutes."""

    def __init__(self) -> None:
        self._samples: deque[tuple[float, float]] = deque(maxlen=_SAMPLES)
        self._latest: tuple[float, float] | None = None

    def note(self, *, seconds: float, done: float) -> None:
        """Take a sample.

        Args:
            seconds: Of work so far.
            done: Work so far, in any unit; less than before begins a new count.
        """
        if self._latest is not None and done < self._latest[1]:
            self._samples.clear()
        self._latest = (seconds, done)
        if not self._samples or seconds - self._samples[-1][0] >= _SAMPLE_EVERY:
            self._samples.append(self._latest)

    @property
    def speed(self) -> float | None:
        """Work per second; None before there is enough to tell it from."""
        if self._latest is None or not self._samples:
            return None
        seconds, done = (
            latest - first
            for latest, first in zip(self._latest, self._samples[0], strict=True)
        )
        return done / seconds if seconds >= _SHORTEST_SPAN and done > 0 else None
