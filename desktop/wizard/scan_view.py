"""A scan while it goes on."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.looks.labels import hint_label, plain_label
from desktop.texts.translation import keep_translated
from desktop.wizard.scan_words import progress_text, time_left_text

if TYPE_CHECKING:
    from core.dataset.scan_report import ScanProgress


class ScanView(QWidget):
    """How far it is, how long it still takes, and a button to end it."""

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._began = time.monotonic()
        self._text = plain_label()
        self._bar = QProgressBar()
        self._left = hint_label()
        self._cancel = QPushButton()
        self._bar.setTextVisible(False)
        self._cancel.clicked.connect(self.cancel_requested)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._left, 1)
        row.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._text)
        layout.addWidget(self._bar)
        layout.addLayout(row)
        layout.addStretch(1)
        keep_translated(self, self._write_texts)

    @property
    def text(self) -> str:
        """How far it is."""
        return self._text.text()

    def _write_texts(self) -> None:
        self._cancel.setText(self.tr("&Stop looking"))
        self._bar.setAccessibleName(self.tr("Photos looked at"))

    def begin(self) -> None:
        """Show that a scan has begun and nothing is known yet."""
        self._began = time.monotonic()
        self._text.setText(self.tr("Looking for photos"))
        self._left.clear()
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)

    def tell(self, progress: ScanProgress) -> None:
        """Show how far it is."""
        self._text.setText(progress_text(progress))
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        seconds = time.monotonic() - self._began
        self._left.setText(time_left_text(progress, seconds=seconds))
