"""Which repair of the document people deal with at the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from core.repair import RepairGroup, WantedRepair
    from desktop.document.document import Document


class ChosenRepair(QObject):
    """The choice of one repair or group, or none, that the photo and the list share.

    While the list keeps its length, the choice follows its place in the list: what was
    moved, switched or filled again is still chosen.
    """

    changed = Signal(object)
    """Carries the `WantedRepair`, or None."""
    group_changed = Signal(object)
    """Carries the `RepairGroup`, or None."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._wanted: WantedRepair | None = None
        self._group: RepairGroup | None = None
        self._row = -1
        self._count = 0
        document.repairs_changed.connect(self._follow)
        document.photo_changed.connect(self.drop)

    @property
    def wanted(self) -> WantedRepair | None:
        """What the chosen repair is."""
        return self._wanted

    @property
    def group(self) -> RepairGroup | None:
        """The chosen group; there is no chosen repair then."""
        return self._group

    @property
    def has_any(self) -> bool:
        """Whether a repair or a group is chosen."""
        return self._wanted is not None or self._group is not None

    @property
    def row(self) -> int:
        """Its place in the document's list; -1 without one."""
        return self._row

    def choose(self, row: int) -> None:
        """Choose the repair at a place of the list; none where there is none."""
        repairs = self._document.repairs
        self._count = len(repairs)
        self._row = row if 0 <= row < len(repairs) else -1
        self._settle(repairs[self._row].wanted if self._row >= 0 else None, None)

    def choose_group(self, group: RepairGroup) -> None:
        """Choose what was made together."""
        self._row = -1
        self._settle(None, group)

    def drop(self) -> None:
        """Choose none."""
        self.choose(-1)

    def _settle(self, wanted: WantedRepair | None, group: RepairGroup | None) -> None:
        """Know it all before any of it is told: who hears of it may ask."""
        before = self._wanted, self._group
        self._wanted, self._group = wanted, group
        if group != before[1]:
            self.group_changed.emit(group)
        if wanted != before[0]:
            self.changed.emit(wanted)

    def _follow(self) -> None:
        if self._group is not None:
            groups = {repair.group for repair in self._document.repairs}
            self._settle(None, self._group if self._group in groups else None)
            return
        wanted = [repair.wanted for repair in self._document.repairs]
        if self._wanted in wanted:
            self.choose(wanted.index(self._wanted))
        else:
            self.choose(self._row if len(wanted) == self._count else -1)
