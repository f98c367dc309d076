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

from core.inpainting.confidence.confidence import Level
from core.repair import GroupKind
from desktop.confidence.badge_delegate import LEVEL_ROLE
from desktop.confidence.confidence_words import words_of
from desktop.repairs import thumbnails
from desktop.repairs.rows import Row, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from core.inpainting.confidence.confidence import Confidence
    from core.patch import Patch
    from core.photo.photo import Photo
    from core.repair import Repair, RepairGroup

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_CHECKS = {
    True: Qt.CheckState.Checked,
    False: Qt.CheckState.Unchecked,
    None: Qt.CheckState.PartiallyChecked,
}


UNFOLDED_ROLE = _Role.UserRole + 41
"""Under this role a group tells whether it shows its repairs, any other row None."""

INSIDE_ROLE = _Role.UserRole + 42
"""Under this role a row tells whether it is one of a group's."""


class RepairsModel(QAbstractListModel):
    """One row for each repair or group: pictures, a check mark, what it is.

    A row that is checked or unchecked by hand shows it at once; whether it becomes
    true is up to who hears of it.

    Signals:
        switch_requested: A row's number and whether its repairs are to be on.
    """

    switch_requested = Signal(int, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._photo: Photo | None = None
        self._repairs: tuple[Repair, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._unfolded: frozenset[RepairGroup] = frozenset()
        self._asked: dict[int, bool] = {}
        self._pictures: dict[tuple[Patch, ...], QIcon] = {}
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
            self._unfolded = frozenset()
        self._photo, self._repairs = photo, repairs
        self._asked.clear()
        self._exchange_rows(rows_of(repairs, self._unfolded))
        kept = {_patches_of(row) for row in self._rows}
        kept |= {(repair.patch,) for repair in repairs}
        self._pictures = {k: v for k, v in self._pictures.items() if k in kept}

    def row(self, number: int) -> Row:
        """What a row stands for.

        Raises:
            IndexError: There is no such row.
        """
        return self._rows[number]

    def row_of_repair(self, place: int) -> int:
        """The number of the row of one repair, unfolding its group; -1 for none.

        Args:
            place: In the document's list; -1 for none.
        """
        if place < 0:
            return -1
        group = self._repairs[place].group
        if group is not None:
            self.unfold(group)
        found = (
            number
            for number, row in enumerate(self._rows)
            if row.group is None and row.place == place
        )
        return next(found, -1)

    def row_of_group(self, group: RepairGroup) -> int:
        """The number of the row of a group; -1 for none."""
        groups = [row.group for row in self._rows]
        return groups.index(group) if group in groups else -1

    def unfold(self, group: RepairGroup, *, on: bool = True) -> None:
        """Show a group's repairs below it, or not."""
        if (group in self._unfolded) is not on:
            self._unfolded ^= {group}
            self._asked.clear()
            self._exchange_rows(rows_of(self._repairs, self._unfolded))

    def forget_asked(self) -> None:
        """Show the check marks as they are, whatever was asked for."""
        asked, self._asked = tuple(self._asked), {}
        for row in asked:
            self._tell_changed(row, row)

    def write_again(self) -> None:
        """Tell that all texts are others now."""
        self._tell_changed(0, len(self._rows) - 1)

    def rowCount(self, parent: _Index | None = None) -> int:
        """Folded groups are one."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Rows can be checked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """What a row shows."""
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        shown: object = None
        match role:
            case _Role.DisplayRole:
                shown = "\n".join((*self._titles_of(row), *self._recipe_of(row)))
            case _Role.ToolTipRole | _Role.AccessibleTextRole:
                shown = self._sentence_of(row)
            case _Role.CheckStateRole:
                shown = _CHECKS[self._asked.get(index.row(), row.is_enabled)]
            case _Role.DecorationRole:
                shown = self._picture_of(row)
            case _:
                shown = self._mark_of(row, role)
        return shown

    def setData(self, index: _Index, value: object, role: int = _Role.EditRole) -> bool:
        """Ask for a repair or a group to be switched on or off."""
        if role != _Role.CheckStateRole or not index.isValid():
            return False
        is_on = Qt.CheckState(value) is Qt.CheckState.Checked
        self._asked[index.row()] = is_on
        self._tell_changed(index.row(), index.row())
        self.switch_requested.emit(index.row(), is_on)
        return True

    def _mark_of(self, row: Row, role: int) -> object:
        """What the delegate paints beside the texts."""
        if role == LEVEL_ROLE:
            return self._level_of(row)
        if role == UNFOLDED_ROLE and row.group is not None:
            return row.group in self._unfolded
        return row.is_inside if role == INSIDE_ROLE else None

    def _exchange_rows(self, new: tuple[Row, ...]) -> None:
        """Put the new rows in place of those between the first and the last change."""
        old = self._rows
        shorter = min(len(old), len(new))
        same = (old[i].is_like(new[i]) for i in range(shorter))
        head = next((i for i, is_same in enumerate(same) if not is_same), shorter)
        same = (old[-1 - i].is_like(new[-1 - i]) for i in range(shorter - head))
        tail = next((i for i, is_it in enumerate(same) if not is_it), shorter - head)
        last_old, last_new = len(old) - tail - 1, len(new) - tail - 1
        if len(old) == len(new):
            self._rows = new
            self._tell_changed(head, last_new)
            return
        if head <= last_old:
            self.beginRemoveRows(QModelIndex(), head, last_old)
            self._rows = old[:head] + old[last_old + 1 :]
            self.endRemoveRows()
        if head <= last_new:
            self.beginInsertRows(QModelIndex(), head, last_new)
            self._rows = new
            self.endInsertRows()
        self._rows = new  # rows that look the same may be elsewhere in the document

    def _tell_changed(self, first: int, last: int) -> None:
        if first <= last:
            self.dataChanged.emit(self.index(first), self.index(last))

    def _sentence_of(self, row: Row) -> str:
        text = ", ".join((*self._titles_of(row), *self._recipe_of(row)))
        confidence = self._confidence(row.repairs[0].patch)
        if row.group is not None or confidence is None:
            return text
        return f"{text}\n{words_of(confidence)}"

    def _level_of(self, row: Row) -> Level | None:
        """Of a group, that of its worst square; None until all are known."""
        known = [self._confidence(repair.patch) for repair in row.repairs]
        levels = [one.level for one in known if one is not None]
        return max(levels, key=list(Level).index) if len(levels) == len(known) else None

    def _titles_of(self, row: Row) -> tuple[str, ...]:
        if row.group is None:
            return (self.tr("{side} px").format(side=row.repairs[0].box.width),)
        count = self.tr("{count} squares").format(count=len(row.repairs))
        return self._name_of(row.group.kind), count

    def _name_of(self, kind: GroupKind) -> str:
        match kind:
            case GroupKind.BRUSH:
                return self.tr("Brush")
            case GroupKind.MASK:
                return self.tr("Mask")
            case GroupKind.DUST:
                return self.tr("Dust")

    def _recipe_of(self, row: Row) -> tuple[str, ...]:
        """The model, and what is special in a line of its own; a group has one line."""
        recipes = {self._recipe(repair) for repair in row.repairs}
        if len(recipes) > 1:
            return (self.tr("several ways"),)
        parts = tuple(filter(None, recipes.pop()))
        return parts if row.group is None else (" · ".join(parts),)

    def _recipe(self, repair: Repair) -> tuple[str, str]:
        special = []
        if repair.seed:
            special.append(self.tr("seed {number}").format(number=repair.seed))
        if repair.is_smooth:
            special.append(self.tr("smooth"))
        return repair.model, " · ".join(special)

    def _picture_of(self, row: Row) -> QIcon | None:
        if self._photo is None:
            return None
        patches = _patches_of(row)
        if patches not in self._pictures:
            picture = thumbnails.before_and_after(
                self._photo, patches, ratio=self._ratio
            )
            self._pictures[patches] = _untinted(picture)
        return self._pictures[patches]


def _patches_of(row: Row) -> tuple[Patch, ...]:
    return tuple(repair.patch for repair in row.repairs)


def _untinted(picture: QPixmap) -> QIcon:
    """A picture that keeps its colours in a row that is selected."""
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon
