"""How a run is asked to wait or to end."""

from threading import Event

from core.errors import Cancelled


class Suspended(Exception):
    """Raised inside a run that is to end now and to go on another day."""


class Control:
    """Asked by the run after every step; set from another thread or a signal handler.

    Stop ends the run and keeps its best weights; suspend ends it with its checkpoint,
    to go on another day; cancel ends it and keeps nothing. None of the three can be
    taken back, and each lets a paused run go on to its end.
    """

    def __init__(self) -> None:
        self._stop = Event()
        self._suspend = Event()
        self._cancel = Event()
        self._go = Event()
        self._go.set()

    def pause(self) -> None:
        """Wait after the current step; without effect on a run that is to end."""
        if not self._is_ending:
            self._go.clear()

    def resume(self) -> None:
        """Go on after a pause."""
        self._go.set()

    def stop(self) -> None:
        """End after the current step and keep the best."""
        self._stop.set()
        self._go.set()

    def suspend(self) -> None:
        """End after the current step and keep the checkpoint."""
        self._suspend.set()
        self._go.set()

    def cancel(self) -> None:
        """End after the current step."""
        self._cancel.set()
        self._go.set()

    @property
    def is_paused(self) -> bool:
        """Whether the run is to wait."""
        return not self._go.is_set()

    @property
    def is_asked_to_stop(self) -> bool:
        """Whether somebody called `stop`."""
        return self._stop.is_set()

    @property
    def is_asked_to_suspend(self) -> bool:
        """Whether somebody called `suspend`."""
        return self._suspend.is_set()

    @property
    def is_asked_to_cancel(self) -> bool:
        """Whether somebody called `cancel`."""
        return self._cancel.is_set()

    def wait_while_paused(self) -> None:
        """Return at once, or when the pause is over."""
        self._go.wait()

    def check(self) -> bool:
        """Whether the run is to end with what it has.

        Raises:
            Suspended: It is to end with its checkpoint.
            Cancelled: It is to end with nothing.
        """
        self.raise_if_ended()
        return self._stop.is_set()

    def raise_if_ended(self) -> None:
        """For parts of the run that a stop does not shorten.

        Raises:
            Suspended: The run is to end with its checkpoint.
            Cancelled: The run is to end with nothing.
        """
        if self._cancel.is_set():
            raise Cancelled
        if self._suspend.is_set():
            raise Suspended

    @property
    def _is_ending(self) -> bool:
        return any(
            event.is_set() for event in (self._stop, self._suspend, self._cancel)
        )
