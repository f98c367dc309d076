"""A run's events and orders, as signals and slots of the window's thread."""

from __future__ import annotations

import logging
from threading import Lock
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from core.errors import RepairError
from core.training.events import (
    Heartbeat,
    Outcome,
    RunFailed,
    RunFault,
    StepEnded,
    TrainingEvent,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.training.events import EventSink
    from core.training.process import TrainingProcess

_DELIVERY_MS = 50
"""Between two deliveries: what a person takes for at once."""

_OUTCOMES = get_args(Outcome)
_log = logging.getLogger(__name__)


class TrainingSession(QObject):
    """One run, from its start to its one outcome.

    Events arrive in a thread of the run's own, as fast as the run sends them; they
    are delivered in the thread that made the session, several at a time, and of steps
    that came close together only the latest.

    Args:
        begin: Makes the run, given where its events go.
        parent: Its owner in Qt's sense.
    """

    event_received = Signal(object)
    """Carries every TrainingEvent, the outcome too."""
    ended = Signal(object)
    """Carries the Outcome, once, after `event_received` did."""

    _arrived = Signal()

    def __init__(
        self,
        begin: Callable[[EventSink], TrainingProcess],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._begin = begin
        self._process: TrainingProcess | None = None
        self._outcome: Outcome | None = None
        self._lock = Lock()
        self._waiting: list[TrainingEvent] = []
        self._delivery = QTimer(self)
        self._delivery.setSingleShot(True)
        self._delivery.setInterval(_DELIVERY_MS)
        self._delivery.timeout.connect(self._deliver)
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @property
    def is_running(self) -> bool:
        """Whether it was started and its outcome was not delivered yet."""
        return self._process is not None and self._outcome is None

    @property
    def outcome(self) -> Outcome | None:
        """How the run ended, once it has."""
        return self._outcome

    def start(self) -> None:
        """Start the run; one that cannot start fails like one that breaks later."""
        try:
            self._process = self._begin(self._hear)
            self._process.start()
        except (RepairError, OSError) as error:
            _log.warning("A run could not start", exc_info=error)
            self._hear(RunFailed(RunFault.UNEXPECTED, str(error), repr(error)))

    def pause(self) -> None:
        """Let the device rest until `resume`."""
        if self._process is not None:
            self._process.pause()

    def resume(self) -> None:
        """Go on after a pause."""
        if self._process is not None:
            self._process.resume()

    def stop(self) -> None:
        """End early and keep the best."""
        if self._process is not None:
            self._process.stop()

    def suspend(self) -> None:
        """End now, to go on another day."""
        if self._process is not None:
            self._process.suspend()

    def cancel(self) -> None:
        """End now and keep nothing."""
        if self._process is not None:
            self._process.cancel()

    def _hear(self, event: TrainingEvent) -> None:
        """Take an event; called in the run's own thread."""
        with self._lock:
            is_first = not self._waiting
            self._waiting = _with(self._waiting, event)
        if is_first:
            self._arrived.emit()

    def _on_arrived(self) -> None:
        if not self._delivery.isActive():
            self._delivery.start()

    def _deliver(self) -> None:
        with self._lock:
            events, self._waiting = self._waiting, []
        for event in events:
            if self._outcome is not None:
                return
            if isinstance(event, _OUTCOMES):
                self._outcome = event
            self.event_received.emit(event)
        if self._outcome is not None:
            self.ended.emit(self._outcome)


def _with(waiting: list[TrainingEvent], event: TrainingEvent) -> list[TrainingEvent]:
    """The events to deliver when one more has come.

    A step replaces the step before it, and one heartbeat is as good as two.
    """
    is_repeated = (
        isinstance(event, StepEnded | Heartbeat)
        and waiting
        and type(waiting[-1]) is type(event)
    )
    return [*waiting[:-1], event] if is_repeated else [*waiting, event]
