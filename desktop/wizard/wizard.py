"""From a folder of photos to a new model, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget, QWizard

from core.training.events import RunCancelled, RunSuspended
from desktop.questions.asker import RunEndChoice
from desktop.texts.translation import keep_translated
from desktop.training.run_end import ask_end
from desktop.wizard.check_page import CheckPage
from desktop.wizard.decision import Decision
from desktop.wizard.elsewhere.job_pages import JobPages
from desktop.wizard.folder_page import FolderPage
from desktop.wizard.options_page import OptionsPage
from desktop.wizard.pages import PageId, Way, following
from desktop.wizard.progress_page import ProgressPage
from desktop.wizard.result_page import ResultPage
from desktop.wizard.run_desk import RunDesk
from desktop.wizard.wizard_buttons import buttons_on, name_buttons

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.training.events import Outcome
    from core.training.process.run_folder import ResumableRun
    from core.training.wizard import TrainingWizard
    from desktop.questions.asker import Asker
    from desktop.settings.settings import Settings
    from desktop.tasks import TaskRunner
    from desktop.wizard.training_session import TrainingSession

_FIRST_SIZE = QSize(880, 680)
_SMALLEST_SIZE = QSize(640, 520)


class TrainingWizardDialog(QWizard):
    """A window beside the main one; nothing in it blocks the other.

    Attributes:
        runs: The runs of this sitting.
        jobs: The pages of the way to another computer and back.

    Args:
        wizard: Decides what comes after what, and keeps it.
        runner: Its thread scans folders, reads photos and copies them; not that of
            the fills.
        asker: Asks the person.
        settings: Remember the folder.
        open_logs: Shows the folder of the log files.
        parent: The main window.
    """

    model_chosen = Signal(str)
    """The new model of that name is the one in use from now on."""

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
        self._asker = asker
        self._settings = settings
        self._open_logs = open_logs
        self._way = Way.TRAIN
        self._closes_at_end = False
        self.runs = RunDesk(wizard, self)
        folder = settings.training_folder
        self.folder_page = page = FolderPage(
            asker=asker, folder=folder, resumable=wizard.resumable
        )
        self.check_page = CheckPage(
            wizard, folder=lambda: page.folder, asker=asker, runner=runner
        )
        self.options_page = OptionsPage(wizard)
        self.progress_page = ProgressPage(start_session=self._begin_run, asker=asker)
        self.result_page = ResultPage()
        self.jobs = JobPages(
            wizard,
            settings=settings,
            asker=asker,
            runner=runner,
            parent=self,
        )
        self._decision = Decision(
            self, page=self.result_page, wizard=wizard, runs=self.runs
        )
        self._build()
        self._connect()

    @property
    def is_busy(self) -> bool:
        """Whether a run goes on, or a job folder is being written."""
        return self.runs.is_running or self.jobs.packing.is_packing

    def nextId(self) -> int:
        """What follows on the way that the person goes."""
        return following(self.currentId(), self._way)

    def may_leave(self) -> bool:
        """Whether a job folder that is being written may be given up, if there is one.

        Whoever says so finds nothing of it left.
        """
        packing = self.jobs.packing
        if packing.is_packing and self._asker.stop_packing():
            packing.stop()
        return not packing.is_packing

    def reject(self) -> None:
        """Close; while something goes on, ask what becomes of it.

        A run that is to go on does so behind the main window, which brings this one
        back.
        """
        if not self.may_leave():
            return
        session = self.runs.session
        if session is None or not session.is_running:
            super().reject()
            return
        match ask_end(session, self._asker):
            case RunEndChoice.SUSPEND | RunEndChoice.CANCEL:
                self._closes_at_end = True
            case RunEndChoice.GO_ON:
                self.hide()
            case _:
                pass

    def done(self, result: int) -> None:
        """Leave nothing at work behind."""
        self.check_page.stop()
        self.jobs.stop()
        super().done(result)

    def resume_run(self, run: ResumableRun) -> None:
        """Go on with a run of another day; from the first page only."""
        self.runs.plan_resumption(run)
        self._go(Way.RESUME)

    def bring_back(self) -> None:
        """Ask for what another computer has trained; from the first page only."""
        self._go(Way.BRING_BACK)

    def _send(self) -> None:
        # Otherwise there would be no way back to the options.
        self.options_page.setCommitPage(False)
        self._go(Way.SEND)

    def _go(self, way: Way) -> None:
        self._way = way
        self.next()

    def _begin_run(self) -> TrainingSession:
        returned = self.jobs.back.returned
        if self._way is Way.BRING_BACK and returned is not None:
            self.runs.plan_comparison(returned)
        self._closes_at_end = False
        return self.runs.make_session()

    def _on_ended(self, outcome: Outcome) -> None:
        is_left = isinstance(outcome, RunSuspended | RunCancelled)
        if self._closes_at_end and is_left:
            super().reject()
            return
        self.result_page.show_outcome(
            outcome,
            name=self.runs.name,
            preview=self.runs.preview,
            can_resume=self.runs.resumable_again() is not None,
            is_comparison=self.runs.is_comparison,
        )
        self.next()

    def _on_page_changed(self, page: int) -> None:
        match page:
            case PageId.FOLDER | PageId.OPTIONS:
                self._way = Way.TRAIN
                self.runs.plan_training()
                self.options_page.setCommitPage(True)
            case PageId.CHECK:
                folder = self.folder_page.folder
                if folder is not None:
                    self._settings.training_folder = folder
            case _:
                pass
        is_result = page == PageId.RESULT
        self.setButtonLayout(self._decision.buttons if is_result else buttons_on(page))
        if is_result:
            self._decision.focus()

    def _on_used(self, name: str) -> None:
        self.model_chosen.emit(name)
        self.accept()

    def _resume_again(self) -> None:
        run = self.runs.resumable_again()
        self.restart()
        if run is not None:
            self.resume_run(run)

    def _on_discard_requested(self, run: ResumableRun) -> None:
        if self._asker.discard_run(run.options.name):
            self.runs.discard(run)
            self.folder_page.show_offers()

    def _connect(self) -> None:
        self.currentIdChanged.connect(self._on_page_changed)
        self.helpRequested.connect(self._open_logs)
        self.folder_page.resume_requested.connect(self.resume_run)
        self.folder_page.discard_requested.connect(self._on_discard_requested)
        self.folder_page.return_requested.connect(self.bring_back)
        self.check_page.back_requested.connect(self.back)
        self.options_page.elsewhere_requested.connect(self._send)
        self.jobs.packing.back_requested.connect(self.back)
        self.jobs.packed_up.connect(self.next)
        self.progress_page.ended.connect(self._on_ended)
        self._decision.used.connect(self._on_used)
        self._decision.kept.connect(self.reject)
        self._decision.resumed.connect(self._resume_again)

    def _build(self) -> None:
        self.setObjectName("training-wizard")
        self.setWindowFlags(Qt.WindowType.Window)
        self.setModal(False)
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self.setMinimumSize(_SMALLEST_SIZE)
        self.resize(_FIRST_SIZE)
        pages = {
            PageId.FOLDER: self.folder_page,
            PageId.CHECK: self.check_page,
            PageId.OPTIONS: self.options_page,
            PageId.PROGRESS: self.progress_page,
            PageId.RESULT: self.result_page,
            PageId.PLACE: self.jobs.place,
            PageId.PACKING: self.jobs.packing,
            PageId.PACKED: self.jobs.packed,
            PageId.RETURN: self.jobs.back,
        }
        for number, page in pages.items():
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
