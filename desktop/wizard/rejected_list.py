"""The photos that cannot be used, with the reasons, to look at and to keep."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.files import reason_of
from desktop.files.list_file import write_list
from desktop.looks.labels import hint_label
from desktop.tasks import Task
from desktop.wizard.rejected_model import Column, RejectedModel
from desktop.wizard.scan_words import reason_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.dataset.scan_report import RejectedPhoto
    from desktop.questions.asker import Asker
    from desktop.tasks import TaskRunner

_LIST_NAME = "left-out-photos.csv"
_NAME_WIDTH = 200
_REASON_WIDTH = 240
_ROW_HEIGHT_FACTOR = 1.6


class RejectedList(QWidget):
    """A table that is sorted by a click on a column, and a button to save it.

    Args:
        asker: Asks for the place to save.
        runner: Writes the file.
    """

    def __init__(self, *, asker: Asker, runner: TaskRunner) -> None:
        super().__init__()
        self._asker = asker
        self._runner = runner
        self._folder = Path()
        self._model = RejectedModel(self)
        self._table = QTableView()
        self._save = QPushButton(self.tr("&Save this list…"))
        self._told = hint_label()
        self._build()
        self._save.clicked.connect(self.save_list)

    @property
    def told(self) -> str:
        """What became of the saving; empty when nothing was saved."""
        return self._told.text()

    def show_photos(self, photos: Sequence[RejectedPhoto], *, folder: Path) -> None:
        """Show others.

        Args:
            photos: With their faults.
            folder: That was looked through; offered to save the list in.
        """
        self._folder = folder
        self._told.clear()
        self._table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self._model.show_photos(photos)
        self._save.setEnabled(bool(photos))

    def save_list(self) -> None:
        """Ask where to, and write the list as it is sorted now."""
        place = self._asker.place_for_list(self._folder / _LIST_NAME)
        if place is None:
            return
        header = (self.tr("Photo"), self.tr("Reason"))
        photos = self._model.photos
        task = Task(lambda _report: _write(place, header, photos))
        task.succeeded.connect(partial(self._on_saved, place))
        task.failed.connect(self._on_failed)
        self._runner.start(task)

    def _on_saved(self, place: Path, _result: object) -> None:
        self._told.setText(self.tr("Saved as {path}").format(path=place))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        text = self.tr("The list could not be saved: {reason}. Try another place.")
        self._told.setText(text.format(reason=reason_of(error) or error))

    def _build(self) -> None:
        table = self._table
        table.setModel(self._model)
        table.setAccessibleName(self.tr("Photos that cannot be used"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setAlternatingRowColors(True)
        table.setSortingEnabled(True)
        rows = table.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        height = round(self.fontMetrics().height() * _ROW_HEIGHT_FACTOR)
        rows.setDefaultSectionSize(height)
        columns = table.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setStretchLastSection(True)
        columns.resizeSection(Column.NAME, _NAME_WIDTH)
        columns.resizeSection(Column.REASON, _REASON_WIDTH)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        bottom.addWidget(self._told, 1)
        bottom.addWidget(self._save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(table, 1)
        layout.addLayout(bottom)


def _write(
    place: Path, header: tuple[str, str], photos: Sequence[RejectedPhoto]
) -> None:
    write_list(
        place,
        header=header,
        rows=[(str(photo.path), reason_text(photo)) for photo in photos],
    )
