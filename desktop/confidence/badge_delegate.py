"""Paints on a row how far its fill can be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.inpainting.confidence.confidence import Level
from desktop.looks.theme import tinted_picture

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

LEVEL_ROLE = Qt.ItemDataRole.UserRole + 40
"""Under this role a model gives the `Level` of a row, or None."""

_ICONS = {
    Level.LIKELY_RIGHT: "likely-right",
    Level.LOOK_CLOSELY: "look-closely",
    Level.LIKELY_TO_SHOW: "warning",
}
_PLATE = QColor(0, 0, 0, 165)
_LINES = QColor(255, 255, 255)
"""Seen over any picture, in both themes; the form tells the level, no colour."""

_SIDE, _ICON, _INSET = 20, 16, 2
"""In logical pixels."""


class BadgeDelegate(QStyledItemDelegate):
    """A row as ever, with a small mark on the lower right corner of its picture."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the row, then the mark."""
        super().paint(painter, option, index)
        level = index.data(LEVEL_ROLE)
        if isinstance(level, Level):
            _paint_badge(painter, self._picture_of(option, index), level)

    def _picture_of(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QRect:
        """Where the row's picture is."""
        filled = QStyleOptionViewItem(option)
        self.initStyleOption(filled, index)
        element = QStyle.SubElement.SE_ItemViewItemDecoration
        widget = filled.widget
        return widget.style().subElementRect(element, filled, widget)


def _paint_badge(painter: QPainter, picture: QRect, level: Level) -> None:
    plate = QRect(0, 0, _SIDE, _SIDE)
    plate.moveBottomRight(picture.bottomRight())
    plate.translate(-_INSET, -_INSET)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_PLATE)
    painter.drawEllipse(plate)
    scale = painter.device().devicePixelRatio()
    icon = tinted_picture(_ICONS[level], _LINES, side=_ICON, scale=scale)
    corner = QRect(0, 0, _ICON, _ICON)
    corner.moveCenter(plate.center())
    painter.drawPixmap(corner.topLeft(), icon)
    painter.restore()
