"""Asking for photos, folders and lists, and reading what was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

from desktop.batch.work import ReadList
from desktop.files.folders import pictures_folder
from desktop.files.natural_order import natural_order
from desktop.tasks import Task

if TYPE_CHECKING:
    from pathlib import Path

    from core.progress import Report
    from desktop.batch.work import BatchWork
    from desktop.document.document import Document
    from desktop.questions.asker import Asker
    from desktop.tasks import TaskRunner


class BatchChooser(QObject):
    """Looks into folders and lists away from the window's thread.

    Args:
        document: Dialogs begin beside its photo, before others are chosen.
        asker: Asks the person.
        runner: For what takes time.
        parent: Its owner.
    """

    photos_chosen = Signal(object)
    """Carries paths, as a tuple."""
    folder_chosen = Signal(object)
    """Carries the folder to write into."""
    list_read = Signal(object)
    """Carries a ReadList."""
    failed = Signal(object)
    """Carries the exception."""

    def __init__(
        self,
        document: Document,
        *,
        asker: Asker,
        runner: TaskRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._asker = asker
        self._runner = runner

    def choose_photos(self, work: BatchWork) -> None:
        """Ask for photos."""
        photos = self._asker.photos_to_repair(self._place_of(work))
        if photos:
            self.photos_chosen.emit(photos)

    def choose_folder_of_photos(self, work: BatchWork) -> None:
        """Ask for a folder, and choose the photos in it."""
        folder = self._asker.photos_folder(self._place_of(work))
        if folder is not None:
            self.add([folder])

    def choose_target(self, work: BatchWork) -> None:
        """Ask for the folder to write into."""
        folder = self._asker.results_folder(work.folder or self._place_of(work))
        if folder is not None:
            self.folder_chosen.emit(folder)

    def choose_list(self, work: BatchWork) -> None:
        """Ask for a list and read it."""
        known = work.read_list
        path = self._asker.job_list(
            known.path.parent if known else self._place_of(work)
        )
        if path is not None:
            self._start(Task(lambda _report: _read(path)), self.list_read)

    def add(self, paths: list[Path]) -> None:
        """Choose photos, and those in folders."""
        self._start(Task(lambda report: _photos_of(paths, report)), self.photos_chosen)

    def _place_of(self, work: BatchWork) -> Path:
        """Where the file dialogs begin."""
        beside = work.photos[-1] if work.photos else self._document.path
        return pictures_folder() if beside is None else beside.parent

    def _start(self, task: Task, told: SignalInstance) -> None:
        task.succeeded.connect(told)
        task.failed.connect(self.failed)
        self._runner.start(task)


def _photos_of(paths: list[Path], report: Report) -> tuple[Path, ...]:
    """Runs in the worker."""
    from core.folder_photos import photos_in

    found: list[Path] = []
    for path in paths:
        report(0.0)
        is_folder = path.is_dir()
        found += sorted(photos_in(path), key=natural_order()) if is_folder else [path]
    return tuple(found)


def _read(path: Path) -> ReadList:
    """Runs in the worker."""
    from core.batch.job_list import read_job_list

    return ReadList(path, read_job_list(path))
