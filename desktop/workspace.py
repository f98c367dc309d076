"""Everything behind one window: the document, its controllers and their threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.wakefulness import Wakefulness
from desktop.candidates.candidate_controller import CandidateController
from desktop.candidates.repair_in_hand import RepairInHand
from desktop.candidates.try_again import TryAgain
from desktop.confidence.confidence_controller import ConfidenceController
from desktop.document.document import Document
from desktop.document.undo_memory import MEGABYTE, UndoMemory
from desktop.files.clipboard_controller import ClipboardController
from desktop.files.file_controller import FileController
from desktop.files.folder_browser import FolderBrowser
from desktop.files.save_controller import SaveController
from desktop.fills.fill_controller import FillController
from desktop.models.model_controller import ModelController
from desktop.repairs.chosen_repair import ChosenRepair
from desktop.tasks import TaskRunner

if TYPE_CHECKING:
    from core.inpainting.engine import FillEngine
    from core.unfinished import UnfinishedWrites
    from desktop.models.model_controller import OpenLibrary
    from desktop.questions.asker import Asker
    from desktop.settings.settings import Settings


class Workspace(QObject):
    """Makes the document and its controllers, and knows no widget.

    Files have a thread of their own, so that opening and saving never wait for a fill;
    and so have the model library, and what is done for a training beside its process.

    Args:
        settings: What is remembered.
        engine: Fills the holes; used from one worker thread only.
        asker: Asks the person.
        open_library: Gives the models to choose from.
        unfinished: Told where photos are written to.
    """

    def __init__(
        self,
        *,
        settings: Settings,
        engine: FillEngine,
        asker: Asker,
        open_library: OpenLibrary,
        unfinished: UnfinishedWrites,
    ) -> None:
        super().__init__()
        self.unfinished = unfinished
        self._make_runners()
        self.settings = settings
        self.wakefulness = Wakefulness(is_wanted=settings.stays_awake)
        self.document = Document(self)
        self.undo_memory = UndoMemory(
            self.document, limit=settings.undo_megabytes * MEGABYTE, parent=self
        )
        self.models = ModelController(
            engine,
            runner=self.fill_runner,
            open_library=open_library,
            device=settings.device,
            parent=self,
        )
        self._make_repairing(engine)
        self._make_files(asker)

    def keep_awake(self, on: bool) -> None:
        """Let long work keep the computer awake from now on, or not."""
        self.settings.set_stays_awake(on)
        self.wakefulness.is_wanted = on

    def stop(self) -> None:
        """Cancel what runs in the background and take no more; does not wait."""
        self._file_runner.stop()
        self.fill_runner.stop()
        self.batch_runner.stop()
        self.model_runner.stop()
        self.training_runner.stop()
        self.restore_runner.stop()
        self.size_runner.stop()
        self.folder_runner.stop()
        self.settings.save()

    def _make_runners(self) -> None:
        self._file_runner = TaskRunner("files", self)
        self.fill_runner = TaskRunner("fills", self)
        self.batch_runner = TaskRunner("batches", self)
        self.model_runner = TaskRunner("models", self)
        self.training_runner = TaskRunner("training", self)
        self.session_runner = TaskRunner("session", self)
        self.restore_runner = TaskRunner("restore", self)
        self.size_runner = TaskRunner("sizes", self)
        self.folder_runner = TaskRunner("folders", self)

    def _make_repairing(self, engine: FillEngine) -> None:
        """What changes the document's repairs."""
        self.fills = FillController(
            self.document, engine=engine, runner=self.fill_runner, parent=self
        )
        self.chosen = ChosenRepair(self.document, self)
        self.in_hand = RepairInHand(self.document, self.chosen, self)
        self.try_again = TryAgain(
            self.document, fills=self.fills, in_hand=self.in_hand, parent=self
        )
        self.candidates = CandidateController(
            self.document,
            engine=engine,
            runner=self.fill_runner,
            fills=self.fills,
            in_hand=self.in_hand,
            parent=self,
        )
        self.confidences = ConfidenceController(
            self.document,
            engine=engine,
            runner=self.fill_runner,
            chosen=self.chosen,
            parent=self,
        )

    def _make_files(self, asker: Asker) -> None:
        """What opens, saves and passes on photos."""
        self.saver = SaveController(
            self.document,
            runner=self._file_runner,
            asker=asker,
            unfinished=self.unfinished,
            parent=self,
        )
        self.files = FileController(
            self.document,
            runner=self._file_runner,
            asker=asker,
            settings=self.settings,
            saver=self.saver,
            parent=self,
        )
        self.clipboard = ClipboardController(
            self.document, files=self.files, runner=self._file_runner, parent=self
        )
        self.browser = FolderBrowser(
            self.document, files=self.files, runner=self.folder_runner, parent=self
        )
