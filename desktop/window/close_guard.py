"""Closing the window without losing anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from desktop.batch.batch_controller import BatchController
    from desktop.document.document import Document
    from desktop.files.file_controller import FileController
    from desktop.training.training_controller import TrainingController


class CloseGuard(QObject):
    """Lets questions be asked for the repairs, the training and the batch.

    Args:
        document: Its repairs may be unsaved.
        files: Asks about them.
        training: Asks about the run, and may need a while until it has ended.
        batches: Ask about the batch.
        parent: Its owner.
    """

    def __init__(
        self,
        document: Document,
        *,
        files: FileController,
        training: TrainingController,
        batches: BatchController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._files = files
        self._training = training
        self._batches = batches
        self._given_up: int | None = None

    def may_close(self) -> bool:
        """Whether the window may close now; when it may later, it will be told."""
        # Whoever gave up the repairs before the run had to end is not asked again,
        # unless there are others by now.
        is_given_up = self._given_up == self._document.revision
        if not is_given_up and not self._files.may_close():
            return False
        may_close = self._training.may_close()
        is_leaving = self._training.is_leaving
        self._given_up = self._document.revision if is_leaving else None
        return may_close and self._batches.may_close()
