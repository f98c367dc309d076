"""How a batch is asked to wait or to end."""

from threading import Event

from core.errors import Cancelled


class BatchControl:
    """Asked by the batch between two squares; set from another thread."""

    def __init__(self) -> None:
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

    def check(self) -> None:
        """Return when no pause is asked for.

        Raises:
            Cancelled: The batch is to end.
        """
        self._go.wait()
        self.raise_if_cancelled()

    def raise_if_cancelled(self) -> None:
        """For the middle of a square, where no pause is made.

        Raises:
            Cancelled: The batch is to end.
        """
        if self._cancel.is_set():
            raise Cancelled
