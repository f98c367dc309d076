"""A job folder while it is being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWizardPage

from desktop.tasks import Task
from desktop.texts import messages
from desktop.texts.translation import keep_translated
from desktop.wizard.elsewhere.packing_view import PackingView
from desktop.wizard.trouble_view import TroubleView

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.progress import Report
    from desktop.tasks import TaskRunner

    Pack = Callable[[Path, Report], object]
    """Writes a job folder, and tells how far it is."""

_DONE = 1.0


class PackingPage(QWizardPage):
    """Writes as soon as it is shown; the page after it follows by itself.

    Args:
        pack: Writes the folder, in the worker.
        folder: To write, looked up each time the page comes.
        runner: Its thread does the work.
    """

    back_requested = Signal()
    """Nothing was written; another place is to be chosen."""
    packed = Signal(object, object)
    """Carries the folder and what `pack` gave: it is whole."""

    def __init__(
        self,
        pack: Pack,
        *,
        folder: Callable[[], Path | None],
        runner: TaskRunner,
    ) -> None:
        super().__init__()
        self._pack = pack
        self._folder = folder
        self._runner = runner
        self._task: Task | None = None
        self.view = PackingView()
        self.trouble = TroubleView()
        self._views = QStackedWidget()
        self._build()
        self.view.cancel_requested.connect(self.back_requested)

    @property
    def is_packing(self) -> bool:
        """Whether a folder is being written."""
        return self._task is not None

    def initializePage(self) -> None:
        """Begin."""
        self.begin()

    def cleanupPage(self) -> None:
        """Stop: the person went back."""
        self.stop()

    def isComplete(self) -> bool:
        """Never by a click: the next page follows by itself."""
        return False

    def begin(self) -> None:
        """Write the folder, also after something went wrong."""
        self.stop()
        folder = self._folder()
        if folder is None:
            return
        self.setSubTitle(str(folder))
        self.view.begin()
        self._views.setCurrentWidget(self.view)
        task = Task(lambda report: self._packed(folder, report))
        self._task = task
        task.progressed.connect(self._on_progressed)
        task.succeeded.connect(self._on_succeeded)
        task.failed.connect(self._on_failed)
        self._runner.start(task)

    def stop(self) -> None:
        """End the writing, which leaves nothing behind; does not wait."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _packed(self, folder: Path, report: Report) -> tuple[Path, object]:
        return folder, self._pack(folder, report)

    def _on_progressed(self, done: float) -> None:
        if self._task is not None and not self._task.is_cancelled:
            self.view.tell(done)

    def _on_succeeded(self, written: tuple[Path, object]) -> None:
        self._task = None
        self.view.tell(_DONE)
        self.packed.emit(*written)

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        self._views.setCurrentWidget(self.trouble)
        message = messages.of_error(error)
        if message is None:
            self.trouble.tell(lambda: self.tr("The job folder could not be written."))
            raise error
        self.trouble.tell(message.words)

    def _write_texts(self) -> None:
        self.setTitle(self.tr("Writing the job folder"))
        self._back.setText(self.tr("Choose &another place"))
        self._again.setText(self.tr("&Try again"))

    def _build(self) -> None:
        for view in (self.view, self.trouble):
            self._views.addWidget(view)
        self._back = self.trouble.add_button(self.back_requested.emit)
        self._again = self.trouble.add_button(self.begin)
        layout = QVBoxLayout(self)
        layout.addWidget(self._views)
        keep_translated(self, self._write_texts)
