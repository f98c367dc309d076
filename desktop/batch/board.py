"""What was chosen for a batch, and what became of each picture."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.batch.entries import Entry, EntryState, entries_of
from desktop.batch.work import BatchWork, OpenSquares, ReadList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from core.batch.events import BatchEvent
    from core.batch.job import BatchJob
    from desktop.document.document import Document


class BatchBoard(QObject):
    """Keeps the rows of the table true to what was chosen.

    A picture that stays the same keeps its result when others are added. While a batch
    is under way nothing is chosen, and the rows stay.

    Args:
        document: Its squares are used.
        parent: Its owner.
    """

    changed = Signal()
    """Something was chosen, or there are other squares."""
    entries_changed = Signal()
    """There are other rows."""
    entry_changed = Signal(int)
    """Carries the row that has changed."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._is_locked = False
        self._is_outdated = False
        self.work = BatchWork()
        self.entries: list[Entry] = []
        document.repairs_changed.connect(self._on_document_changed)
        document.photo_changed.connect(self._on_document_changed)

    @property
    def squares(self) -> OpenSquares | None:
        """Of the open photo; None when there are none."""
        photo, boxes = self._document.photo, self._document.holes
        if photo is None or not boxes:
            return None
        return OpenSquares(self._document.name, photo.size, boxes)

    @property
    def has_work(self) -> bool:
        """Whether there is something to repair."""
        return self._is_outdated or any(entry.can_run for entry in self.entries)

    def choose(self, name: str, value: object) -> None:
        """Choose something.

        Args:
            name: Of an attribute of BatchWork.
            value: Its new one.
        """
        self.work = replace(self.work, **{name: value})  # type: ignore[arg-type]
        self.renew()

    def add_photos(self, photos: Sequence[Path]) -> None:
        """Choose further photos, each once."""
        known = (*self.work.photos, *photos)
        self.choose("photos", tuple(dict.fromkeys(path.absolute() for path in known)))

    def remove(self, rows: Sequence[int]) -> None:
        """Choose all photos but these."""
        photos = enumerate(self.work.photos)
        self.choose("photos", tuple(p for row, p in photos if row not in rows))

    def take_list(self, read: ReadList) -> None:
        """Choose a list; one that was read anew may be another by now."""
        self.entries.clear()
        self.work = replace(self.work, uses_list=True)
        self.choose("read_list", read)

    def forget_results(self) -> None:
        """Make everything that is done wait again."""
        if not self._is_locked:
            self.entries.clear()
            self.renew()

    def renew(self) -> None:
        """Make the rows anew from what was chosen."""
        if self._is_locked:
            return
        known = {entry.job: entry for entry in self.entries if entry.job is not None}
        new = entries_of(self.work, self.work.jobs(self.squares))
        self.entries[:] = [
            known.get(entry.job, entry) if entry.job else entry for entry in new
        ]
        self._is_outdated = False
        self.entries_changed.emit()
        self.changed.emit()

    def begin(self) -> dict[int, BatchJob]:
        """Hold the rows, and return what is to be done, by the row."""
        if self._is_outdated:
            self.renew()
        self._is_locked = True
        rows = enumerate(self.entries)
        return {row: entry.job for row, entry in rows if entry.can_run and entry.job}

    def hear(self, row: int, event: BatchEvent) -> None:
        """Follow the job of a row."""
        self._set(row, self.entries[row].after(event))

    def end(self) -> None:
        """Let go of the rows; what was at work waits again."""
        self._is_locked = False
        for row, entry in enumerate(self.entries):
            if entry.state is EntryState.RUNNING:
                self._set(row, entry.halted())
        self.changed.emit()

    def _set(self, row: int, entry: Entry) -> None:
        self.entries[row] = entry
        self.entry_changed.emit(row)

    def _on_document_changed(self) -> None:
        has_results = any(e.state is not EntryState.WAITING for e in self.entries)
        if self._is_locked or has_results:
            # Results are looked at and saved; they stay until something is chosen.
            self._is_outdated = not self.work.uses_list
            self.changed.emit()
        else:
            self.renew()
