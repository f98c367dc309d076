"""Keeping the computer from falling asleep while it works for a person."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from textwrap import shorten
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from core.progress import Report

    StayAwake = Callable[[], AbstractContextManager[str]]
    """Holds sleep off while it is entered; what it gives is why it cannot, or empty.

    It is entered and left in one thread.
    """

_log = logging.getLogger(__name__)

_LONGEST_REASON = 300  # letters; wakepy tells of each way that it has tried


@contextmanager
def system_awake() -> Iterator[str]:
    """Ask the system not to sleep; the screen may still be locked and turned off.

    The system forgets the wish by itself when the program ends, in whichever way.
    """
    # Imported late: it brings a client of the desktop's message bus.
    from wakepy import keep

    with keep.running(on_fail="pass") as mode:
        failure = "" if mode.active else mode.result.get_failure_text(style="inline")
        yield failure


class Wakefulness:
    """Whether long work keeps the computer awake, and by which means.

    Attributes:
        is_wanted: Can be changed while work goes on, and is followed soon.

    Args:
        is_wanted: At first.
        stay_awake: Holds sleep off.
    """

    def __init__(
        self, *, is_wanted: bool = True, stay_awake: StayAwake = system_awake
    ) -> None:
        self.is_wanted = is_wanted
        self._stay_awake = stay_awake
        self._is_told = False

    def lock(self) -> WakeLock:
        """What one piece of work takes while it is going on."""
        return WakeLock(self)

    @contextmanager
    def following(self, report: Report) -> Iterator[Report]:
        """Keep the computer awake during the block, if that is wanted.

        Yields:
            The same report; with each call, a change of mind is followed.
        """
        lock = self.lock()

        def follow(done: float) -> None:
            lock.hold()
            report(done)

        lock.hold()
        try:
            yield follow
        finally:
            lock.release()

    def stay(self, over: Event) -> None:
        """Keep the computer awake until the event; in a thread of its own."""
        try:
            with self._stay_awake() as failure:
                if failure:
                    self._tell(failure)
                over.wait()
        except (RuntimeError, OSError) as error:  # the message bus has gone
            self._tell(str(error))

    def _tell(self, failure: str) -> None:
        if not self._is_told:
            self._is_told = True
            reason = shorten(failure, _LONGEST_REASON, placeholder=" …")
            _log.info("This computer may fall asleep during long work: %s", reason)


class WakeLock:
    """Keeps the computer awake between `hold` and `release`, in any order and number.

    Nothing here ever waits: the system is asked in a thread of its own.
    """

    def __init__(self, wakefulness: Wakefulness) -> None:
        self._wakefulness = wakefulness
        self._guard = Lock()
        self._over: Event | None = None

    def hold(self) -> None:
        """Work goes on: keep the computer awake, if that is wanted."""
        if not self._wakefulness.is_wanted:
            self.release()
            return
        with self._guard:
            if self._over is None:
                self._over = Event()
                Thread(
                    target=self._wakefulness.stay,
                    args=(self._over,),
                    name="mendscape-awake",
                    daemon=True,
                ).start()

    def release(self) -> None:
        """Work waits or has ended: let the computer sleep."""
        with self._guard:
            if self._over is not None:
                self._over.set()
                self._over = None
