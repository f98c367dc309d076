"""Offers other fills of a square, and puts the chosen one in its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.candidates.candidate import Candidate, make_candidate
from desktop.candidates.proposals import proposals
from desktop.tasks import Task
from desktop.texts import messages

if TYPE_CHECKING:
    from collections.abc import Collection

    from core.inpainting.engine import FillEngine
    from core.repair import Change, Repair, WantedRepair
    from desktop.candidates.repair_in_hand import RepairInHand
    from desktop.document.document import Document
    from desktop.fills.fill_controller import FillController
    from desktop.tasks import TaskRunner

MOST = 4
"""Candidates to choose from, the fill that is there included."""


@dataclass(slots=True, eq=False)
class Offer:
    """The candidates for one square.

    Attributes:
        row: Of its repair in the document's list.
        repairs: The document's list when all candidates were true.
        pending: How to make more; the first of them is the fill that is there.
        candidates: Made so far.
    """

    row: int
    repairs: tuple[Repair, ...]
    pending: list[WantedRepair]
    candidates: list[Candidate] = field(default_factory=list)

    @property
    def is_complete(self) -> bool:
        """Whether no more will come."""
        return not self.pending

    @property
    def current(self) -> int:
        """The place of the candidate that is in the photo; -1 for none of them."""
        there = self.repairs[self.row].patch
        patches = [candidate.repair.patch for candidate in self.candidates]
        return patches.index(there) if there in patches else -1

    def follows(self, repairs: tuple[Repair, ...]) -> bool:
        """Whether a list differs in nothing but which candidate is in it."""
        if len(repairs) != len(self.repairs):
            return False
        mine = {self.repairs[self.row], *(c.repair for c in self.candidates)}
        others = (
            one is other
            for row, (one, other) in enumerate(zip(repairs, self.repairs, strict=True))
            if row != self.row
        )
        return repairs[self.row] in mine and all(others)


class CandidateController(QObject):
    """Makes candidates one after the other in the thread of the fills.

    They give way to every change of the repairs that is asked for, and none outlives
    a change of the photo or of the other repairs.

    Signals:
        offer_changed: Carries the `Offer`, or None when nothing is offered.
    """

    offer_changed = Signal(object)
    message_raised = Signal(object)

    def __init__(
        self,
        document: Document,
        *,
        engine: FillEngine,
        runner: TaskRunner,
        fills: FillController,
        in_hand: RepairInHand,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._engine = engine
        self._runner = runner
        self._fills = fills
        self._in_hand = in_hand
        self._offer: Offer | None = None
        self._task: Task | None = None
        self._must_wait = False
        document.photo_changed.connect(self.close)
        document.repairs_changed.connect(self._on_repairs_changed)
        fills.busy_changed.connect(self._on_busy_changed)
        fills.activity_changed.connect(self._on_activity_changed)

    def offer(self) -> None:
        """Offer other fills of the repair in hand; close an offer that is open."""
        one, was_open = self._in_hand.wanted, self._offer is not None
        self.close()
        if one is not None and not was_open:
            repairs = self._document.repairs
            row = [repair.wanted for repair in repairs].index(one)
            self._offer = Offer(row, repairs, [one, *proposals(one)])
            self._make_next()
            self._tell()

    def choose(self, place: int) -> None:
        """Put a candidate into the photo; nothing happens where there is none."""
        if self._offer is not None and 0 <= place < len(self._offer.candidates):
            mine = [candidate.repair for candidate in self._offer.candidates]
            change = _chosen_among({each.wanted for each in mine}, mine[place].wanted)
            self._fills.apply(change, lambda: self.tr("Choose a fill"), made=mine)

    def close(self) -> None:
        """Offer nothing."""
        self._stop()
        if self._offer is not None:
            self._offer = None
            self._tell()

    def _make_next(self) -> None:
        photo, offer = self._document.photo, self._offer
        is_free = self._task is None and not self._must_wait
        if photo is not None and offer is not None and is_free and offer.pending:
            work = partial(
                make_candidate,
                self._engine,
                photo,
                offer.repairs,
                offer.row,
                offer.pending[0],
            )
            self._task = Task(work)
            self._task.succeeded.connect(self._on_made)
            self._task.failed.connect(self._on_failed)
            self._runner.start(self._task)

    def _on_made(self, candidate: Candidate) -> None:
        self._task = None
        if self._offer is not None:
            self._offer.pending.pop(0)
            if not _is_among(candidate, self._offer.candidates):
                self._offer.candidates.append(candidate)
            if len(self._offer.candidates) == MOST:
                self._offer.pending.clear()
            self._make_next()
            self._tell()

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        if self._offer is not None:
            self._offer.pending.clear()
            self._tell()
        message = messages.of_error(error)
        if message is None:
            raise error
        self.message_raised.emit(message)

    def _on_repairs_changed(self) -> None:
        repairs = self._document.repairs
        if self._offer is not None and self._offer.follows(repairs):
            self._offer.repairs = repairs
            self._tell()
        else:
            self.close()

    def _on_busy_changed(self, boxes: tuple[object, ...]) -> None:
        if boxes:
            self.close()

    def _on_activity_changed(self, text: str) -> None:
        """Give way while the list is being changed, then go on."""
        self._must_wait = bool(text)
        if self._must_wait:
            self._stop()
        else:
            self._make_next()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _tell(self) -> None:
        self.offer_changed.emit(self._offer)


def _chosen_among(known: Collection[WantedRepair], one: WantedRepair) -> Change:
    """Whichever of some is in the list gives its place to one of them."""
    return lambda wanted: tuple(one if each in known else each for each in wanted)


def _is_among(candidate: Candidate, others: list[Candidate]) -> bool:
    """Whether another one looks the same."""
    import numpy as np

    mine = candidate.repair.patch.pixels
    return any(np.array_equal(mine, other.repair.patch.pixels) for other in others)
