"""The steps that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

if TYPE_CHECKING:
    from core.repair import Repair
    from desktop.document import Document


class ChangeRepairs(QUndoCommand):
    """One list of repairs takes the place of another.

    Args:
        document: Whose repairs.
        before: Its list now.
        after: Its list once this is done.
        text: What was done, for people.
    """

    def __init__(
        self,
        document: Document,
        before: tuple[Repair, ...],
        after: tuple[Repair, ...],
        text: str,
    ) -> None:
        super().__init__(text)
        self._document = document
        self._before = before
        self._after = after

    def redo(self) -> None:
        """Put the new list on the photo."""
        self._document.set_repairs(self._after)

    def undo(self) -> None:
        """Put the old one back."""
        self._document.set_repairs(self._before)
