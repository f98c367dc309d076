"""How a run is asked to end."""

from threading import Event

from core.errors import Cancelled


class Control:
    """Asked by the run after every step; set from another thread or a signal handler.

    Stop ends the run and keeps its best weights; cancel ends it and keeps nothing
    but the checkpoint. Neither can be taken back.
    """

    def __init__(self) -> None:
        self._stop = Event()
        self._cancel = Event()

    def stop(self) -> None:
        """End after the current step and keep the best."""
        self._stop.set()

    def cancel(self) -> None:
        """End after the current step."""
        self._cancel.set()

    @property
    def is_asked_to_stop(self) -> bool:
        """Whether somebody called `stop`."""
        return self._stop.is_set()

    def check(self) -> bool:
        """Whether the run is to end with what it has.

        Raises:
            Cancelled: It is to end with nothing.
        """
        self.raise_if_cancelled()
        return self._stop.is_set()

    def raise_if_cancelled(self) -> None:
        """For parts of the run that a stop does not shorten.

        Raises:
            Cancelled: The run is to end with nothing.
        """
        if self._cancel.is_set():
            raise Cancelled
