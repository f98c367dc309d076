"""The control and the sink of a run while its model is being compared."""

import time

from core.training.control import Control
from core.training.events import ComparisonAdvanced, EventSink, Paused, Resumed

_EVENT_EVERY = 0.2  # seconds


class ComparisonWatch:
    """A report that pauses and ends the comparison, and tells how far it has come."""

    def __init__(self, *, sink: EventSink, control: Control) -> None:
        """Tell nothing yet."""
        self._sink = sink
        self._control = control
        self._next_at = float("-inf")

    def __call__(self, done: float) -> None:
        """Look at the control; see `core.progress.Report`.

        Raises:
            Cancelled: The control said so.
            Suspended: The control said so.
        """
        self._pause()
        self._control.raise_if_ended()
        if time.monotonic() >= self._next_at:
            self._next_at = time.monotonic() + _EVENT_EVERY
            self._sink(ComparisonAdvanced(done))

    def _pause(self) -> None:
        if self._control.is_paused:
            self._sink(Paused())
            self._control.wait_while_paused()
            self._sink(Resumed())
