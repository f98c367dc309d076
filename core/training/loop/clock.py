"""How long a run has been training."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Clock:
    """Seconds of training, of earlier sittings too, without pauses."""

    def __init__(self) -> None:
        """Begin at 0."""
        self._zero = time.monotonic()

    @property
    def seconds(self) -> float:
        """Of training so far."""
        return time.monotonic() - self._zero

    def set(self, seconds: float) -> None:
        """Go on from what earlier sittings took."""
        self._zero = time.monotonic() - seconds

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Do not count the time that the block takes."""
        seconds = self.seconds
        try:
            yield
        finally:
            self.set(seconds)
