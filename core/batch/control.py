"""How a batch is asked to wait or to end."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Event
from typing import TYPE_CHECKING

from core.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.wakefulness import WakeLock


class BatchControl:
    """Asked by the batch between two squares; set from another thread.

    Args:
        wake_lock: Held while the batch works; None lets the computer fall asleep.
    """

    def __init__(self, wake_lock: WakeLock | None = None) -> None:
        self._wake_lock = wake_lock
        self._cancel = Event()
        self._go = Event()
        self._go.set()

    @property
    def is_paused(self) -> bool:
        """Whether the batch is to wait."""
        return not self._go.is_set()

    def pause(self) -> None:
        """Wait before the next square; without effect once it is cancelled."""
        if not self._cancel.is_set():
            self._go.clear()

    def resume(self) -> None:
        """Go on after a pause."""
        self._go.set()

    def cancel(self) -> None:
        """End soon, also out of a pause; the picture at work is not written."""
        self._cancel.set()
        self._go.set()

    @contextmanager
    def work(self) -> Iterator[None]:
        """Around all that the batch does."""
        try:
            self._stay_awake()
            yield
        finally:
            self._let_sleep()

    def check(self) -> None:
        """Return when no pause is asked for.

        Raises:
            Cancelled: The batch is to end.
        """
        if self.is_paused:
            self._let_sleep()
        self._go.wait()
        self.raise_if_cancelled()
        self._stay_awake()

    def raise_if_cancelled(self) -> None:
        """For the middle of a square, where no pause is made.

        Raises:
            Cancelled: The batch is to end.
        """
        if self._cancel.is_set():
            raise Cancelled

    def _stay_awake(self) -> None:
        if self._wake_lock is not None:
            self._wake_lock.hold()

    def _let_sleep(self) -> None:
        if self._wake_lock is not None:
            self._wake_lock.release()
