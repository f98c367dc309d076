"""Which squares are repaired: those of the open photo, or those of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QPushButton,
    QRadioButton,
    QWidget,
)

from desktop.batch.work import BatchWork
from desktop.looks.labels import hint_label
from desktop.texts.translation import keep_translated

if TYPE_CHECKING:
    from desktop.batch.work import OpenSquares

_PARTS, _PIXELS = 0, 1
_INDENT = 24


class SquaresField(QWidget):
    """Two choices, each with what belongs to it below."""

    source_chosen = Signal(bool)
    """Whether the list was chosen."""
    parts_chosen = Signal(bool)
    """Whether the squares are parts of each photo, not pixels."""
    list_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.from_photo = QRadioButton()
        self.from_list = QRadioButton()
        self.meaning = QComboBox()
        self.choose_list = QPushButton()
        self.photo_hint = hint_label()
        self.list_hint = hint_label()
        self._work = BatchWork()
        self._squares: OpenSquares | None = None
        self._build()
        keep_translated(self, self._write_texts)
        self.from_list.toggled.connect(self.source_chosen)
        self.meaning.activated.connect(lambda at: self.parts_chosen.emit(at == _PARTS))
        self.choose_list.clicked.connect(self.list_requested)

    def show_work(self, work: BatchWork, squares: OpenSquares | None) -> None:
        """Show what was chosen, and what there is to choose from."""
        self._work, self._squares = work, squares
        (self.from_list if work.uses_list else self.from_photo).setChecked(True)
        self.meaning.setCurrentIndex(_PARTS if work.is_in_parts else _PIXELS)
        self.meaning.setEnabled(not work.uses_list)
        self.choose_list.setEnabled(work.uses_list)
        self._write_hints()

    def _write_texts(self) -> None:
        self.from_photo.setText(self.tr("The s&quares of the open photo"))
        self.from_list.setText(self.tr("The squares of a &list"))
        self.choose_list.setText(self.tr("Choose l&ist…"))
        self.meaning.setItemText(_PARTS, self.tr("At the same part of each photo"))
        self.meaning.setItemText(_PIXELS, self.tr("At the same pixels"))
        self.meaning.setAccessibleName(self.tr("Where the squares are"))
        self._write_hints()

    def _write_hints(self) -> None:
        self.photo_hint.setText(self._photo_text())
        self.list_hint.setText(self._list_text())

    def _photo_text(self) -> str:
        squares = self._squares
        if squares is None:
            return self.tr("Open a photo and fill squares in it; they are used here.")
        if len(squares.boxes) == 1:
            return self.tr("One square of {name}").format(name=squares.name)
        text = self.tr("{count} squares of {name}")
        return text.format(count=len(squares.boxes), name=squares.name)

    def _list_text(self) -> str:
        if self._work.read_list is None:
            return self.tr(
                "A CSV file with the columns photo, x, y, side and output, one square "
                "a row"
            )
        return self._work.read_list.path.name

    def _build(self) -> None:
        self.meaning.addItems(["", ""])
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.setColumnMinimumWidth(0, _INDENT)
        layout.setColumnStretch(1, 1)
        layout.addWidget(self.from_photo, 0, 0, 1, 2)
        layout.addWidget(self.meaning, 0, 2)
        layout.addWidget(self.photo_hint, 1, 1, 1, 2)
        layout.addWidget(self.from_list, 2, 0, 1, 2)
        layout.addWidget(self.choose_list, 2, 2)
        layout.addWidget(self.list_hint, 3, 1, 1, 2)
