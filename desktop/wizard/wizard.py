"""From a folder of photos to a new model, page by page."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget, QWizard

from core.errors import ModelError, RepairError
from core.training.events import PreviewReady, RunCancelled, RunSuspended
from desktop import messages
from desktop.asker import RunEndChoice
from desktop.translation import keep_translated
from desktop.wizard.check_page import CheckPage
from desktop.wizard.folder_page import FolderPage
from desktop.wizard.options_page import OptionsPage
from desktop.wizard.pages import PageId
from desktop.wizard.progress_page import ProgressPage
from desktop.wizard.result_page import ResultPage
from desktop.wizard.training_session import TrainingSession
from desktop.wizard.wizard_buttons import (
    KEEP,
    USE,
    buttons_of_result,
    buttons_on,
    name_buttons,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.training.events import Outcome, TrainingEvent
    from core.training.process.run_folder import ResumableRun
    from core.training.wizard import TrainingWizard
    from desktop.asker import Asker
    from desktop.settings import Settings
    from desktop.tasks import TaskRunner

_Button = QWizard.WizardButton
_FIRST_SIZE = QSize(880, 680)
_SMALLEST_SIZE = QSize(640, 520)


class TrainingWizardDialog(QWizard):
    """A window beside the main one; nothing in it blocks the other.

    Args:
        wizard: Decides what comes after what, and keeps it.
        runner: Its thread scans folders and reads photos; not that of the fills.
        asker: Asks the person.
        settings: Remember the folder.
        open_logs: Shows the folder of the log files.
        parent: The main window.
    """

    model_chosen = Signal(str)
    """The new model of that name is the one in use from now on."""
    session_started = Signal(object)
    """Carries the TrainingSession of a run that is about to start."""

    def __init__(
        self,
        wizard: TrainingWizard,
        *,
        runner: TaskRunner,
        asker: Asker,
        settings: Settings,
        open_logs: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._wizard = wizard
        self._asker = asker
        self._settings = settings
        self._open_logs = open_logs
        self._session: TrainingSession | None = None
        self._resumed: ResumableRun | None = None
        self._preview: PreviewReady | None = None
        self._closes_at_end = False
        self.folder_page = FolderPage(
            asker=asker, folder=settings.training_folder, resumable=wizard.resumable
        )
        self.check_page = CheckPage(
            wizard,
            folder=lambda: self.folder_page.folder,
            asker=asker,
            runner=runner,
        )
        self.options_page = OptionsPage(wizard)
        self.progress_page = ProgressPage(start_session=self._make_session, asker=asker)
        self.result_page = ResultPage()
        self._build()
        self._connect()

    @property
    def session(self) -> TrainingSession | None:
        """The latest run's; None before the first."""
        return self._session

    @property
    def is_running(self) -> bool:
        """Whether a run goes on."""
        return self._session is not None and self._session.is_running

    def nextId(self) -> int:
        """A run that is resumed has been through all the questions before."""
        if self.currentId() == PageId.FOLDER and self._resumed is not None:
            return PageId.PROGRESS
        return super().nextId()

    def reject(self) -> None:
        """Close; while a run goes on, ask what becomes of it.

        A run that is to go on does so behind the main window, which brings this one
        back.
        """
        if not self.is_running:
            super().reject()
            return
        choice = self._asker.end_of_run(self._run_name())
        session = self._session
        if session is None or not session.is_running:
            return  # it ended while the person thought about it
        match choice:
            case RunEndChoice.STOP:
                session.stop()
            case RunEndChoice.SUSPEND:
                self._closes_at_end = True
                session.suspend()
            case RunEndChoice.CANCEL:
                self._closes_at_end = True
                session.cancel()
            case RunEndChoice.GO_ON:
                self.hide()

    def done(self, result: int) -> None:
        """Leave nothing at work behind."""
        self.check_page.stop()
        super().done(result)

    def resume_run(self, run: ResumableRun) -> None:
        """Go on with a run of another day; from the first page only."""
        self._resumed = run
        self.next()

    def _make_session(self) -> TrainingSession:
        run = self._resumed
        begin = (
            self._wizard.begin
            if run is None
            else partial(self._wizard.begin_again, run)
        )
        self._preview = None
        self._closes_at_end = False
        self._session = TrainingSession(begin, self)
        self._session.event_received.connect(self._on_event)
        self.session_started.emit(self._session)
        return self._session

    def _on_event(self, event: TrainingEvent) -> None:
        if isinstance(event, PreviewReady):
            self._preview = event

    def _on_ended(self, outcome: Outcome) -> None:
        is_left = isinstance(outcome, RunSuspended | RunCancelled)
        if self._closes_at_end and is_left:
            super().reject()
            return
        self.result_page.show_outcome(
            outcome,
            name=self._run_name(),
            preview=self._preview,
            can_resume=self._resumable_again() is not None,
        )
        self.next()

    def _on_page_changed(self, page: int) -> None:
        match page:
            case PageId.FOLDER:
                self._resumed = None
            case PageId.CHECK:
                folder = self.folder_page.folder
                if folder is not None:
                    self._settings.training_folder = folder
            case _:
                pass
        self.setButtonLayout(self._buttons(page))
        if page == PageId.RESULT:
            self._focus_answer()

    def _buttons(self, page: int) -> list[QWizard.WizardButton]:
        if page != PageId.RESULT:
            return buttons_on(page)
        return buttons_of_result(
            has_model=self.result_page.has_model,
            is_failure=self.result_page.is_failure,
            can_resume=self._resumable_again() is not None,
        )

    def _focus_answer(self) -> None:
        """Let Enter do what is recommended."""
        if not self.result_page.has_model:
            return
        answer = self.button(USE if self.result_page.is_recommended else KEEP)
        answer.setFocus()
        if isinstance(answer, QPushButton):
            answer.setDefault(True)

    def _on_custom_button(self, which: int) -> None:
        match _Button(which):
            case button if button is USE:
                self._use_new_model()
            case button if button is KEEP:
                self.reject()
            case _:
                self._resume_again()

    def _use_new_model(self) -> None:
        result = self._wizard.result
        if result is None:
            return
        try:
            self._wizard.use_new_model()
        except ModelError as error:
            message = messages.of_error(error)
            text = str(error) if message is None else message.text
            self.result_page.tell_trouble(text)
            return
        self.model_chosen.emit(result.card.name)
        self.accept()

    def _resumable_again(self) -> ResumableRun | None:
        """The run of this sitting, where it can go on."""
        name = self._run_name()
        runs = self._wizard.resumable()
        return next((run for run in runs if run.options.name == name), None)

    def _resume_again(self) -> None:
        run = self._resumable_again()
        self.restart()
        if run is not None:
            self.resume_run(run)

    def _on_discard_requested(self, run: ResumableRun) -> None:
        if self._asker.discard_run(run.options.name):
            # Somebody may work in it now; then it is offered no longer.
            with suppress(RepairError):
                self._wizard.discard(run)
            self.folder_page.show_offers()

    def _run_name(self) -> str:
        return "" if self._wizard.options is None else self._wizard.options.name

    def _connect(self) -> None:
        self.currentIdChanged.connect(self._on_page_changed)
        self.customButtonClicked.connect(self._on_custom_button)
        self.helpRequested.connect(self._open_logs)
        self.folder_page.resume_requested.connect(self.resume_run)
        self.folder_page.discard_requested.connect(self._on_discard_requested)
        self.check_page.back_requested.connect(self.back)
        self.progress_page.ended.connect(self._on_ended)

    def _build(self) -> None:
        self.setObjectName("training-wizard")
        self.setWindowFlags(Qt.WindowType.Window)
        self.setModal(False)
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self.setMinimumSize(_SMALLEST_SIZE)
        self.resize(_FIRST_SIZE)
        pages = (
            self.folder_page,
            self.check_page,
            self.options_page,
            self.progress_page,
            self.result_page,
        )
        for number, page in zip(PageId, pages, strict=True):
            self.setPage(number, page)
        self._offer_buttons()
        keep_translated(self, self._write_texts)

    def _write_texts(self) -> None:
        self.setWindowTitle(self.tr("Train on your own photos"))
        name_buttons(self, progress_page=self.progress_page)

    def _offer_buttons(self) -> None:
        for option in (
            QWizard.WizardOption.HaveCustomButton1,
            QWizard.WizardOption.HaveCustomButton2,
            QWizard.WizardOption.HaveCustomButton3,
            QWizard.WizardOption.HaveHelpButton,
        ):
            self.setOption(option)
