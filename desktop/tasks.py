"""Work in one background thread that reports to the window's thread."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QMetaMethod, QObject, Qt, Signal

from core.errors import Cancelled
from core.progress import Report

Work = Callable[[Report], object]
"""A long step: gets a report function to call now and then, returns its result."""

Result = TypeVar("Result")

_log = logging.getLogger(__name__)


class Task(QObject):
    """One piece of work and its outcome.

    Exactly one of `succeeded`, `failed` and `cancelled` is emitted, then `ended`;
    all in the thread that made the task. Connect first, then give the task to a
    runner: a result must not arrive before anybody listens.
    """

    progressed = Signal(float)
    """The done part, 0..1."""
    succeeded = Signal(object)
    failed = Signal(object)
    """Carries the exception. It is raised, for the crash reporter, when nobody listens
    to this signal."""
    cancelled = Signal()
    ended = Signal(object)
    """Carries the task itself, after its outcome."""

    # Emitted in the worker; a slot of the task itself passes the outcome on, so that
    # every receiver, a lambda too, is called in the task's own thread.
    _outcome_arrived = Signal(object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._cancel_asked = Event()
        # Queued even within one thread: work that is done before its runner has
        # finished starting it must not report back inside that call.
        self._outcome_arrived.connect(
            self._on_outcome_arrived, Qt.ConnectionType.QueuedConnection
        )

    def cancel(self) -> None:
        """Ask the work to end; from now on `succeeded` is never emitted."""
        self._cancel_asked.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether its end was asked for."""
        return self._cancel_asked.is_set()

    def report(self, done: float) -> None:
        """Tell how far the work is; called by the work in the worker thread.

        Raises:
            Cancelled: The task's end was asked for.
        """
        if self.is_cancelled:
            raise Cancelled
        self.progressed.emit(done)

    def run(self) -> object:
        """Do the work; called by the runner in the worker thread."""
        self.report(0.0)
        return self._work(self.report)

    def deliver(self, future: "Future[object]") -> None:
        """Send the outcome of `run` to the task's thread."""
        self._outcome_arrived.emit(future)

    def _on_outcome_arrived(self, future: "Future[object]") -> None:
        error = Cancelled() if future.cancelled() else future.exception()
        if not isinstance(error, Cancelled | None):
            _log.warning("A task failed", exc_info=error)
        if self.is_cancelled or isinstance(error, Cancelled):
            self.cancelled.emit()
            error = None
        elif error is not None:
            self.failed.emit(error)
        else:
            self.succeeded.emit(future.result())
        self.ended.emit(self)
        if error is not None and not self._is_failure_heard():
            raise error

    def _is_failure_heard(self) -> bool:
        return self.isSignalConnected(QMetaMethod.fromSignal(self.failed))


class TaskRunner(QObject):
    """Runs tasks one after the other in one thread of its own."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(1, thread_name_prefix=f"mendscape-{name}")
        self._live: set[Task] = set()
        self._is_stopped = False

    @property
    def is_busy(self) -> bool:
        """Whether a task runs or waits."""
        return bool(self._live)

    def start(self, task: Task) -> None:
        """Run a task after those before it; a stopped runner cancels it."""
        self._live.add(task)
        task.ended.connect(self._live.discard)
        self.submit(task.run).add_done_callback(task.deliver)

    def submit(self, work: "Callable[[], Result]") -> "Future[Result]":
        """Do something in turn with the tasks, for another thread that waits for it.

        Unlike the rest, it may be called in any thread. A stopped runner cancels it.
        """
        try:
            return self._executor.submit(work)
        except RuntimeError:
            if not self._is_stopped:
                raise
            cancelled: Future[Result] = Future()
            cancelled.cancel()
            return cancelled

    def stop(self) -> None:
        """Cancel everything and take no more tasks; does not wait."""
        self._is_stopped = True
        for task in self._live:
            task.cancel()
        self._executor.shutdown(wait=False, cancel_futures=True)

    def finish(self) -> None:
        """Take no more tasks, and end when those before are done; does not wait."""
        self._is_stopped = True
        self._executor.shutdown(wait=False)
