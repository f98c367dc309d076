"""The next and the previous photo of the folder."""

from __future__ import annotations

from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.files.natural_order import natural_order
from desktop.tasks import Task
from desktop.texts import messages

if TYPE_CHECKING:
    from pathlib import Path

    from core.progress import Report
    from desktop.document.document import Document
    from desktop.files.file_controller import FileController
    from desktop.tasks import TaskRunner


class Step(Enum):
    """Where to go from a photo."""

    PREVIOUS = -1
    NEXT = 1


class FolderBrowser(QObject):
    """Opens the photos beside the one on the screen, as file managers sort them.

    The folder is looked at anew for each step: photos come and go meanwhile. A photo
    that went before it could be opened is passed over.

    Signals:
        available_changed: Whether there is a folder to go through, as a bool.
        message_raised: Carries a Message.
    """

    available_changed = Signal(bool)
    message_raised = Signal(object)

    def __init__(
        self,
        document: Document,
        *,
        files: FileController,
        runner: TaskRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._files = files
        self._runner = runner
        self._place: Path | None = None
        document.photo_changed.connect(self._on_photo_changed)

    @property
    def is_available(self) -> bool:
        """Whether the photo on the screen is in a folder of the user's."""
        return self._place is not None

    def go_next(self) -> None:
        """Open the next photo of the folder."""
        self._look(Step.NEXT)

    def go_back(self) -> None:
        """Open the previous photo of the folder."""
        self._look(Step.PREVIOUS)

    def _look(self, step: Step) -> None:
        if self._place is None:
            return
        task = Task(partial(_photos_beside, self._place))
        task.succeeded.connect(partial(self._go, step))
        task.failed.connect(self._on_failed)
        self._runner.start(task)

    def _go(self, step: Step, photos: list[Path]) -> None:
        """Go from where we are by now: the keys may be quicker than the disk."""
        here = self._files.opening_path or self._place
        if here is None:
            return
        target = _neighbour(photos, here, step)
        if target is None:
            self._tell_end(step)
        else:
            passed_over = partial(self._pass_over, target, step)
            self._files.open_photo(target, passed_over=passed_over)

    def _pass_over(self, path: Path, step: Step, _error: Exception) -> bool:
        """Go on from a photo that cannot be opened; without a word if it is gone."""
        self._place = path
        if path.exists():
            return False
        self._look(step)
        return True

    def _tell_end(self, step: Step) -> None:
        self.message_raised.emit(messages.Message(partial(self._end_text, step)))

    def _end_text(self, step: Step) -> str:
        if step is Step.NEXT:
            return self.tr("This is the last photo in its folder.")
        return self.tr("This is the first photo in its folder.")

    def _on_photo_changed(self) -> None:
        # Not the document's path of later: a copy is saved elsewhere at times, and
        # the person still goes through the folder they came from.
        self._place = self._document.path
        self.available_changed.emit(self.is_available)

    def _on_failed(self, error: Exception) -> None:
        message = messages.of_error(error)
        if message is None:
            raise error
        self.message_raised.emit(message)


def _photos_beside(path: Path, _report: Report) -> list[Path]:
    """The photos of a folder; runs in the worker."""
    from core.folder_photos import photos_in

    return photos_in(path.parent)


def _neighbour(photos: list[Path], here: Path, step: Step) -> Path | None:
    """The photo after or before a place; the place itself may be gone by now."""
    key = natural_order()
    place = key(here)
    match step:
        case Step.NEXT:
            after = (photo for photo in photos if place < key(photo))
            return min(after, key=key, default=None)
        case Step.PREVIOUS:
            before = (photo for photo in photos if key(photo) < place)
            return max(before, key=key, default=None)
