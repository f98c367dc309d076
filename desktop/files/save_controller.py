"""Writes the repaired photo, never over the original without being asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.files.folders import pictures_folder
from desktop.questions.asker import ReplaceChoice
from desktop.tasks import Task
from desktop.texts import messages

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.patch import Patch
    from core.photo.notes import SaveNote
    from core.photo.photo import Photo
    from core.photo.save_options import SaveOptions
    from core.progress import Report
    from core.unfinished import UnfinishedWrites
    from desktop.document.document import Document
    from desktop.questions.asker import Asker
    from desktop.tasks import TaskRunner


_USUAL_SUFFIX = ".jpg"


@dataclass(slots=True)
class Saving:
    """What is being written, and what to do once it is.

    Attributes:
        photo: The original.
        patches: Laid over it.
        path: Of the file.
        revision: Of the document.
        then: Called at the end.
        is_copy: Whether the document stays as unsaved as it is.
    """

    photo: Photo
    patches: tuple[Patch, ...]
    path: Path
    revision: int
    then: Callable[[], object] | None = None
    is_copy: bool = False


class SaveController(QObject):
    """Save and Save As, in the background.

    The window stays usable meanwhile: what is written is a snapshot, and repairs
    made after it leave the document modified.
    """

    saved = Signal(Path)
    written = Signal(object)
    """Carries the Saving, right after `saved`."""
    activity_changed = Signal(object)
    """Carries `Words`; empty at the end."""
    message_raised = Signal(object)

    def __init__(
        self,
        document: Document,
        *,
        runner: TaskRunner,
        asker: Asker,
        unfinished: UnfinishedWrites,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._runner = runner
        self._asker = asker
        self._unfinished = unfinished
        self._saving: Saving | None = None
        self._protected: Path | None = None

    @property
    def is_saving(self) -> bool:
        """Whether a file is being written."""
        return self._saving is not None

    def protect(self, original: Path | None) -> None:
        """Ask before this file is written over for the first time."""
        self._protected = original

    def save(self, *, then: Callable[[], object] | None = None) -> None:
        """Write to the document's path, asking for one where there is none.

        Args:
            then: Called once everything is saved; not after a failure.
        """
        path = self._document.path
        if path is None or not _can_be_written(path):
            self.save_as(then=then)
        elif path != self._protected:
            self._write(path, then=then)
        else:
            self._save_over_original(path, then=then)

    def save_as(self, *, then: Callable[[], object] | None = None) -> None:
        """Ask for a place and write there."""
        path = self._asker.place_to_save(self._suggestion())
        if path is not None:
            self._write(path, then=then)

    def export(self, path: Path, options: SaveOptions) -> None:
        """Write a copy in a way of its own; the document stays as unsaved as it is.

        Args:
            path: Its ending chooses the format.
            options: How the file is written.
        """
        photo = self._document.photo
        if self._saving is not None:
            self.after_saving(partial(self.export, path, options))
        elif photo is not None:
            saving = self._saving_of(photo, path)
            saving.is_copy = True
            self._begin(saving, partial(_write_photo, options=options))

    def after_saving(self, then: Callable[[], object]) -> None:
        """Do something once the file that is being written is complete."""
        if self._saving is not None:
            self._saving.then = then

    def _save_over_original(
        self, path: Path, *, then: Callable[[], object] | None
    ) -> None:
        match self._asker.replace_original(path.name):
            case ReplaceChoice.REPLACE:
                self._write(path, then=then)
            case ReplaceChoice.SAVE_COPY:
                self.save_as(then=then)
            case ReplaceChoice.CANCEL:
                pass

    def _suggestion(self) -> Path:
        """The document's own path, or one beside the original."""
        path = self._document.path
        if path is None:
            path = pictures_folder() / self._document.name
        elif path != self._protected and _can_be_written(path):
            return path
        if not _can_be_written(path):
            path = path.with_suffix(_USUAL_SUFFIX)
        return path.with_stem(f"{path.stem}-repaired")

    def _write(self, path: Path, *, then: Callable[[], object] | None) -> None:
        photo = self._document.photo
        if self._saving is not None:
            self._saving.then = then
            return
        if photo is None:
            return
        saving = self._saving_of(photo, path)
        saving.then = then
        self._begin(saving, _write_photo)

    def _saving_of(self, photo: Photo, path: Path) -> Saving:
        return Saving(photo, self._document.patches, path, self._document.revision)

    def _begin(self, saving: Saving, write: Callable[..., object]) -> None:
        self._saving = saving
        path = saving.path
        write = partial(write, unfinished=self._unfinished)
        task = Task(partial(write, saving.photo, saving.patches, path))
        task.succeeded.connect(self._on_written)
        task.failed.connect(self._on_failed)
        self.activity_changed.emit(
            lambda: self.tr("Saving {name}").format(name=path.name)
        )
        self._runner.start(task)

    def _on_written(self, notes: tuple[SaveNote, ...]) -> None:
        saving = self._end_saving()
        if saving.is_copy:
            self._tell_written(saving.path.name)
        elif self._document.photo is saving.photo:
            self._mark_saved(saving)
        self.saved.emit(saving.path)
        self.written.emit(saving)
        for note in notes:
            self.message_raised.emit(messages.of_save_note(note, saving.path))
        if saving.then is not None:
            saving.then()

    def _tell_written(self, name: str) -> None:
        def words() -> str:
            return self.tr("{name} is written.").format(name=name)

        self.message_raised.emit(messages.Message(words))

    def _mark_saved(self, saving: Saving) -> None:
        self._document.set_target(saving.path)
        if saving.path == self._protected:
            self._protected = None
        if self._document.revision == saving.revision:
            self._document.undo_stack.setClean()
        else:
            self._document.undo_stack.resetClean()

    def _on_failed(self, error: Exception) -> None:
        self._end_saving()
        save_as = messages.MessageAction(lambda: self.tr("Save as…"), self.save_as)
        message = messages.of_error(error, save_as)
        if message is None:
            raise error
        self.message_raised.emit(message)

    def _end_saving(self) -> Saving:
        if self._saving is None:
            msg = "A file was written that nobody asked for."
            raise RuntimeError(msg)
        saving, self._saving = self._saving, None
        self.activity_changed.emit("")
        return saving


def _write_photo(
    photo: Photo,
    patches: tuple[Patch, ...],
    path: Path,
    _report: Report,
    *,
    unfinished: UnfinishedWrites,
    options: SaveOptions | None = None,
) -> tuple[SaveNote, ...]:
    """Write one photo; runs in the worker."""
    from core.photo.photo_io import save_photo
    from core.photo.save_options import AS_SOURCE

    with unfinished.noting(path.parent):
        return save_photo(photo, patches, path, options or AS_SOURCE)


def _can_be_written(path: Path) -> bool:
    """Whether the format of a file is more than opened."""
    from core.photo.formats import opened_only

    return opened_only(path) is None
