"""Keeps the journal of what is open, so that nothing is lost when the program ends."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.tasks import Task
from desktop.texts import messages
from resources import sample_photo

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.photo.photo import Photo
    from core.progress import Report
    from core.session.folder import SessionFolder
    from core.session.journal import Journal
    from desktop.document.document import Document
    from desktop.tasks import TaskRunner


class SessionController(QObject):
    """Notes the document's repairs after each change, while they are unsaved.

    One note is written at a time; what changes meanwhile is in the next one. The note
    goes when everything is saved, undone, or given up by closing. The user's photo is
    only ever read.

    Args:
        document: Whose repairs.
        folder: Of all sessions; need not exist.
        runner: Writes the notes; nobody else's.
        parent: Its owner.
    """

    message_raised = Signal(object)

    def __init__(
        self,
        document: Document,
        *,
        folder: Path,
        runner: TaskRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._folder = folder
        self._runner = runner
        self._opening: Task | None = None
        self._journal: Journal | None = None
        self._task: Task | None = None
        self._is_stale = False
        self._is_trouble_told = False
        self._superseded: list[SessionFolder] = []
        document.photo_changed.connect(self._on_photo_changed)
        document.repairs_changed.connect(self._note)
        document.target_changed.connect(self._note)
        document.modified_changed.connect(self._note)

    def supersede(self, folder: SessionFolder) -> None:
        """Remove an earlier session as soon as what is open now is noted or saved."""
        self._superseded.append(folder)

    def discard(self, folder: SessionFolder) -> None:
        """Remove an earlier session now."""
        self._runner.start(Task(partial(_discard, folder)))

    def stop(self) -> None:
        """Forget what is open, for the window was closed; does not wait."""
        self._forget()
        self._runner.finish()

    def _on_photo_changed(self) -> None:
        self._forget()
        photo = self._document.photo
        if photo is not None:
            task = Task(partial(_open_journal, self._folder, photo, self._file(photo)))
            task.succeeded.connect(self._on_journal_opened)
            self._runner.start(task)
            self._opening = task

    def _file(self, photo: Photo) -> Path | None:
        """The file that the photo was opened from."""
        has_file = self._document.path is not None or photo.info.path == sample_photo()
        return photo.info.path if has_file else None

    def _on_journal_opened(self, journal: Journal) -> None:
        self._journal = journal
        self._note()

    def _note(self) -> None:
        """Bring the journal up to date, after the note that is being written."""
        if self._journal is None:
            return
        self._is_stale = self._task is not None
        if self._task is None:
            self._task = self._start(self._journal, self._step(self._journal))

    def _step(self, journal: Journal) -> Callable[[], object]:
        document = self._document
        if not document.is_modified:
            return journal.discard
        return partial(
            journal.write,
            name=document.name,
            target=document.path,
            repairs=document.repairs,
        )

    def _start(self, journal: Journal, step: Callable[[], object]) -> Task:
        task = Task(partial(_bring_up_to_date, journal, step))
        task.succeeded.connect(self._on_noted)
        task.failed.connect(self._on_failed)
        task.ended.connect(self._on_ended)
        self._runner.start(task)
        return task

    def _on_noted(self, journal: Journal) -> None:
        if journal is self._journal and not self._is_stale:
            self._is_trouble_told = False
            self._remove_superseded()

    def _on_failed(self, error: Exception) -> None:
        message = messages.of_error(error)
        if message is None:
            raise error
        if not self._is_trouble_told:
            self._is_trouble_told = True
            self.message_raised.emit(message)

    def _on_ended(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            if self._is_stale:
                self._note()

    def _forget(self) -> None:
        """Remove the notes on the photo that is no longer open."""
        self._task = None
        if self._opening is not None:
            self._opening.cancel()
        if self._journal is not None:
            self._start(self._journal, self._journal.discard)
            self._journal = None
        self._superseded.clear()

    def _remove_superseded(self) -> None:
        for folder in self._superseded:
            self.discard(folder)
        self._superseded.clear()


def _open_journal(
    folder: Path, photo: Photo, file: Path | None, report: Report
) -> Journal:
    """Runs in the worker, since it asks the disk."""
    from core.session.journal import Journal
    from core.session.store import SessionStore

    return Journal(SessionStore(folder), photo, file)


def _bring_up_to_date(
    journal: Journal, step: Callable[[], object], report: Report
) -> Journal:
    """Take one step of the journal; runs in the worker."""
    step()
    return journal


def _discard(folder: SessionFolder, report: Report) -> None:
    """Runs in the worker."""
    folder.discard()
