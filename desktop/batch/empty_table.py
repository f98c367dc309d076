"""What stands in the place of the pictures of a batch while there are none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout

from desktop.batch.work import BatchWork
from desktop.looks.theme import tinted_picture
from desktop.texts.translation import keep_translated

_ICON_SIDE = 48


class EmptyTable(QFrame):
    """Says what to do; to press it is to do it, with the mouse or a key.

    Signals:
        photos_requested: Photos are to be chosen.
        list_requested: A list is.
    """

    photos_requested = Signal()
    list_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.button = QToolButton()
        self._work = BatchWork()
        self._build()
        keep_translated(self, self._write_texts)
        self.button.clicked.connect(self._request)

    def show_work(self, work: BatchWork) -> None:
        """Ask for what is missing: photos, or the list that names them."""
        self._work = work
        self._write_texts()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()
        super().changeEvent(event)

    def _request(self) -> None:
        if self._work.uses_list:
            self.list_requested.emit()
        else:
            self.photos_requested.emit()

    def _write_texts(self) -> None:
        if not self._work.uses_list:
            first = self.tr("Drop photos or folders here")
            second = self.tr("or press to choose photos")
        elif self._work.read_list is None:
            first = self.tr("Choose a list")
            second = self.tr("It names the photos and their squares")
        else:
            first = self.tr("This list names no photos")
            second = self.tr("Press to choose another one")
        self.button.setText(f"{first}\n{second}")

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFrameShadow(QFrame.Shadow.Sunken)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.button.setAutoRaise(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.button.setIconSize(QSize(_ICON_SIDE, _ICON_SIDE))
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        self._tint()

    def _tint(self) -> None:
        picture = tinted_picture(
            "photo",
            self.palette().color(QPalette.ColorRole.PlaceholderText),
            side=_ICON_SIDE,
            scale=self.devicePixelRatioF(),
        )
        self.button.setIcon(QIcon(picture))
