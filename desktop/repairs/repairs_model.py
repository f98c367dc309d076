"""The document's repairs as rows of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon, QPixmap

from desktop.confidence.badge_delegate import LEVEL_ROLE
from desktop.confidence.confidence_words import words_of
from desktop.repairs import thumbnails

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from core.inpainting.confidence.confidence import Confidence
    from core.patch import Patch
    from core.photo.photo import Photo
    from core.repair import Repair

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class RepairsModel(QAbstractListModel):
    """One row for each repair: pictures, a check mark, what it was filled with.

    A row that is checked or unchecked by hand shows it at once; whether it becomes
    true is up to who hears of it.

    Signals:
        switch_requested: A row's number and whether its repair is to be on.
    """

    switch_requested = Signal(int, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._photo: Photo | None = None
        self._repairs: tuple[Repair, ...] = ()
        self._asked: dict[int, bool] = {}
        self._pictures: dict[Patch, QIcon] = {}
        self._ratio = 1.0
        self._confidence: Callable[[Patch], Confidence | None] = lambda _patch: None

    def show_confidence(self, of: Callable[[Patch], Confidence | None]) -> None:
        """Tell of each patch how far it can be trusted, as it is known by now."""
        self._confidence = of
        self.write_again()

    def set_ratio(self, ratio: float) -> None:
        """Make pictures for a screen with so many device pixels per logical one."""
        if ratio != self._ratio:
            self._ratio = ratio
            self._pictures.clear()

    def show_repairs(self, photo: Photo | None, repairs: tuple[Repair, ...]) -> None:
        """Show other repairs; rows that stay are left alone."""
        if photo is not self._photo:
            self._pictures.clear()
        self._photo = photo
        self._asked.clear()
        self._exchange_rows(repairs)
        kept = {repair.patch for repair in repairs}
        self._pictures = {k: v for k, v in self._pictures.items() if k in kept}

    def forget_asked(self) -> None:
        """Show the check marks as they are, whatever was asked for."""
        asked, self._asked = tuple(self._asked), {}
        for row in asked:
            self._tell_changed(row, row)

    def write_again(self) -> None:
        """Tell that all texts are others now."""
        self._tell_changed(0, len(self._repairs) - 1)

    def rowCount(self, parent: _Index | None = None) -> int:
        """One for each repair."""
        return 0 if parent is not None and parent.isValid() else len(self._repairs)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Rows can be checked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """What a row shows."""
        if not 0 <= index.row() < len(self._repairs):
            return None
        repair = self._repairs[index.row()]
        shown: object = None
        match role:
            case _Role.DisplayRole:
                shown = f"{self._size_of(repair)}\n{self._recipe_of(repair)}"
            case _Role.ToolTipRole | _Role.AccessibleTextRole:
                shown = self._sentence_of(repair)
            case _ if role == LEVEL_ROLE:
                confidence = self._confidence(repair.patch)
                shown = confidence and confidence.level
            case _Role.CheckStateRole:
                is_on = self._asked.get(index.row(), repair.is_enabled)
                shown = Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
            case _Role.DecorationRole:
                shown = self._picture_of(repair)
        return shown

    def setData(self, index: _Index, value: object, role: int = _Role.EditRole) -> bool:
        """Ask for a repair to be switched on or off."""
        if role != _Role.CheckStateRole or not index.isValid():
            return False
        is_on = Qt.CheckState(value) is Qt.CheckState.Checked
        self._asked[index.row()] = is_on
        self._tell_changed(index.row(), index.row())
        self.switch_requested.emit(index.row(), is_on)
        return True

    def _exchange_rows(self, new: tuple[Repair, ...]) -> None:
        """Put the new rows in place of those between the first and the last change."""
        old = self._repairs
        shorter = min(len(old), len(new))
        same = (old[i] is new[i] for i in range(shorter))
        head = next((i for i, is_same in enumerate(same) if not is_same), shorter)
        same = (old[-1 - i] is new[-1 - i] for i in range(shorter - head))
        tail = next((i for i, is_it in enumerate(same) if not is_it), shorter - head)
        last_old, last_new = len(old) - tail - 1, len(new) - tail - 1
        if len(old) == len(new):
            self._repairs = new
            self._tell_changed(head, last_new)
            return
        if head <= last_old:
            self.beginRemoveRows(QModelIndex(), head, last_old)
            self._repairs = old[:head] + old[last_old + 1 :]
            self.endRemoveRows()
        if head <= last_new:
            self.beginInsertRows(QModelIndex(), head, last_new)
            self._repairs = new
            self.endInsertRows()

    def _tell_changed(self, first: int, last: int) -> None:
        if first <= last:
            self.dataChanged.emit(self.index(first), self.index(last))

    def _sentence_of(self, repair: Repair) -> str:
        text = f"{self._size_of(repair)}, {self._recipe_of(repair)}"
        confidence = self._confidence(repair.patch)
        return text if confidence is None else f"{text}\n{words_of(confidence)}"

    def _size_of(self, repair: Repair) -> str:
        return self.tr("{side} px").format(side=repair.box.width)

    def _recipe_of(self, repair: Repair) -> str:
        parts = [repair.model]
        if repair.seed:
            parts.append(self.tr("seed {number}").format(number=repair.seed))
        if repair.is_smooth:
            parts.append(self.tr("smooth"))
        return " · ".join(parts)

    def _picture_of(self, repair: Repair) -> QIcon | None:
        if self._photo is None:
            return None
        if repair.patch not in self._pictures:
            picture = thumbnails.before_and_after(
                self._photo, repair, ratio=self._ratio
            )
            self._pictures[repair.patch] = _untinted(picture)
        return self._pictures[repair.patch]


def _untinted(picture: QPixmap) -> QIcon:
    """A picture that keeps its colours in a row that is selected."""
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon
