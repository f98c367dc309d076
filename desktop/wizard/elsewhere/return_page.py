"""What another computer has trained, to be compared here."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWizard, QWizardPage

from core.errors import JobPhotosAway
from core.training.elsewhere.exchange import ReturnedJob
from desktop.files.folders import documents_folder
from desktop.looks.labels import hint_label
from desktop.texts.translation import keep_translated
from desktop.wizard.elsewhere.finding import Finding
from desktop.wizard.elsewhere.job_words import returned_text
from desktop.wizard.path_field import PathField, dropped_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from core.training.elsewhere.exchange import JobExchange
    from desktop.questions.asker import Asker
    from desktop.tasks import TaskRunner


class ReturnPage(QWizardPage):
    """Takes a job folder or the result in it, and looks at it at once.

    Args:
        exchange: Knows what can be brought back.
        current: The model in use; None where there is none.
        last_job: The job folder of the last time.
        asker: Asks for folders and files.
        runner: Its thread does the looking.
    """

    def __init__(
        self,
        exchange: JobExchange,
        *,
        current: Callable[[], str | None],
        last_job: Callable[[], Path | None],
        asker: Asker,
        runner: TaskRunner,
    ) -> None:
        super().__init__()
        self._exchange = exchange
        self._current = current
        self._last_job = last_job
        self._asker = asker
        self._finding = Finding(runner, self._words, self)
        self.job, self.photos = PathField(buttons=2), PathField()
        self._advice = hint_label()
        self._build()
        self._connect()

    @property
    def returned(self) -> ReturnedJob | None:
        """What can be compared; None as long as there is nothing."""
        found = self._finding.found
        return found if isinstance(found, ReturnedJob) else None

    @property
    def told(self) -> str:
        """What was found, or what is in the way."""
        return self._finding.label.text()

    def choose_job(self) -> None:
        """Ask for the job folder."""
        self.job.take(self._asker.job_folder(self._home()))

    def choose_result(self) -> None:
        """Ask for the result in it."""
        self.job.take(self._asker.job_result(self._home()))

    def choose_photos(self) -> None:
        """Ask where the photos are that were only listed."""
        self.photos.take(self._asker.photos_folder(self.photos.path or self._home()))

    def initializePage(self) -> None:
        """Begin with the job of the last time, if it is still there."""
        last = self._last_job()
        if self.job.path is None and last is not None and last.is_dir():
            self.job.take(last)
        self.look()
        self.job.setFocus()

    def cleanupPage(self) -> None:
        """Stop looking: the person went back."""
        self._finding.stop()

    def isComplete(self) -> bool:
        """Whether there is something to compare."""
        return self.returned is not None

    def look(self) -> None:
        """See again what came back."""
        place = self.job.path
        if place is None:
            self._finding.begin(None)
            return
        photos = None if self.photos.isHidden() else self.photos.path
        self._finding.begin(partial(self._exchange.look, place, photos=photos))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome a folder, or a file in it."""
        if dropped_path(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the first of what was dropped."""
        path = dropped_path(event)
        if path is not None:
            event.acceptProposedAction()
            self.job.take(path)

    def _home(self) -> Path:
        """Where a dialog begins."""
        place = self.job.path or self._last_job()
        return documents_folder() if place is None else place.parent

    def _on_job_changed(self) -> None:
        self.photos.hide()  # another job's photos may lie elsewhere
        self.look()

    def _on_finding_changed(self) -> None:
        if isinstance(self._finding.found, JobPhotosAway):
            self.photos.show()
        self.completeChanged.emit()

    def _words(self, found: object) -> str:
        if isinstance(found, ReturnedJob):
            return returned_text(found, self._current() or "")
        return ""

    def _write_texts(self) -> None:
        self.setTitle(self.tr("What came back from the other computer?"))
        self.setSubTitle(
            self.tr(
                "The new model is compared with the one in use, on photos that neither "
                "was trained on."
            )
        )
        self.setButtonText(QWizard.WizardButton.CommitButton, self.tr("&Compare"))
        self.job.set_texts(
            self.tr("&Job folder"),
            self.tr("Drop the folder or its result.mendmodel here, or choose one"),
            self.tr("Choose the &folder…"),
            self.tr("Choose the &result…"),
        )
        self.photos.set_texts(
            self.tr("F&older of photos"),
            self.tr("Where the photos of this job are now"),
            self.tr("C&hoose…"),
        )
        self._advice.setText(
            self.tr(
                "The folder that you kept, with the result.mendmodel of the other "
                "computer in it; or the whole folder as it came back."
            )
        )
        self._finding.write()

    def _connect(self) -> None:
        self.job.changed.connect(self._on_job_changed)
        self.photos.changed.connect(self.look)
        choose_job, choose_result = self.job.buttons
        choose_job.clicked.connect(self.choose_job)
        choose_result.clicked.connect(self.choose_result)
        self.photos.buttons[0].clicked.connect(self.choose_photos)
        self._finding.changed.connect(self._on_finding_changed)

    def _build(self) -> None:
        self.setCommitPage(True)
        self.setAcceptDrops(True)
        self.photos.hide()
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self.job)
        layout.addWidget(self._advice)
        layout.addSpacing(8)
        layout.addWidget(self._finding.label)
        layout.addWidget(self.photos)
        layout.addStretch(1)
        keep_translated(self, self._write_texts)
