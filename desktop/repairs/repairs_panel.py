"""The list of repairs beside the photo, and what can be done with them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.looks.empty_view import show_while_empty
from desktop.looks.labels import hint_label
from desktop.repairs import thumbnails
from desktop.repairs.repairs_model import UNFOLDED_ROLE, RepairsModel
from desktop.repairs.row_delegate import RowDelegate
from desktop.texts.translation import keep_translated

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QAction, QCloseEvent
    from PySide6.QtWidgets import QMenu

    from core.photo.photo import Photo
    from core.repair import Repair, RepairGroup

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
        self.empty, self.outside = hint_label(), hint_label()
        self._refill = QPushButton()
        self._delete = QPushButton()
        self._changed_outside: int | None = None
        self._is_group_chosen = False
        self._build(delete, refill)
        self.list.selectionModel().selectionChanged.connect(self._on_selected)
        self.hide()

    def show_repairs(
        self,
        photo: Photo | None,
        repairs: tuple[Repair, ...],
        *,
        chosen: int,
        group: RepairGroup | None = None,
    ) -> None:
        """List the repairs of a photo.

        Args:
            photo: The original; None without a photo.
            repairs: All of them.
            chosen: Place of the chosen one among them; -1 for none.
            group: The chosen group.
        """
        # Qt selects another row when the selected one goes; nobody chose that.
        with QSignalBlocker(self):
            self._refill.setEnabled(bool(repairs))
            self.rows.show_repairs(photo, repairs)
            self.choose(chosen, group)

    def choose(self, place: int, group: RepairGroup | None = None) -> None:
        """Show the row of a repair or of a group as the chosen one.

        Args:
            place: Of the repair in the document's list; -1 for none.
            group: Counts when there is no repair.
        """
        row = self.rows.row_of_repair(place)
        if row < 0 and group is not None:
            row = self.rows.row_of_group(group)
        self._set_row(row)
        if self._is_group_chosen != (group is not None):
            self._is_group_chosen = group is not None
            self._write_refill()

    def _set_row(self, row: int) -> None:
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

    def _fold(self, index: QModelIndex) -> None:
        """Unfold a group, or fold it."""
        self._unfold(index.row(), on=not index.data(UNFOLDED_ROLE))

    def _unfold_chosen(self, *, on: bool) -> None:
        if self._row >= 0:
            self._unfold(self._row, on=on)

    def _unfold(self, row: int, *, on: bool) -> None:
        group = self.rows.row(row).group
        if group is not None:
            self.rows.unfold(group, on=on)

    def _build(self, delete: QAction, refill: QMenu) -> None:
        self.setObjectName("repairs")
        self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self.setAllowedAreas(Qt.DockWidgetArea.RightDockWidgetArea)
        self.list.setModel(self.rows)
        delegate = RowDelegate(self.list)
        delegate.fold_clicked.connect(self._fold)
        self.list.setItemDelegate(delegate)
        self.list.doubleClicked.connect(self._fold)
        for key, on in ((Qt.Key.Key_Right, True), (Qt.Key.Key_Left, False)):
            shortcut = QShortcut(key, self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self._unfold_chosen, on=on))
        show_while_empty(self.empty, self.list)
        self.list.setIconSize(thumbnails.size())
        self.list.setSpacing(2)
        self.list.setUniformItemSizes(True)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.list.addAction(delete)
        self._refill.setMenu(refill)
        self._refill.setEnabled(False)
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
        self.empty.setText(
            self.tr(
                "Mark damage in the photo with a square or the brush, and its repair "
                "comes here."
            )
        )
        self._write_refill()
        self._delete.setText(self.tr("Delete"))
        self.rows.write_again()
        self._write_outside()

    def _write_refill(self) -> None:
        one, every = (
            self.tr("Fill the group again with"),
            self.tr("Fill all again with"),
        )
        self._refill.setText(one if self._is_group_chosen else every)

    def _write_outside(self) -> None:
        count = self._changed_outside
        text = self.tr("{count} pixels changed outside the squares")
        self.outside.setText("" if count is None else text.format(count=count))
