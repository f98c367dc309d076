"""Keeps the undo history within a bound of memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal

from desktop.document.commands import ChangeRepairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.repair import Repair
    from desktop.document.document import Document

MEGABYTE = 10**6


class UndoMemory(QObject):
    """Forgets the oldest steps when the pixels that only the history holds are many.

    Repairs that are on the photo cost the history nothing: they are there anyway. The
    latest step can always be undone.

    Args:
        document: Whose history.
        limit: In bytes.
        parent: Its owner.
    """

    changed = Signal()
    """The history holds more or less than before."""

    def __init__(
        self, document: Document, *, limit: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._stack = document.undo_stack
        self._limit = limit
        # Queued: a stack must not be changed while it is about to tell of a change.
        self._stack.indexChanged.connect(
            self._on_index_changed, Qt.ConnectionType.QueuedConnection
        )

    @property
    def used(self) -> int:
        """Bytes of pixels that are kept for undo and redo alone."""
        return _bytes(self._only_held_by(self._steps()))

    def set_limit(self, limit: int) -> None:
        """Allow another number of bytes."""
        self._limit = limit
        self._on_index_changed()

    def _on_index_changed(self) -> None:
        # Steps that were undone would be lost with the older ones.
        if self._stack.index() == self._stack.count():
            self._trim()
        self.changed.emit()

    def _trim(self) -> None:
        steps = self._steps()
        first = self._first_to_keep(steps)
        if first > 0:
            blocker = QSignalBlocker(self._stack)
            self._restart_with(steps[first:], clean=self._stack.cleanIndex() - first)
            blocker.unblock()

    def _first_to_keep(self, steps: Sequence[ChangeRepairs]) -> int:
        first = len(steps)
        held: set[Repair] = set()
        while first > 0:
            held |= self._only_held_by(steps[first - 1 : first])
            if _bytes(held) > self._limit:
                break
            first -= 1
        return min(first, max(0, len(steps) - 1))

    def _restart_with(self, steps: Sequence[ChangeRepairs], *, clean: int) -> None:
        """Build the history anew from its latest steps; no repair changes."""
        copies = [step.as_done() for step in steps]
        self._stack.clear()
        if clean < 0:
            self._stack.resetClean()
        for number, copy in enumerate(copies):
            if number == clean:
                self._stack.setClean()
            self._stack.push(copy)
        if clean == len(copies):
            self._stack.setClean()

    def _steps(self) -> list[ChangeRepairs]:
        steps = (self._stack.command(at) for at in range(self._stack.count()))
        return [step for step in steps if isinstance(step, ChangeRepairs)]

    def _only_held_by(self, steps: Iterable[ChangeRepairs]) -> set[Repair]:
        held: set[Repair] = set()
        for step in steps:
            held.update(step.before, step.after)
        return held.difference(self._document.repairs)


def _bytes(repairs: Iterable[Repair]) -> int:
    """Repairs that differ only in being switched on share their pixels."""
    pixels = {id(repair.patch): repair.patch.pixels for repair in repairs}
    return sum(array.nbytes for array in pixels.values())
