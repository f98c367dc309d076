"""The steps that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoCommand

if TYPE_CHECKING:
    from core.repair import Repair
    from desktop.document import Document

translate = QCoreApplication.translate


class AddRepair(QUndoCommand):
    """A finished fill lands on the photo."""

    def __init__(self, document: Document, repair: Repair) -> None:
        super().__init__(translate("commands", "Fill"))
        self._document = document
        self._repair = repair

    def redo(self) -> None:
        """Put the repair on the photo."""
        self._document.add(self._repair)

    def undo(self) -> None:
        """Take it away again."""
        self._document.remove(self._repair)
