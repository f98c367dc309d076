"""The pages of the way to another computer and back, made together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.wizard.elsewhere.packed_page import PackedPage
from desktop.wizard.elsewhere.packing_page import PackingPage
from desktop.wizard.elsewhere.place_page import PlacePage
from desktop.wizard.elsewhere.return_page import ReturnPage

if TYPE_CHECKING:
    from pathlib import Path

    from core.progress import Report
    from core.training.elsewhere.errand import Errand
    from core.training.wizard import TrainingWizard
    from desktop.questions.asker import Asker
    from desktop.settings.settings import Settings
    from desktop.tasks import TaskRunner


class JobPages(QObject):
    """Asks for a place, writes a job folder, says what to do with it, takes it back.

    Attributes:
        place: Where the folder is to be.
        packing: It is being written.
        packed: What to do with it.
        back: What another computer has trained.

    Args:
        wizard: Knows what was decided, and writes it down.
        settings: Remember the job folder.
        asker: Asks for folders.
        runner: Its thread does the work.
        parent: Its owner.
    """

    packed_up = Signal()
    """A job folder is whole."""

    def __init__(
        self,
        wizard: TrainingWizard,
        *,
        settings: Settings,
        asker: Asker,
        runner: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._wizard = wizard
        self._settings = settings
        self.place = PlacePage(
            wizard.exchange,
            options=lambda: wizard.options,
            last_job=lambda: settings.job_folder,
            asker=asker,
            runner=runner,
        )
        self.packing = PackingPage(
            self._pack, folder=lambda: self.place.folder, runner=runner
        )
        self.packed = PackedPage()
        self.back = ReturnPage(
            wizard.exchange,
            current=wizard.default_start,
            last_job=lambda: settings.job_folder,
            asker=asker,
            runner=runner,
        )
        self.packing.packed.connect(self._on_packed)

    def stop(self) -> None:
        """Leave nothing at work, and nothing half written; does not wait."""
        self.place.cleanupPage()
        self.packing.stop()
        self.back.cleanupPage()

    def _pack(self, folder: Path, report: Report) -> Errand:
        options = self._wizard.options
        if options is None:
            raise ValueError("No options are chosen. Received: options=None.")
        is_copying = self.place.is_copying
        return self._wizard.exchange.send(
            options, folder, is_copying=is_copying, report=report
        )

    def _on_packed(self, folder: Path, errand: Errand) -> None:
        self._settings.job_folder = folder
        self.packed.show_job(folder, errand)
        self.packed_up.emit()
