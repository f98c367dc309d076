"""Where the results of chosen photos go, and what happens to older ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from desktop.batch.work import BatchWork
from desktop.files.folders import open_folder
from desktop.looks.labels import plain_label
from desktop.texts.translation import keep_translated

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_IN_NAMES = r"[^/\\:*?\"<>|]{0,40}"


class TargetField(QWidget):
    """The folder, the ending of the names, and a check box.

    Args:
        show: Shows a folder to the person.
    """

    folder_requested = Signal()
    suffix_changed = Signal(str)
    skipping_changed = Signal(bool)

    def __init__(self, show: Callable[[Path], object] = open_folder) -> None:
        super().__init__()
        self.folder = plain_label()
        self.show_folder = QPushButton()
        self.choose_folder = QPushButton()
        self.suffix = QLineEdit()
        self.skipping = QCheckBox()
        self._place = QLabel()
        self._names = QLabel()
        self._work = BatchWork()
        self._show = show
        self._build()
        keep_translated(self, self._write_texts)
        self.choose_folder.clicked.connect(self.folder_requested)
        self.show_folder.clicked.connect(self._show_it)
        self.suffix.textEdited.connect(self.suffix_changed)
        self.skipping.clicked.connect(self.skipping_changed)

    def show_work(self, work: BatchWork, *, has_results: bool) -> None:
        """Show what was chosen; a list says itself where its results go.

        Args:
            work: Chosen so far.
            has_results: Whether there is something to be seen in the folder.
        """
        self._work = work
        self.show_folder.setEnabled(has_results and work.folder is not None)
        for widget in (self.choose_folder, self.suffix):
            widget.setEnabled(not work.uses_list)
        self.folder.setText(self._folder_text())
        if self.suffix.text() != work.suffix:
            self.suffix.setText(work.suffix)
        self.skipping.setChecked(work.is_skipping)

    def _show_it(self) -> None:
        if self._work.folder is not None:
            self._show(self._work.folder)

    def _write_texts(self) -> None:
        self._place.setText(self.tr("Save in:"))
        self._names.setText(self.tr("&Add to the names:"))
        self.choose_folder.setText(self.tr("C&hoose folder…"))
        self.show_folder.setText(self.tr("Sho&w"))
        self.show_folder.setToolTip(self.tr("Show the folder of the results"))
        self.suffix.setPlaceholderText(self.tr("nothing"))
        self.skipping.setText(self.tr("S&kip photos whose result is already there"))
        self.folder.setText(self._folder_text())

    def _folder_text(self) -> str:
        if self._work.uses_list:
            return self.tr("Where the list says")
        return str(self._work.folder or self.tr("A folder beside the photos"))

    def _build(self) -> None:
        words = QRegularExpression(_IN_NAMES)
        self.suffix.setValidator(QRegularExpressionValidator(words, self))
        self._names.setBuddy(self.suffix)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.setColumnStretch(1, 1)
        layout.addWidget(self._place, 0, 0)
        layout.addWidget(self.folder, 0, 1)
        layout.addWidget(self.show_folder, 0, 2)
        layout.addWidget(self.choose_folder, 0, 3)
        layout.addWidget(self._names, 1, 0)
        layout.addWidget(self.suffix, 1, 1, 1, 3)
        layout.addWidget(self.skipping, 2, 0, 1, 4)
