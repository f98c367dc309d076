"""What the window shows while no photo is open."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QImage, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.looks.theme import tinted_picture
from desktop.recent.recent_row import RecentRow
from desktop.texts.translation import keep_translated

_PICTURE_SIDE = 96
_BUTTON_WIDTH = 176
_HEIGHT_WITH_RECENT = 440
"""A lower page has no room for pictures of photos."""


class StartPage(QWidget):
    """Says how to begin: with the sample, or a photo of before, one click away."""

    open_requested = Signal()
    sample_requested = Signal()
    photo_chosen = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QLabel()
        self._title = QLabel()
        self._hint = QLabel()
        self._open = QPushButton()
        self._sample = QPushButton()
        self._recent_title = QLabel()
        self.recent = RecentRow()
        self._build()
        keep_translated(self, self._write_texts)
        self._open.clicked.connect(self.open_requested)
        self._sample.clicked.connect(self.sample_requested)
        self.recent.chosen.connect(self.photo_chosen)

    def show_recent(self, photos: Sequence[tuple[Path, QImage]]) -> None:
        """Show the photos of before, the latest first."""
        self.recent.show_photos(photos)
        self._show_what_fits()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the photos of before where there is room."""
        super().resizeEvent(event)
        self._show_what_fits()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()
        super().changeEvent(event)

    def _build(self) -> None:
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        self._title.setFont(font)
        for label in (self._hint, self._recent_title):
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
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
            (self._sample, 24),
            (self._recent_title, 0),
        ):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
            layout.addSpacing(gap)
        layout.addWidget(self.recent)
        layout.addStretch(3)
        self._tint()
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        fits = self.height() >= _HEIGHT_WITH_RECENT and not self.recent.is_empty
        self._recent_title.setVisible(fits)
        self.recent.setVisible(fits)

    def _write_texts(self) -> None:
        self._title.setText(self.tr("Drop a photo here, or open one"))
        self._hint.setText(self.tr("Then drag a square over the damage."))
        self._open.setText(self.tr("Open a photo…"))
        self._sample.setText(self.tr("Try the sample photo"))
        self._recent_title.setText(self.tr("Or go on with one of these"))
        self.recent.setAccessibleName(self.tr("Recent photos"))

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
