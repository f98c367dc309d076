"""How long a fill that is at work will still take."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_SURE = 3.0
"""Seconds after which a guess is worth telling."""

_LONG = 8.0
"""Seconds that are worth telling; shorter times are over before they are read."""


class FillPace:
    """Guesses the time left from the part that is done.

    Args:
        clock: Gives the time in seconds.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._begin = clock()
        self._left: float | None = None

    @property
    def seconds_left(self) -> float | None:
        """As far as it can be guessed and is worth telling, else None."""
        return self._left

    def begin(self) -> None:
        """Something new is at work."""
        self._begin, self._left = self._clock(), None

    def hear(self, done: float) -> None:
        """So much is done, 0..1."""
        spent = self._clock() - self._begin
        left = spent * (1 - done) / done if done > 0 else 0.0
        self._left = left if spent >= _SURE and left >= _LONG else None
