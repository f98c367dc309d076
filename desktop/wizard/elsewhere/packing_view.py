"""How far the writing of a job folder is."""

from __future__ import annotations

import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.looks.labels import hint_label, plain_label
from desktop.texts.time_left import time_left
from desktop.texts.translation import keep_translated

_FINE = 1000  # parts of the progress bar
_KNOWN_AFTER = 3.0  # seconds until the time left can be told


class PackingView(QWidget):
    """A bar, the time left, and a button to end it."""

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._began = time.monotonic()
        self._text = plain_label()
        self._left = hint_label()
        self._bar = QProgressBar()
        self._bar.setRange(0, _FINE)
        self._bar.setTextVisible(False)
        self._cancel = QPushButton()
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
    def done(self) -> float:
        """The part that is shown as done, 0..1."""
        return self._bar.value() / _FINE

    def begin(self) -> None:
        """Show that nothing is written yet."""
        self._began = time.monotonic()
        self._left.clear()
        self._bar.setValue(0)

    def tell(self, done: float) -> None:
        """Show the written part, 0..1."""
        self._bar.setValue(round(_FINE * done))
        seconds = time.monotonic() - self._began
        if seconds > _KNOWN_AFTER and 0 < done < 1:
            text = time_left(seconds * (1 - done) / done)
            self._left.setText(text[:1].upper() + text[1:])

    def _write_texts(self) -> None:
        text = self.tr("All that the training needs is copied; your photos stay here.")
        self._text.setText(text)
        self._cancel.setText(self.tr("&Stop writing"))
        self._bar.setAccessibleName(self.tr("Written part of the job folder"))
