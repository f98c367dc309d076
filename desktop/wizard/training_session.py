"""A run's events and orders, as signals and slots of the window's thread."""

from __future__ import annotations

import logging
from enum import Enum, auto
from threading import Lock
from typing import TYPE_CHECKING

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
from core.training.run_progress import RunProgress

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.training.events import EventSink
    from core.training.process.training_process import TrainingProcess

_DELIVERY_MS = 50
"""Between two deliveries: what a person takes for at once."""

_log = logging.getLogger(__name__)


class Order(Enum):
    """What a person wants of a run."""

    PAUSE = auto()
    GO_ON = auto()
    STOP = auto()
    """End early and keep the best."""
    SUSPEND = auto()
    """End now, to go on another day."""
    CANCEL = auto()
    """End now and keep nothing."""


class TrainingSession(QObject):
    """One run, from its start to its one outcome.

    Events arrive in a thread of the run's own, as fast as the run sends them; they
    are delivered in the thread that made the session, several at a time, and of steps
    that came close together only the latest.

    Attributes:
        progress: What the run has told so far.
        is_comparison: Whether it only compares what was trained elsewhere.

    Args:
        begin: Makes the run, given where its events go.
        parent: Its owner in Qt's sense.
        is_comparison: As above.
    """

    event_received = Signal(object)
    """Carries every TrainingEvent, the outcome too."""
    ended = Signal(object)
    """Carries the Outcome, once, after `event_received` did."""
    ordered = Signal(object)
    """Carries the Order that was just given."""

    _arrived = Signal()

    def __init__(
        self,
        begin: Callable[[EventSink], TrainingProcess],
        parent: QObject | None = None,
        *,
        is_comparison: bool = False,
    ) -> None:
        super().__init__(parent)
        self.is_comparison = is_comparison
        self._begin = begin
        self._process: TrainingProcess | None = None
        self._outcome: Outcome | None = None
        self._order = Order.GO_ON
        self._lock = Lock()
        self._waiting: list[TrainingEvent] = []
        self._delivery = QTimer(self)
        self._delivery.setSingleShot(True)
        self._delivery.setInterval(_DELIVERY_MS)
        self._delivery.timeout.connect(self._deliver)
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        self.progress = RunProgress()

    @property
    def name(self) -> str:
        """Of the model that is made; empty before the start."""
        return "" if self._process is None else self._process.options.name

    @property
    def is_running(self) -> bool:
        """Whether it was started and its outcome was not delivered yet."""
        return self._process is not None and self._outcome is None

    @property
    def outcome(self) -> Outcome | None:
        """How the run ended, once it has."""
        return self._outcome

    @property
    def order(self) -> Order:
        """The latest order; the run may not have come to follow it yet."""
        return self._order

    @property
    def is_ending(self) -> bool:
        """Whether somebody has ordered the end."""
        return self._order not in {Order.PAUSE, Order.GO_ON}

    @property
    def may_be_long(self) -> bool:
        """Whether it may go on for minutes: it was not ordered to end at once."""
        return self._order not in {Order.SUSPEND, Order.CANCEL}

    def start(self) -> None:
        """Start the run; one that cannot start fails like one that breaks later."""
        try:
            self._process = self._begin(self._hear)
            self._process.start()
        except (RepairError, OSError) as error:
            _log.warning("A run could not start", exc_info=error)
            self._hear(RunFailed(RunFault.UNEXPECTED, str(error), repr(error)))

    def pause(self) -> None:
        """Let the device rest until `resume`; a run that is to end does not pause."""
        if self._process is not None and not self.is_ending:
            self._process.pause()
            self._note(Order.PAUSE)

    def resume(self) -> None:
        """Go on after a pause."""
        if self._process is not None and not self.is_ending:
            self._process.resume()
            self._note(Order.GO_ON)

    def stop(self) -> None:
        """End early and keep the best."""
        if self._process is not None and not self.is_ending:
            self._process.stop()
            self._note(Order.STOP)

    def suspend(self) -> None:
        """End now, to go on another day."""
        if self._process is not None:
            self._process.suspend()
            self._note(Order.SUSPEND)

    def cancel(self) -> None:
        """End now and keep nothing."""
        if self._process is not None:
            self._process.cancel()
            self._note(Order.CANCEL)

    def _note(self, order: Order) -> None:
        self._order = order
        self.ordered.emit(order)

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
            if self._outcome is None:
                self._tell(event)

    def _tell(self, event: TrainingEvent) -> None:
        if isinstance(event, Outcome):
            self._outcome = event
        self.progress.hear(event)
        self.event_received.emit(event)
        if isinstance(event, Outcome):
            self.ended.emit(event)


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
