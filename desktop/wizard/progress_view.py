"""What takes long, while it goes on."""

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


class ProgressView(QWidget):
    """A text, a bar, the time left, and a button to end it; heirs fill them in.

    Attributes:
        label: What goes on.
        bar: How far it is.
        left: How long it still takes.
        cancel: Ends it.
    """

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._began = time.monotonic()
        self.label, self.left = plain_label(), hint_label()
        self.bar, self.cancel = QProgressBar(), QPushButton()
        self.bar.setTextVisible(False)
        self.cancel.clicked.connect(self.cancel_requested)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.left, 1)
        row.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.label)
        layout.addWidget(self.bar)
        layout.addLayout(row)
        layout.addStretch(1)

    @property
    def seconds(self) -> float:
        """Since it has begun."""
        return time.monotonic() - self._began

    def begin(self) -> None:
        """It has begun, and nobody knows how long it takes."""
        self._began = time.monotonic()
        self.left.clear()
