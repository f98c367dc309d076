"""Which repair of the document people deal with at the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from core.repair import WantedRepair
    from desktop.document import Document


class ChosenRepair(QObject):
    """The choice of one repair, or of none, that the photo and the list share.

    While the list keeps its length, the choice follows its place in the list: what was
    moved, switched or filled again is still chosen.
    """

    changed = Signal(object)
    """Carries the `WantedRepair`, or None."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._wanted: WantedRepair | None = None
        self._row = -1
        self._count = 0
        document.repairs_changed.connect(self._follow)
        document.photo_changed.connect(self.drop)

    @property
    def wanted(self) -> WantedRepair | None:
        """What the chosen repair is."""
        return self._wanted

    @property
    def row(self) -> int:
        """Its place in the document's list; -1 without one."""
        return self._row

    def choose(self, row: int) -> None:
        """Choose the repair at a place of the list; none where there is none."""
        repairs = self._document.repairs
        self._count = len(repairs)
        self._row = row if 0 <= row < len(repairs) else -1
        before, self._wanted = self._wanted, None
        if self._row >= 0:
            self._wanted = repairs[self._row].wanted
        if self._wanted != before:
            self.changed.emit(self._wanted)

    def drop(self) -> None:
        """Choose none."""
        self.choose(-1)

    def _follow(self) -> None:
        wanted = [repair.wanted for repair in self._document.repairs]
        if self._wanted in wanted:
            self.choose(wanted.index(self._wanted))
        else:
            self.choose(self._row if len(wanted) == self._count else -1)
