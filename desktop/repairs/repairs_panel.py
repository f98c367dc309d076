"""The list of repairs beside the photo, and what can be done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.labels import hint_label
from desktop.repairs import thumbnails
from desktop.repairs.repairs_model import RepairsModel

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QCloseEvent
    from PySide6.QtWidgets import QMenu

    from core.photo import Photo
    from core.repair import Repair

_MARGIN = 8
_WIDTH = 264


class RepairsPanel(QDockWidget):
    """Hidden until there is something to list.

    Signals:
        row_chosen: By a person; -1 for none.
        closed: By its own button.
    """

    row_chosen = Signal(int)
    closed = Signal()

    def __init__(
        self, *, delete: QAction, refill: QMenu, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows = RepairsModel(self)
        self.list = QListView()
        self.outside = hint_label()
        self._refill = QToolButton()
        self._delete = QToolButton()
        self._build(delete, refill)
        self.list.selectionModel().selectionChanged.connect(self._on_selected)
        self.hide()

    def show_repairs(
        self, photo: Photo | None, repairs: tuple[Repair, ...], *, chosen: int
    ) -> None:
        """List the repairs of a photo.

        Args:
            photo: The original; None without a photo.
            repairs: All of them.
            chosen: Row of the chosen one; -1 for none.
        """
        # Qt selects another row when the selected one goes; nobody chose that.
        with QSignalBlocker(self):
            self.rows.show_repairs(photo, repairs)
            self.set_row(chosen)

    def set_row(self, row: int) -> None:
        """Show a row as the chosen one; -1 for none."""
        selection = self.list.selectionModel()
        if row == self._row:
            return
        if row < 0:
            selection.clearSelection()
            return
        index = self.rows.index(row)
        selection.setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.list.scrollTo(index)

    def set_changed_outside(self, count: int) -> None:
        """Tell how many pixels changed outside of the squares."""
        text = self.tr("{count} pixels changed outside the squares")
        self.outside.setText(text.format(count=count))

    def event(self, event: QEvent) -> bool:
        """Follow the screen's scale."""
        if event.type() in {QEvent.Type.Show, QEvent.Type.DevicePixelRatioChange}:
            self.rows.set_ratio(self.devicePixelRatioF())
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it is not wanted."""
        super().closeEvent(event)
        self.closed.emit()

    @property
    def _row(self) -> int:
        rows = self.list.selectionModel().selectedRows()
        return rows[0].row() if rows else -1

    def _on_selected(self) -> None:
        self.row_chosen.emit(self._row)

    def _build(self, delete: QAction, refill: QMenu) -> None:
        self.setObjectName("repairs")
        self.setWindowTitle(self.tr("Repairs"))
        self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self.setAllowedAreas(Qt.DockWidgetArea.RightDockWidgetArea)
        self.list.setModel(self.rows)
        self.list.setIconSize(thumbnails.size())
        self.list.setSpacing(2)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Repairs"))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.list.addAction(delete)
        self._refill.setText(self.tr("Fill all again with"))
        self._refill.setMenu(refill)
        self._refill.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._delete.setDefaultAction(delete)
        self._lay_out()

    def _lay_out(self) -> None:
        body = QWidget()
        column, row = QVBoxLayout(body), QHBoxLayout()
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_MARGIN)
        row.addWidget(self._refill)
        row.addStretch()
        row.addWidget(self._delete)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        column.addWidget(self.outside)
        body.setMinimumWidth(_WIDTH)
        self.setWidget(body)
