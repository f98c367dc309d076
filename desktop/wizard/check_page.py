"""The second page: which of the photos can be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWizardPage

from core.errors import TooFewPhotos
from desktop.texts import messages
from desktop.texts.translation import keep_translated
from desktop.wizard.found_photos import FoundPhotos
from desktop.wizard.scan_task import ScanTask
from desktop.wizard.scan_view import ScanView
from desktop.wizard.scan_words import too_few_text
from desktop.wizard.trouble_view import TroubleView

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.dataset.scan_report import ScanReport
    from core.training.wizard import TrainingWizard
    from desktop.questions.asker import Asker
    from desktop.tasks import TaskRunner


class CheckPage(QWizardPage):
    """Looks through the chosen folder as soon as it is shown.

    Args:
        wizard: Scans, and takes the report.
        folder: Looked up each time the page comes.
        asker: Asks where to save the list of rejected photos.
        runner: Its thread does the work.
    """

    back_requested = Signal()
    """There is nothing to see here; another folder is to be chosen."""

    def __init__(
        self,
        wizard: TrainingWizard,
        *,
        folder: Callable[[], Path | None],
        asker: Asker,
        runner: TaskRunner,
    ) -> None:
        super().__init__()
        self._wizard = wizard
        self._folder = folder
        self._runner = runner
        self._task: ScanTask | None = None
        self._is_ready = False
        self.scan = ScanView()
        self.found = FoundPhotos(asker=asker, runner=runner)
        self.trouble = TroubleView()
        self._views = QStackedWidget()
        self._build()
        self.scan.cancel_requested.connect(self.back_requested)

    @property
    def is_scanning(self) -> bool:
        """Whether a scan goes on."""
        return self._task is not None

    def initializePage(self) -> None:
        """Look through the folder anew; what was seen before is quick."""
        self.start_scan()

    def cleanupPage(self) -> None:
        """Stop whatever goes on: the person went back."""
        self.stop()

    def isComplete(self) -> bool:
        """Whether there are photos to go on with."""
        return self._is_ready

    def start_scan(self) -> None:
        """Begin anew, also after something went wrong."""
        self.stop()
        folder = self._folder()
        if folder is None:
            return
        self.setSubTitle(str(folder))
        self._set_ready(is_ready=False)
        self.scan.begin()
        self._views.setCurrentWidget(self.scan)
        task = ScanTask(lambda path, tell: self._wizard.scan(path, tell=tell), folder)
        self._task = task
        task.told.connect(self.scan.tell)
        task.succeeded.connect(self._on_scanned)
        task.failed.connect(self._on_failed)
        self._runner.start(task)

    def stop(self) -> None:
        """End the scan and the making of thumbnails; does not wait."""
        self.found.grid.thumbnails.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _on_scanned(self, report: ScanReport) -> None:
        self._task = None
        self._views.setCurrentWidget(self.found)
        try:
            self._wizard.adopt(report)
        except TooFewPhotos as error:
            self.found.show_report(report, trouble=too_few_text(error))
        else:
            self.found.show_report(report)
            self._set_ready(is_ready=True)

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        self._views.setCurrentWidget(self.trouble)
        message = messages.of_error(error)
        if message is None:
            self.trouble.tell(
                lambda: self.tr("Something went wrong with these photos.")
            )
            raise error
        self.trouble.tell(message.words)

    def _set_ready(self, *, is_ready: bool) -> None:
        self._is_ready = is_ready
        self.completeChanged.emit()

    def _write_texts(self) -> None:
        self.setTitle(self.tr("Which photos can be used?"))
        self._back.setText(self.tr("Choose &another folder"))
        self._again.setText(self.tr("&Try again"))

    def _build(self) -> None:
        for view in (self.scan, self.found, self.trouble):
            self._views.addWidget(view)
        self._back = self.trouble.add_button(self.back_requested.emit)
        self._again = self.trouble.add_button(self.start_scan)
        layout = QVBoxLayout(self)
        layout.addWidget(self._views)
        keep_translated(self, self._write_texts)
