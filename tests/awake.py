"""A computer whose sleep can be watched."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from core.wakefulness import Wakefulness


class Computer:
    """Sleeps unless it is kept awake.

    Args:
        failure: Why it cannot be kept awake; empty when it can.
    """

    def __init__(self, failure: str = "") -> None:
        self._failure = failure
        self._changed = threading.Condition()
        self._wishes = 0
        self.asked = 0

    @contextmanager
    def awake(self) -> Iterator[str]:
        self._count(1)
        try:
            yield self._failure
        finally:
            self._count(-1)

    def wakefulness(self) -> Wakefulness:
        return Wakefulness(stay_awake=self.awake)

    def is_awake(self) -> bool:
        """Whether it becomes or stays awake soon."""
        return self._waits_for(lambda: self._wishes > 0)

    def may_sleep(self) -> bool:
        """Whether nobody keeps it awake any more, or soon nobody does."""
        return self._waits_for(lambda: self._wishes == 0)

    def _waits_for(self, predicate) -> bool:
        with self._changed:
            return self._changed.wait_for(predicate, timeout=10)

    def _count(self, change: int) -> None:
        with self._changed:
            self._wishes += change
            self.asked += change > 0
            self._changed.notify_all()
