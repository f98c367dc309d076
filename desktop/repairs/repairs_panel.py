"""The list of repairs beside the photo, and what can be done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.confidence.badge_delegate import BadgeDelegate
from desktop.labels import hint_label
from desktop.repairs import thumbnails
from desktop.repairs.repairs_model import RepairsModel
from desktop.translation import keep_translated

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QCloseEvent
    from PySide6.QtWidgets import QMenu

    from core.photo.photo import Photo
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
        self._refill = QPushButton()
        self._delete = QPushButton()
        self._changed_outside: int | None = None
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
        self._changed_outside = count
        self._write_outside()

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
        self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self.setAllowedAreas(Qt.DockWidgetArea.RightDockWidgetArea)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(BadgeDelegate(self.list))
        self.list.setIconSize(thumbnails.size())
        self.list.setSpacing(2)
        self.list.setUniformItemSizes(True)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.list.addAction(delete)
        self._refill.setMenu(refill)
        self._delete.clicked.connect(delete.trigger)
        self._delete.setEnabled(delete.isEnabled())
        delete.enabledChanged.connect(self._delete.setEnabled)
        self._lay_out()
        keep_translated(self, self._write_texts)

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

    def _write_texts(self) -> None:
        self.setWindowTitle(self.tr("Repairs"))
        self.list.setAccessibleName(self.tr("Repairs"))
        self._refill.setText(self.tr("Fill all again with"))
        self._delete.setText(self.tr("Delete"))
        self.rows.write_again()
        self._write_outside()

    def _write_outside(self) -> None:
        count = self._changed_outside
        text = self.tr("{count} pixels changed outside the squares")
        self.outside.setText("" if count is None else text.format(count=count))
