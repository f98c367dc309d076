"""The runs of a sitting: how one is begun, and what is left of it."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.errors import RepairError
from core.training.events import PreviewReady
from desktop.wizard.training_session import TrainingSession

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.training.elsewhere.exchange import ReturnedJob
    from core.training.events import EventSink, TrainingEvent
    from core.training.process.run_folder import ResumableRun
    from core.training.process.training_process import TrainingProcess
    from core.training.wizard import TrainingWizard


class RunDesk(QObject):
    """Makes the session of what was decided, and keeps the latest.

    Args:
        wizard: Decides what can be begun, and keeps what came of it.
        parent: Its owner.
    """

    session_started = Signal(object)
    """Carries the TrainingSession of a run that is about to start."""

    def __init__(self, wizard: TrainingWizard, parent: QObject) -> None:
        super().__init__(parent)
        self._wizard = wizard
        self._session: TrainingSession | None = None
        self._preview: PreviewReady | None = None
        self.plan_training()

    @property
    def session(self) -> TrainingSession | None:
        """The latest run's; None before the first."""
        return self._session

    @property
    def is_running(self) -> bool:
        """Whether a run goes on."""
        return self._session is not None and self._session.is_running

    @property
    def is_comparison(self) -> bool:
        """Whether the latest run only compares."""
        return self._session is not None and self._session.is_comparison

    @property
    def preview(self) -> PreviewReady | None:
        """The latest one of the latest run."""
        return self._preview

    @property
    def name(self) -> str:
        """Of the model that is made; empty before anything was decided."""
        return "" if self._wizard.options is None else self._wizard.options.name

    def plan_training(self) -> None:
        """Begin next what was chosen."""
        self._plan(self._wizard.begin)

    def plan_resumption(self, run: ResumableRun) -> None:
        """Go on next with a run of another day."""
        self._plan(partial(self._wizard.begin_again, run))

    def plan_comparison(self, returned: ReturnedJob) -> None:
        """Compare next what came back."""
        self._plan(partial(self._wizard.compare, returned), is_comparison=True)

    def make_session(self) -> TrainingSession:
        """A session of what is planned, not started yet."""
        self._preview = None
        self._session = TrainingSession(
            self._begin, self, is_comparison=self._is_comparison_next
        )
        self._session.event_received.connect(self._on_event)
        self.session_started.emit(self._session)
        return self._session

    def resumable_again(self) -> ResumableRun | None:
        """The run of this sitting, where it can go on."""
        runs = self._wizard.resumable()
        return next((run for run in runs if run.options.name == self.name), None)

    def discard(self, run: ResumableRun) -> None:
        """Throw away a run of another day."""
        # Somebody may work in it now; then it is offered no longer.
        with suppress(RepairError):
            self._wizard.discard(run)

    def _plan(
        self,
        begin: Callable[[EventSink], TrainingProcess],
        *,
        is_comparison: bool = False,
    ) -> None:
        self._begin = begin
        self._is_comparison_next = is_comparison

    def _on_event(self, event: TrainingEvent) -> None:
        if isinstance(event, PreviewReady):
            self._preview = event
