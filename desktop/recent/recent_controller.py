"""Keeps small pictures of the photos that were open lately."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.recent.recent_store import RecentStore, small_picture
from desktop.tasks import Task

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from core.patch import Patch
    from core.photo.photo import Photo
    from core.progress import Report
    from desktop.document.document import Document
    from desktop.files.save_controller import SaveController, Saving
    from desktop.settings.settings import Settings
    from desktop.tasks import TaskRunner


class RecentController(QObject):
    """Makes a picture whenever a photo was opened or written.

    Signals:
        changed: There is another picture, or the list was cleared.
    """

    changed = Signal()

    def __init__(
        self,
        document: Document,
        *,
        saver: SaveController,
        settings: Settings,
        store: RecentStore,
        runner: TaskRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._settings = settings
        self._store = store
        self._runner = runner
        document.photo_changed.connect(self._on_photo_changed)
        saver.written.connect(self._on_written)

    def clear(self) -> None:
        """Forget all recent photos and their pictures."""
        self._settings.clear_recent_files()
        self._store.keep_only(())
        self.changed.emit()

    def _on_photo_changed(self) -> None:
        photo, path = self._document.photo, self._document.path
        if photo is not None and path is not None:
            self._keep(path, photo, ())

    def _on_written(self, saving: Saving) -> None:
        self._keep(saving.path, saving.photo, saving.patches)

    def _keep(self, path: Path, photo: Photo, patches: tuple[Patch, ...]) -> None:
        recent = (path, *self._settings.recent_files)
        task = Task(partial(self._make, path, photo, patches, recent))
        task.succeeded.connect(self.changed)
        task.failed.connect(_on_failed)
        self._runner.start(task)

    def _make(
        self,
        path: Path,
        photo: Photo,
        patches: Sequence[Patch],
        recent: Sequence[Path],
        _report: Report,
    ) -> None:
        """Runs in the worker, one after the other: none is removed while it is made."""
        self._store.keep(path, small_picture(photo, patches))
        self._store.keep_only(recent)


def _on_failed(error: Exception) -> None:
    # Without the memory for a small picture there is none; the photo is open.
    if not isinstance(error, MemoryError):
        raise error
