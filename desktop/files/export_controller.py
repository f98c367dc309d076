"""Exports copies of the repaired photo, and tells beforehand how large they will be."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.files.folders import pictures_folder
from desktop.tasks import Task
from desktop.texts import messages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.patch import Patch
    from core.photo.photo import Photo
    from core.progress import Report
    from desktop.dialogs.export_dialog import ExportDialog
    from desktop.document.document import Document
    from desktop.files.export_choice import ExportChoice
    from desktop.files.save_controller import SaveController
    from desktop.questions.asker import Asker
    from desktop.tasks import TaskRunner

_PAUSE_MS = 150
"""A slider that moves on within this time is not worth a measurement."""


class ExportController(QObject):
    """Opens the dialog, one at a time, and lets the saver write what is chosen there.

    Args:
        document: What is exported.
        saver: Writes the file.
        runner: Measures sizes.
        asker: Asks where to write.
        make_dialog: Makes the dialog for a photo, not shown yet.
        parent: Its owner.
    """

    def __init__(
        self,
        document: Document,
        *,
        saver: SaveController,
        runner: TaskRunner,
        asker: Asker,
        make_dialog: Callable[[Photo], ExportDialog],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._saver = saver
        self._runner = runner
        self._asker = asker
        self._make_dialog = make_dialog
        self._dialog: ExportDialog | None = None
        self._task: Task | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._measure)

    def show(self) -> None:
        """Ask how to export the photo, unless that is being asked."""
        if self._document.photo is None or self._dialog is not None:
            return
        self._dialog = self._make_dialog(self._document.photo)
        self._dialog.changed.connect(self._on_changed)
        self._dialog.accepted.connect(self._on_accepted)
        self._dialog.finished.connect(self._on_finished)
        self._measure()
        # The photo stays as it is meanwhile, and so does its size.
        self._dialog.open()

    def close(self) -> None:
        """Leave no dialog open: its window was closed."""
        if self._dialog is not None:
            self._dialog.reject()

    def _on_changed(self) -> None:
        self._drop()
        if self._dialog is not None:
            self._dialog.show_measuring()
        self._pause.start()

    def _measure(self) -> None:
        self._drop()
        photo = self._document.photo
        if photo is None or self._dialog is None:
            return
        self._dialog.show_measuring()
        choice = self._dialog.choice
        self._task = Task(partial(_size, photo, self._document.patches, choice))
        self._task.succeeded.connect(self._dialog.show_size)
        self._task.failed.connect(self._on_unmeasured)
        self._runner.start(self._task)

    def _on_unmeasured(self, error: Exception) -> None:
        message = messages.of_error(error)
        if message is None:
            raise error
        if self._dialog is not None:
            self._dialog.show_refusal(message.text)

    def _on_accepted(self) -> None:
        if self._dialog is None:
            return
        choice = self._dialog.choice
        path = self._asker.place_to_save(self._suggestion(choice.suffix))
        if path is not None:
            self._saver.export(path, choice.options)

    def _on_finished(self) -> None:
        self._drop()
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None

    def _drop(self) -> None:
        self._pause.stop()
        if self._task is not None:
            self._task.cancel()
        self._task = None

    def _suggestion(self, suffix: str) -> Path:
        path = self._document.path or pictures_folder() / self._document.name
        return path.with_name(f"{path.stem}-export{suffix}")


def _size(
    photo: Photo, patches: tuple[Patch, ...], choice: ExportChoice, report: Report
) -> int:
    """Runs in the worker."""
    from core.photo.size import estimated_size

    return estimated_size(photo, patches, choice.suffix, choice.options, report)
