"""Photos that cannot be used, as a sortable table."""

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

from desktop.wizard.scan_words import reason_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.dataset.scan_report import RejectedPhoto

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Column(IntEnum):
    """What is told of each photo."""

    NAME = 0
    REASON = 1
    FOLDER = 2


class RejectedModel(QAbstractTableModel):
    """One row a photo; texts are made when they are looked at.

    Sorting is done here, on plain Python texts: a proxy would compare through Qt, a
    hundred times slower.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._photos: list[RejectedPhoto] = []

    @property
    def photos(self) -> tuple[RejectedPhoto, ...]:
        """In the order that they are shown."""
        return tuple(self._photos)

    def show_photos(self, photos: Sequence[RejectedPhoto]) -> None:
        """Show others."""
        self.beginResetModel()
        self._photos = list(photos)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Of photos."""
        return 0 if parent.isValid() else len(self._photos)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Of `Column`."""
        return 0 if parent.isValid() else len(Column)

    def data(
        self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """The text of a cell; the whole path as its tool tip."""
        photo = self._photos[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(photo, Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(photo.path)
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
        titles = {
            Column.NAME: self.tr("Photo"),
            Column.REASON: self.tr("Reason"),
            Column.FOLDER: self.tr("Folder"),
        }
        return titles[Column(section)]

    def sort(
        self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder
    ) -> None:
        """Put the rows in the order of a column's texts; what is selected stays so.

        Args:
            column: A `Column`; -1 is the order that they were found in, by path.
            order: Up or down.
        """
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [(self._photos[index.row()], index.column()) for index in before]
        self._photos.sort(
            key=_key_of(column),
            reverse=order is Qt.SortOrder.DescendingOrder,
        )
        if kept:
            rows = {id(photo): row for row, photo in enumerate(self._photos)}
            after = [self.index(rows[id(photo)], column) for photo, column in kept]
            self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


def _key_of(column: int) -> Callable[[RejectedPhoto], str]:
    if column < 0:
        return lambda photo: str(photo.path)
    return lambda photo: _text(photo, Column(column)).casefold()


def _text(photo: RejectedPhoto, column: Column) -> str:
    match column:
        case Column.NAME:
            return photo.path.name
        case Column.REASON:
            return reason_text(photo)
        case Column.FOLDER:
            return str(photo.path.parent)
