"""What the window shows while no photo is open."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.theme import tinted_picture
from desktop.translation import keep_translated

_PICTURE_SIDE = 96
_BUTTON_WIDTH = 176


class StartPage(QWidget):
    """Says how to begin, with the sample one click away."""

    open_requested = Signal()
    sample_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QLabel()
        self._title = QLabel()
        self._hint = QLabel()
        self._open = QPushButton()
        self._sample = QPushButton()
        self._build()
        keep_translated(self, self._write_texts)
        self._open.clicked.connect(self.open_requested)
        self._sample.clicked.connect(self.sample_requested)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()
        super().changeEvent(event)

    def _build(self) -> None:
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        self._title.setFont(font)
        self._hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._open.setDefault(True)
        for button in (self._open, self._sample):
            button.setMinimumWidth(_BUTTON_WIDTH)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(2)
        for widget, gap in (
            (self._picture, 16),
            (self._title, 0),
            (self._hint, 24),
            (self._open, 8),
            (self._sample, 0),
        ):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
            layout.addSpacing(gap)
        layout.addStretch(3)
        self._tint()

    def _write_texts(self) -> None:
        self._title.setText(self.tr("Drop a photo here, or open one"))
        self._hint.setText(self.tr("Then drag a square over the damage."))
        self._open.setText(self.tr("Open a photo…"))
        self._sample.setText(self.tr("Try the sample photo"))

    def _tint(self) -> None:
        color = self.palette().color(QPalette.ColorRole.PlaceholderText)
        self._picture.setPixmap(
            tinted_picture(
                "photo",
                color,
                side=_PICTURE_SIDE,
                scale=self.devicePixelRatioF(),
            )
        )
