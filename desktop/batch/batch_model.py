"""The pictures of a batch, as a table."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from desktop.batch.batch_words import name_text, result_text, state_text
from desktop.batch.entries import EntryState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.batch.entries import Entry

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

PERCENT_ROLE = Qt.ItemDataRole.UserRole
"""Of a picture that is being repaired, 0..100; None for all others."""


class Column(IntEnum):
    """What is told of each picture."""

    PHOTO = 0
    STATE = 1
    RESULT = 2


class BatchModel(QAbstractTableModel):
    """One row a picture; texts are made when they are looked at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    @property
    def entries(self) -> tuple[Entry, ...]:
        """In the order of the rows."""
        return tuple(self._entries)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show others."""
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def set_entry(self, row: int, entry: Entry) -> None:
        """Show how one of them has changed."""
        self._entries[row] = entry
        last = len(Column) - 1
        self.dataChanged.emit(self.index(row, 0), self.index(row, last))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Of pictures."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Of `Column`."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, and its whole text as a tool tip."""
        entry, column = self._entries[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return text_of(entry, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            is_photo = column is Column.PHOTO and entry.photo is not None
            return str(entry.photo) if is_photo else text_of(entry, column)
        if role == PERCENT_ROLE and entry.state is EntryState.RUNNING:
            return round(100 * entry.done)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> str | None:
        """What the columns are called."""
        if (
            role != Qt.ItemDataRole.DisplayRole
            or orientation is Qt.Orientation.Vertical
        ):
            return None
        return self.titles[section]

    @property
    def titles(self) -> tuple[str, ...]:
        """What the columns are called."""
        return (self.tr("Photo"), self.tr("State"), self.tr("Result"))


def text_of(entry: Entry, column: Column) -> str:
    """What a cell says."""
    match column:
        case Column.PHOTO:
            return name_text(entry)
        case Column.STATE:
            return state_text(entry)
        case Column.RESULT:
            return result_text(entry)
