"""Training beside the window's own work: its wizard, its status, its end."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.questions.asker import RunEndChoice
from desktop.tasks import Task
from desktop.texts.messages import Message, MessageAction
from desktop.training.run_end import ask_end

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.progress import Report
    from core.training.process.run_folder import ResumableRun
    from desktop.questions.asker import Asker
    from desktop.tasks import TaskRunner
    from desktop.wizard.training_session import TrainingSession
    from desktop.wizard.wizard import TrainingWizardDialog


class TrainingController(QObject):
    """Opens the wizard, one at a time, and follows its run while it is out of sight.

    Args:
        make_wizard: Makes the wizard's window, not shown yet.
        resumable: Looks up the runs that can go on; called in the runner's thread.
        runner: For looking them up.
        asker: Asked what becomes of a run when the program is to end.
        parent: Its owner.
    """

    status_changed = Signal(str)
    """How far the run is, in a few words; empty when there is none."""
    message_raised = Signal(object)
    model_chosen = Signal(str)
    """The new model of that name is to be used from now on."""
    close_requested = Signal()
    """The run has ended, so the window that asked may close."""

    def __init__(
        self,
        *,
        make_wizard: Callable[[], TrainingWizardDialog],
        resumable: Callable[[], Sequence[ResumableRun]],
        runner: TaskRunner,
        asker: Asker,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_wizard = make_wizard
        self._resumable = resumable
        self._runner = runner
        self._asker = asker
        self._wizard: TrainingWizardDialog | None = None
        self._session: TrainingSession | None = None
        self._is_leaving = False

    @property
    def is_running(self) -> bool:
        """Whether a run goes on."""
        return self._session is not None and self._session.is_running

    @property
    def is_leaving(self) -> bool:
        """Whether the program is to end as soon as the run has."""
        return self._is_leaving

    def show(self) -> None:
        """Open the wizard, or bring the open one to the front."""
        if self._wizard is None:
            self._wizard = self._make_wizard()
            self._wizard.runs.session_started.connect(self._on_session_started)
            self._wizard.model_chosen.connect(self.model_chosen)
            self._wizard.finished.connect(self._on_wizard_finished)
        if self._wizard.isMinimized():
            self._wizard.showNormal()
        self._wizard.show()
        self._wizard.raise_()
        self._wizard.activateWindow()

    def resume(self, run: ResumableRun) -> None:
        """Go on with a run of another day, unless another one goes on now."""
        self.show()
        if self._wizard is not None and not self._wizard.is_busy:
            self._wizard.restart()
            self._wizard.resume_run(run)

    def bring_back(self) -> None:
        """Ask for what another computer has trained, unless something goes on now."""
        self.show()
        if self._wizard is not None and not self._wizard.is_busy:
            self._wizard.restart()
            self._wizard.bring_back()

    def offer_resume(self) -> None:
        """Look for runs that can go on, and offer the newest."""
        task = Task(self._look_up)
        task.succeeded.connect(self._on_looked_up)
        self._runner.start(task)

    def may_close(self) -> bool:
        """Whether the program may end now; when it may later, it will be told."""
        if self._wizard is not None and not self._wizard.may_leave():
            return False
        session = self._session
        if session is None or not session.is_running:
            return True
        if self._is_leaving and not session.may_be_long:
            return False
        choice = ask_end(session, self._asker)
        self._is_leaving = choice not in {None, RunEndChoice.GO_ON}
        return choice is None

    def stop(self) -> None:
        """Leave no wizard open: its main window was closed."""
        if self._wizard is not None:
            self._wizard.reject()

    def tell_status(self) -> None:
        """Say how far the run is, in the language of the moment."""
        if self._session is not None and self._session.is_running:
            from desktop.wizard.run_words import short_status

            self.status_changed.emit(short_status(self._session))

    def _look_up(self, _report: Report) -> Sequence[ResumableRun]:
        return self._resumable()

    def _on_looked_up(self, runs: Sequence[ResumableRun]) -> None:
        if not runs or self._wizard is not None:
            return
        run = runs[0]
        resume = MessageAction(lambda: self.tr("&Resume"), partial(self.resume, run))
        words = partial(self._unfinished_text, run.options.name)
        self.message_raised.emit(Message(words, actions=(resume,), is_offer=True))

    def _unfinished_text(self, name: str) -> str:
        text = self.tr("The training of {name} is not finished yet.")
        return text.format(name=name)

    def _on_session_started(self, session: TrainingSession) -> None:
        self._session = session
        self._is_leaving = False
        session.event_received.connect(self.tell_status)
        session.ordered.connect(self.tell_status)
        session.ended.connect(self._on_ended)

    def _on_ended(self) -> None:
        self.status_changed.emit("")
        if self._is_leaving:
            self.close_requested.emit()
        elif self._is_out_of_sight:
            self._tell_result()

    @property
    def _is_out_of_sight(self) -> bool:
        """Whether there is a wizard that the person does not see."""
        wizard = self._wizard
        return wizard is not None and (not wizard.isVisible() or wizard.isMinimized())

    def _tell_result(self) -> None:
        from desktop.wizard.run_words import news

        if self._session is not None:
            show = MessageAction(lambda: self.tr("&Show"), self.show)
            words = partial(news, self._session)
            self.message_raised.emit(Message(words, actions=(show,)))

    def _on_wizard_finished(self) -> None:
        if self._wizard is not None:
            self._wizard.deleteLater()
        self._wizard = None
        self._session = None
