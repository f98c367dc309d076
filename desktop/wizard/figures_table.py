"""A small table of figures: the current model beside the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.wizard.figures import Figure

_COLUMNS = 3
_ROW_HEIGHT_FACTOR = 1.6
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FiguresTable(QTableWidget):
    """As tall as its rows; where two figures differ, the better one is bold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, _COLUMNS, parent)
        self.setAccessibleName(self.tr("Figures of the two models"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        height = round(self.fontMetrics().height() * _ROW_HEIGHT_FACTOR)
        rows.setDefaultSectionSize(height)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show others."""
        self.setHorizontalHeaderLabels(
            ["", self.tr("Current model"), self.tr("New model")]
        )
        self.setRowCount(len(figures))
        for row, figure in enumerate(figures):
            self._fill_row(row, figure)
        height = self.horizontalHeader().sizeHint().height()
        height += self.verticalHeader().length() + 2 * self.frameWidth()
        self.setFixedHeight(height)

    def _fill_row(self, row: int, figure: Figure) -> None:
        texts = (figure.name, figure.current, figure.new)
        is_tie = figure.current == figure.new
        is_bold = (
            False,
            not is_tie and not figure.is_new_better,
            not is_tie and figure.is_new_better,
        )
        for column, (text, bold) in enumerate(zip(texts, is_bold, strict=True)):
            item = QTableWidgetItem(text)
            item.setToolTip(figure.meaning)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, figure.meaning)
            font = item.font()
            font.setBold(bold)
            item.setFont(font)
            if column > 0:
                item.setTextAlignment(_RIGHT)
            self.setItem(row, column, item)
