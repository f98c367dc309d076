"""Pastes pictures as new photos, and copies the repaired one for other programs."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QImage

from core.geometry import Box
from desktop.files.clipboard_picture import photo_from_picture, picture_of
from desktop.files.file_controller import Picture
from desktop.tasks import Task
from desktop.texts import messages
from desktop.texts.messages import Message, Tone

if TYPE_CHECKING:
    from core.patch import Patch
    from core.photo.photo import Photo
    from core.progress import Report
    from desktop.document.document import Document
    from desktop.files.file_controller import FileController
    from desktop.tasks import TaskRunner
    from desktop.texts.messages import Words


class ClipboardController(QObject):
    """Paste and Copy.

    Signals:
        activity_changed: Carries `Words`; empty at the end.
        message_raised: Carries a Message.
    """

    activity_changed = Signal(object)
    message_raised = Signal(object)

    def __init__(
        self,
        document: Document,
        *,
        files: FileController,
        runner: TaskRunner,
        clipboard: QClipboard | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._files = files
        self._runner = runner
        self._clipboard = clipboard or QGuiApplication.clipboard()

    def paste(self) -> None:
        """Open what the clipboard holds: a picture, or the first of some files."""
        data: QMimeData | None = self._clipboard.mimeData()
        if data is None:  # where nobody has used the clipboard yet
            data = QMimeData()
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if files:
            self._files.open_photo(Path(files[0]))
            return
        picture = QImage(self._clipboard.image()) if data.hasImage() else QImage()
        if picture.isNull():
            self.message_raised.emit(Message(self._refusal(data), Tone.WARNING))
            return
        name = self.tr("Pasted picture") + ".png"
        make = partial(photo_from_picture, picture, name)
        self._files.open_picture(Picture(name, make))

    def copy_photo(self) -> None:
        """Put the whole repaired photo into the clipboard."""
        if self._document.photo is not None:
            size = self._document.photo.size
            whole = Box(0, 0, size.width, size.height)
            self._copy(
                whole, lambda: self.tr("The repaired photo is on the clipboard.")
            )

    def copy_box(self, box: Box | None) -> None:
        """Put one box of the repaired photo into the clipboard."""
        if box is not None:
            self._copy(box, lambda: self.tr("The square is on the clipboard."))

    def _copy(self, box: Box, done: Words) -> None:
        photo = self._document.photo
        if photo is None:
            return
        task = Task(partial(_picture, photo, self._document.patches, box))
        task.succeeded.connect(partial(self._on_made, done))
        task.failed.connect(self._on_failed)
        task.ended.connect(self._on_ended)
        self.activity_changed.emit(lambda: self.tr("Copying"))
        self._runner.start(task)

    def _on_ended(self) -> None:
        self.activity_changed.emit("")

    def _on_made(self, done: Words, picture: QImage) -> None:
        self._clipboard.setImage(picture)
        self.message_raised.emit(Message(done))

    def _on_failed(self, error: Exception) -> None:
        message = messages.of_error(error)
        if message is None:
            raise error
        self.message_raised.emit(message)

    def _refusal(self, data: QMimeData) -> Words:
        """Why there is nothing to paste."""
        if data.hasImage():
            return lambda: self.tr(
                "The picture on the clipboard cannot be read. Save it as a file, and "
                "open that."
            )
        if data.hasText():
            return lambda: self.tr(
                "The clipboard holds text. Copy a picture in another program, then "
                "paste it here."
            )
        if data.formats():
            return lambda: self.tr(
                "The clipboard holds something that is no picture. Copy a picture in "
                "another program, then paste it here."
            )
        return lambda: self.tr(
            "The clipboard is empty. Copy a picture in another program, then paste it "
            "here."
        )


def _picture(
    photo: Photo, patches: tuple[Patch, ...], box: Box, _report: Report
) -> QImage:
    """Runs in the worker."""
    return picture_of(photo, patches, box)
