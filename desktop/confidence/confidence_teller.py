"""Says in words how far the fill that people deal with can be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.inpainting.confidence.confidence import Level
from desktop.confidence.confidence_words import words_of
from desktop.texts.translation import keep_translated

if TYPE_CHECKING:
    from core.inpainting.confidence.confidence import Confidence
    from core.repair import WantedRepair
    from desktop.candidates.repair_in_hand import RepairInHand
    from desktop.canvas.photo_view import PhotoView
    from desktop.confidence.confidence_controller import ConfidenceController
    from desktop.document.document import Document
    from desktop.repairs.chosen_repair import ChosenRepair
    from desktop.window.status_bar import StatusBar


class ConfidenceTeller(QObject):
    """Tells of the chosen repair; of the latest fill only when it is likely to show.

    While a square waits to be filled, that is what the line is for.
    """

    def __init__(
        self,
        confidences: ConfidenceController,
        *,
        document: Document,
        chosen: ChosenRepair,
        in_hand: RepairInHand,
        view: PhotoView,
        status: StatusBar,
    ) -> None:
        super().__init__(confidences)
        self._confidences = confidences
        self._document = document
        self._chosen = chosen
        self._in_hand = in_hand
        self._view = view
        self._status = status
        for signal in (confidences.changed, chosen.changed, in_hand.changed):
            signal.connect(self._tell)
        view.squares_changed.connect(self._tell)
        keep_translated(view, self._tell)

    def _tell(self) -> None:
        confidence = self._told()
        text = "" if confidence is None else words_of(confidence)
        shows = confidence is not None and confidence.level is Level.LIKELY_TO_SHOW
        self._status.set_note(text)
        self._status.show_way_out(shows)

    def _told(self) -> Confidence | None:
        """What there is to say at the moment."""
        is_waiting = self._view.selection != self._view.origin
        one = self._in_hand.wanted
        if is_waiting or one is None:
            return None
        confidence = self._of_wanted(one)
        is_chosen = one == self._chosen.wanted
        if confidence is None or is_chosen:
            return confidence
        return confidence if confidence.level is Level.LIKELY_TO_SHOW else None

    def _of_wanted(self, one: WantedRepair) -> Confidence | None:
        repairs = self._document.repairs
        patches = (repair.patch for repair in repairs if repair.wanted == one)
        patch = next(patches, None)
        return None if patch is None else self._confidences.of(patch)
