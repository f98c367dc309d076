"""Another fill of the same square, by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.changes import exchanged
from desktop.candidates.proposals import tried_again
from desktop.texts.messages import Message

if TYPE_CHECKING:
    from core.arrays import Pixels
    from core.repair import WantedRepair
    from desktop.candidates.repair_in_hand import RepairInHand
    from desktop.document.document import Document
    from desktop.fills.fill_controller import FillController


class TryAgain(QObject):
    """Fills the repair in hand with another seed, and says so where that is the same.

    Signals:
        message_raised: There is something to tell.
    """

    message_raised = Signal(object)

    def __init__(
        self,
        document: Document,
        *,
        fills: FillController,
        in_hand: RepairInHand,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._fills = fills
        self._in_hand = in_hand
        self._asked: WantedRepair | None = None
        self._before: Pixels | None = None
        document.repairs_changed.connect(self._on_repairs_changed)
        document.photo_changed.connect(self._forget)

    def try_again(self) -> None:
        """Fill it with the next seed."""
        one = self._in_hand.wanted
        if one is not None:
            self._asked, self._before = tried_again(one), self._pixels_of(one)
            change = exchanged(one, self._asked)
            self._fills.apply(change, lambda: self.tr("Try again"))

    def _on_repairs_changed(self) -> None:
        if self._asked is None:
            return
        import numpy as np

        pixels = self._pixels_of(self._asked)
        if pixels is not None and self._before is not None:
            if np.array_equal(pixels, self._before):
                self.message_raised.emit(Message(self._same_again))
            self._forget()

    def _same_again(self) -> str:
        return self.tr(
            "This model fills a square in one way only. Look at the other fills, or "
            "choose another model."
        )

    def _forget(self) -> None:
        self._asked = self._before = None

    def _pixels_of(self, one: WantedRepair) -> Pixels | None:
        """What a repair of the document looks like."""
        repairs = self._document.repairs
        found = (repair.patch.pixels for repair in repairs if repair.wanted == one)
        return next(found, None)
