"""What went wrong, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.looks.labels import plain_label
from desktop.looks.theme import tinted_picture
from desktop.texts.messages import Words, said
from desktop.texts.translation import keep_translated

if TYPE_CHECKING:
    from collections.abc import Callable

_ICON_SIDE = 32


class TroubleView(QWidget):
    """A sentence beside a warning sign, with buttons below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: Words = ""
        self._icon = QLabel()
        self._text = plain_label()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(16)
        layout.setColumnStretch(1, 1)
        layout.setRowStretch(2, 1)
        layout.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 0, 1)
        layout.addLayout(self._buttons, 1, 1)
        self._tint()
        keep_translated(self, self._write_text)

    @property
    def text(self) -> str:
        """What is told."""
        return self._text.text()

    def tell(self, words: Words) -> None:
        """Show another sentence, in the language of the moment."""
        self._words = words
        self._write_text()

    def add_button(self, run: Callable[[], object]) -> QPushButton:
        """Offer something to do, yet without words; the first stands at the left."""
        button = QPushButton()
        button.clicked.connect(run)
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()
        super().changeEvent(event)

    def _write_text(self) -> None:
        self._text.setText(said(self._words))

    def _tint(self) -> None:
        color = self.palette().windowText().color()
        scale = self.devicePixelRatioF()
        self._icon.setPixmap(
            tinted_picture("warning", color, side=_ICON_SIDE, scale=scale)
        )
