"""From a session that was left behind to a photo with its repairs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.document.commands import ChangeRepairs
from desktop.files.file_controller import Restoring
from desktop.tasks import Task
from desktop.texts import messages
from desktop.texts.messages import Message, MessageAction, Tone

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.photo.photo import Photo
    from core.progress import Report
    from core.repair import Repair, WantedRepair
    from core.session.folder import SessionFolder
    from core.session.record import Session
    from desktop.document.document import Document
    from desktop.files.file_controller import FileController
    from desktop.fills.fill_controller import FillController
    from desktop.tasks import TaskRunner
    from desktop.texts.messages import Words


class Restoration(QObject):
    """Reads the repairs, opens the photo, sees that it is the same, and joins them.

    The patches are put back as they were. In a photo that was changed meanwhile they
    would be wrong, so its squares can be filled anew.

    Args:
        folder: Of the session.
        session: What it says.
        document: Where the repairs are put.
        files: Opens the photo.
        fills: Fills squares anew.
        runner: Reads the patches.
    """

    message_raised = Signal(object)
    restored = Signal()

    def __init__(
        self,
        folder: SessionFolder,
        session: Session,
        *,
        document: Document,
        files: FileController,
        fills: FillController,
        runner: TaskRunner,
    ) -> None:
        super().__init__()
        self._folder = folder
        self._session = session
        self._document = document
        self._files = files
        self._fills = fills
        self._runner = runner
        self._source = session.path or folder.photo
        self._repairs: tuple[Repair, ...] = ()

    def start(self) -> None:
        """Begin; what comes of it is told."""
        work = partial(_read, self._folder, self._session, self._source)
        self._run(work, self._on_read)

    @property
    def _is_own_target(self) -> bool:
        """Whether Save would write over the file that the photo comes from."""
        return self._session.target == self._source

    def _on_read(self, read: tuple[tuple[Repair, ...], bool]) -> None:
        self._repairs, has_photo = read
        if has_photo:
            self._open(self._source)
            return
        find = MessageAction(lambda: self.tr("&Find it…"), self._find)
        self._tell(self._gone_text, find)

    def _gone_text(self) -> str:
        text = self.tr(
            "{name} is no longer where it was. Connect its drive, or show where it is, "
            "to restore its repairs."
        )
        return text.format(name=self._source.name)

    def _find(self) -> None:
        path = self._files.ask_for_photo(self._source.parent)
        if path is not None:
            self._open(path)

    def _open(self, path: Path) -> None:
        target = path if self._is_own_target else self._session.target
        name = self._session.name if target is None else target.name
        pattern = self._folder.path if path == self._folder.photo else None
        restoring = Restoring(name, target, self._on_opened, pattern)
        self._files.open_again(path, restoring)

    def _on_opened(self) -> None:
        photo = self._document.photo
        if photo is not None:
            work = partial(_is_same, photo, self._session.digest)
            self._run(work, partial(self._on_compared, photo))

    def _on_compared(self, photo: Photo, is_same: bool) -> None:
        if self._document.photo is not photo:
            return
        if is_same:
            self._put_back()
        else:
            self._offer_to_fill_anew(photo)

    def _put_back(self) -> None:
        """As one step that can be undone, and that no file holds."""
        document = self._document
        before = document.repairs
        after = (*before, *self._repairs)
        document.undo_stack.push(ChangeRepairs(document, before, after, self._step))
        if not self._is_own_target:
            # The file that Save writes to holds other pixels than the original.
            document.undo_stack.resetClean()
        self.restored.emit()

    def _offer_to_fill_anew(self, photo: Photo) -> None:
        name, repairs = self._document.name, self._repairs
        squares = tuple(one.wanted for one in repairs if one.box.fits(photo.size))
        if not squares:
            self._tell(partial(self._unfit_text, name))
            return
        fill = partial(self._fill_anew, photo, squares)
        again = MessageAction(lambda: self.tr("&Fill anew"), fill)
        self._tell(partial(self._other_text, name), again)

    def _step(self) -> str:
        return self.tr("Restore repairs")

    def _unfit_text(self, name: str) -> str:
        text = self.tr(
            "{name} is another picture than the one that was repaired, and its "
            "squares do not fit."
        )
        return text.format(name=name)

    def _other_text(self, name: str) -> str:
        text = self.tr(
            "{name} is another picture than the one that was repaired. Its squares can "
            "be filled anew."
        )
        return text.format(name=name)

    def _fill_anew(self, photo: Photo, squares: tuple[WantedRepair, ...]) -> None:
        if self._document.photo is photo:
            self._fills.apply(lambda wanted: (*wanted, *squares), self._step)
            self.restored.emit()

    def _run(self, work: Callable[[Report], object], then: Callable[..., None]) -> None:
        task = Task(work)
        task.succeeded.connect(then)
        task.failed.connect(self._on_failed)
        self._runner.start(task)

    def _on_failed(self, error: Exception) -> None:
        message = messages.of_error(error)
        if message is None:
            raise error
        self.message_raised.emit(message)

    def _tell(self, words: Words, *actions: MessageAction) -> None:
        self.message_raised.emit(Message(words, Tone.WARNING, actions))


def _read(
    folder: SessionFolder, session: Session, source: Path, report: Report
) -> tuple[tuple[Repair, ...], bool]:
    """The repairs, and whether the photo is there; runs in the worker."""
    return folder.repairs(session), source.is_file()


def _is_same(photo: Photo, digest: str, report: Report) -> bool:
    """Whether the photo is the one of a session; runs in the worker."""
    from core.session.journal import photo_digest

    return photo_digest(photo) == digest
