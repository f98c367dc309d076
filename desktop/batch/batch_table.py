"""The pictures of a batch, with buttons to choose them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.batch.batch_model import BatchModel, Column
from desktop.batch.empty_table import EmptyTable
from desktop.batch.entries import EntryState
from desktop.batch.progress_delegate import ProgressDelegate
from desktop.texts.translation import keep_translated

if TYPE_CHECKING:
    from desktop.batch.entries import Entry
    from desktop.batch.work import BatchWork

_NAME_WIDTH = 200
_STATE_WIDTH = 120
_ROW_HEIGHT_FACTOR = 1.6


class BatchTable(QWidget):
    """What is to be repaired and what came of it."""

    photos_requested = Signal()
    folder_requested = Signal()
    list_requested = Signal()
    removal_requested = Signal(object)
    """Carries the rows, as a tuple."""

    def __init__(self) -> None:
        super().__init__()
        self.model = BatchModel(self)
        self.view = QTableView()
        self.empty = EmptyTable()
        self._pages = QStackedWidget()
        self.add_photos = QPushButton()
        self.add_folder = QPushButton()
        self.remove = QPushButton()
        self._is_choosing = False
        self._build()
        self._connect()
        keep_translated(self, self._write_texts)

    def show_work(self, work: BatchWork, *, is_running: bool) -> None:
        """Let photos be chosen where it is not a list that names them."""
        self._is_choosing = not work.uses_list and not is_running
        self.add_photos.setEnabled(self._is_choosing)
        self.add_folder.setEnabled(self._is_choosing)
        self.empty.show_work(work)
        self._update_remove()

    def show_entry(self, row: int, entry: Entry) -> None:
        """Show how a picture has changed, and keep the one at work in sight."""
        is_new = self.model.entries[row].state is not entry.state
        self.model.set_entry(row, entry)
        if is_new and entry.state is EntryState.RUNNING:
            self.view.scrollTo(self.model.index(row, 0))

    @property
    def _selected(self) -> tuple[int, ...]:
        rows = self.view.selectionModel().selectedRows()
        return tuple(sorted(index.row() for index in rows))

    def _write_texts(self) -> None:
        self.view.setAccessibleName(self.tr("Photos to repair"))
        self.add_photos.setText(self.tr("Add &photos…"))
        self.add_folder.setText(self.tr("Add a &folder…"))
        self.remove.setText(self.tr("&Remove"))
        self.view.viewport().update()
        self.view.horizontalHeader().viewport().update()

    def _build(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegateForColumn(Column.STATE, ProgressDelegate(view))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setAlternatingRowColors(True)
        rows = view.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(
            round(self.fontMetrics().height() * _ROW_HEIGHT_FACTOR)
        )
        columns = view.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setStretchLastSection(True)
        columns.resizeSection(Column.PHOTO, _NAME_WIDTH)
        columns.resizeSection(Column.STATE, _STATE_WIDTH)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.add_photos, self.add_folder, self.remove):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(view)
        layout.addWidget(self._pages, 1)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self.add_photos.clicked.connect(self.photos_requested)
        self.add_folder.clicked.connect(self.folder_requested)
        self.remove.clicked.connect(self._request_removal)
        self.view.selectionModel().selectionChanged.connect(self._update_remove)
        self.model.modelReset.connect(self._update_remove)
        self.model.modelReset.connect(self._turn_page)
        self.empty.photos_requested.connect(self.photos_requested)
        self.empty.list_requested.connect(self.list_requested)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.view)
        shortcut.activated.connect(self.remove.click)

    def _turn_page(self) -> None:
        """Show the pictures, or what to do without any; the keys stay there."""
        page = self.view if self.model.entries else self.empty
        if page is self._pages.currentWidget():
            return
        has_keys = self._pages.isAncestorOf(self.window().focusWidget())
        self._pages.setCurrentWidget(page)
        if has_keys:
            (self.view if page is self.view else self.empty.button).setFocus()

    def _request_removal(self) -> None:
        self.removal_requested.emit(self._selected)

    def _update_remove(self) -> None:
        self.remove.setEnabled(self._is_choosing and bool(self._selected))
