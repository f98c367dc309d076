"""Paints the rows of groups: an arrow that unfolds them, and their repairs inset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOption, QStyleOptionViewItem

from desktop.confidence.badge_delegate import BadgeDelegate
from desktop.repairs.repairs_model import INSIDE_ROLE, UNFOLDED_ROLE

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex

_ARROW = 24
_LINES = 10
"""Width of the arrow's place, and of the arrow itself, in logical pixels."""

_INSET = 12


class RowDelegate(BadgeDelegate):
    """Rows with a mark, and groups that can be unfolded.

    Signals:
        fold_clicked: The arrow of this index.
    """

    fold_clicked = Signal(object)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the row, then the arrow of a group at its end."""
        placed = _placed(option, index)
        super().paint(painter, placed, index)
        is_unfolded = index.data(UNFOLDED_ROLE)
        if is_unfolded is not None:
            _paint_arrow(painter, placed, is_down=is_unfolded)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Take clicks on the arrow; those on the check box as ever."""
        is_group = index.data(UNFOLDED_ROLE) is not None
        if is_group and _is_click(event, _arrow_place(option.rect)):
            if event.type() == QEvent.Type.MouseButtonRelease:
                self.fold_clicked.emit(index)
            return True
        return super().editorEvent(event, model, _placed(option, index), index)


def _placed(
    option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
) -> QStyleOptionViewItem:
    """Where the row is painted: a group's repairs stand a little to the right."""
    placed = QStyleOptionViewItem(option)
    if index.data(INSIDE_ROLE):
        placed.rect.adjust(_INSET, 0, 0, 0)
    return placed


def _is_click(event: QEvent, place: QRect) -> bool:
    return (
        isinstance(event, QMouseEvent)
        and event.button() == Qt.MouseButton.LeftButton
        and place.contains(event.position().toPoint())
    )


def _arrow_place(row: QRect) -> QRect:
    return QRect(row.right() - _ARROW, row.top(), _ARROW, row.height())


def _paint_arrow(
    painter: QPainter, option: QStyleOptionViewItem, *, is_down: bool
) -> None:
    arrow = QStyleOption()
    arrow.palette = option.palette
    arrow.state = option.state
    arrow.rect = QRect(0, 0, _LINES, _LINES)
    arrow.rect.moveCenter(_arrow_place(option.rect).center())
    down = QStyle.PrimitiveElement.PE_IndicatorArrowDown
    right = QStyle.PrimitiveElement.PE_IndicatorArrowRight
    style = option.widget.style()
    style.drawPrimitive(down if is_down else right, arrow, painter, option.widget)
