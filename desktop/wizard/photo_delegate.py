"""How a thumbnail is drawn in its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPainter

_Index = QModelIndex | QPersistentModelIndex


class PhotoDelegate(QStyledItemDelegate):
    """Draws it in the middle, and shows by the cell around it that it is selected.

    Args:
        cell: Size of every cell, in device-independent pixels.
        parent: The view.
    """

    def __init__(self, cell: QSize, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cell = cell

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All cells are alike."""
        return self._cell

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        """Draw the cell, then the thumbnail."""
        style = option.widget.style()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        pixmap = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(pixmap, QPixmap):
            size = pixmap.deviceIndependentSize().toSize()
            place = QStyle.alignedRect(
                option.direction, Qt.AlignmentFlag.AlignCenter, size, option.rect
            )
            painter.drawPixmap(place, pixmap)
