"""The steps that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoCommand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.inpainting.neighbours import Refilled
    from core.repair import Repair
    from desktop.document import Document

translate = QCoreApplication.translate


class AddRepair(QUndoCommand):
    """A finished fill lands on the photo, and its neighbours are filled again."""

    def __init__(
        self, document: Document, repair: Repair, refilled: Sequence[Refilled] = ()
    ) -> None:
        super().__init__(translate("commands", "Fill"))
        self._document = document
        self._repair = repair
        self._refilled = tuple(refilled)

    def redo(self) -> None:
        """Put the repair on the photo."""
        if self._refilled:
            self._document.exchange((one.before, one.after) for one in self._refilled)
        self._document.add(self._repair)

    def undo(self) -> None:
        """Take it away again."""
        self._document.remove(self._repair)
        if self._refilled:
            self._document.exchange((one.after, one.before) for one in self._refilled)
