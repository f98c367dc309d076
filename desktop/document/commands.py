"""The steps that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.repair import Repair
    from desktop.document.document import Document


class ChangeRepairs(QUndoCommand):
    """One list of repairs takes the place of another.

    Attributes:
        before: The list before.
        after: The list once this is done.
        words: Says what was done, for people, in the language of now.

    Args:
        document: Whose repairs.
        before: Its list now.
        after: Its list once this is done.
        words: See above.
    """

    def __init__(
        self,
        document: Document,
        before: tuple[Repair, ...],
        after: tuple[Repair, ...],
        words: Callable[[], str],
    ) -> None:
        super().__init__()
        self._document = document
        self.before = before
        self.after = after
        self.words = words
        self._is_done = False

    def as_done(self) -> ChangeRepairs:
        """This step once more; to push it on a stack changes nothing."""
        copy = ChangeRepairs(self._document, self.before, self.after, self.words)
        copy._is_done = True
        return copy

    def redo(self) -> None:
        """Put the new list on the photo."""
        if self._is_done:
            self._is_done = False  # a stack calls this for each step it is given
            return
        self._document.set_repairs(self.after)

    def undo(self) -> None:
        """Put the old one back."""
        self._document.set_repairs(self.before)
