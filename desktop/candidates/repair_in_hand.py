"""The repair that a key without any choice speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from core.repair import WantedRepair
    from desktop.document.document import Document
    from desktop.repairs.chosen_repair import ChosenRepair


class RepairInHand(QObject):
    """The chosen repair, or else the one that was filled or changed last.

    Signals:
        changed: Carries the `WantedRepair`, or None.
    """

    changed = Signal(object)

    def __init__(
        self, document: Document, chosen: ChosenRepair, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._chosen = chosen
        self._known: frozenset[WantedRepair] = frozenset()
        self._latest: WantedRepair | None = None
        self._told: WantedRepair | None = None
        document.repairs_changed.connect(self._follow)
        document.photo_changed.connect(self._follow)
        chosen.changed.connect(self._tell)

    @property
    def wanted(self) -> WantedRepair | None:
        """What it is; never one that is switched off."""
        chosen = self._chosen.wanted
        return chosen if chosen is not None and chosen.is_enabled else self._latest

    def _follow(self) -> None:
        enabled = [r.wanted for r in self._document.repairs if r.is_enabled]
        new = [one for one in enabled if one not in self._known]
        self._known = frozenset(enabled)
        if new:
            self._latest = new[-1]
        elif self._latest not in self._known:
            self._latest = enabled[-1] if enabled else None
        self._tell()

    def _tell(self) -> None:
        if self.wanted != self._told:
            self._told = self.wanted
            self.changed.emit(self._told)
