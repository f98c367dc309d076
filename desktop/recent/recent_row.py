"""The photos that were open lately, as pictures to click."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop.looks.theme import tinted_picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage

MOST = 6

_PICTURE = QSize(112, 84)
_WIDTH = 132
_GAP = 8
_PLACEHOLDER_SIDE = 48


class RecentRow(QWidget):
    """Shows as many of the latest photos as fit beside each other.

    Signals:
        chosen: Carries the path of the photo that was clicked.
    """

    chosen = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[QToolButton] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_GAP)
        self._layout.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    @property
    def is_empty(self) -> bool:
        """Whether there is no photo to show."""
        return not self._buttons

    def show_photos(self, photos: Sequence[tuple[Path, QImage]]) -> None:
        """Show other photos, the latest first; a null picture stands for no picture."""
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(path, image) for path, image in photos[:MOST]]
        for button in self._buttons:
            self._layout.addWidget(button)
        self._show_fitting()

    def minimumSizeHint(self) -> QSize:
        """One photo is enough: the others wait until there is room."""
        return QSize(_WIDTH, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show those that fit."""
        super().resizeEvent(event)
        self._show_fitting()

    def _show_fitting(self) -> None:
        count = (self.width() + _GAP) // (_WIDTH + _GAP)
        for number, button in enumerate(self._buttons):
            button.setVisible(number < count)

    def _button(self, path: Path, image: QImage) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setFixedWidth(_WIDTH)
        button.setIconSize(_PICTURE)
        button.setIcon(QIcon(self._picture(image)))
        metrics = button.fontMetrics()
        name = metrics.elidedText(
            path.name, Qt.TextElideMode.ElideMiddle, _WIDTH - 2 * _GAP
        )
        button.setText(name.replace("&", "&&"))
        button.setToolTip(str(path))
        button.setAccessibleName(path.name)
        button.clicked.connect(lambda: self.chosen.emit(path))
        return button

    def _picture(self, image: QImage) -> QPixmap:
        """All are of one size, so that the names below stand in one line."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(_PICTURE * ratio)
        picture.fill(Qt.GlobalColor.transparent)
        shown = self._placeholder(ratio) if image.isNull() else _fitted(image, ratio)
        place = shown.rect()
        place.moveCenter(picture.rect().center())
        with QPainter(picture) as painter:
            painter.drawPixmap(place, shown)
        picture.setDevicePixelRatio(ratio)
        return picture

    def _placeholder(self, ratio: float) -> QPixmap:
        color = self.palette().color(QPalette.ColorRole.PlaceholderText)
        side = round(_PLACEHOLDER_SIDE * ratio)
        return tinted_picture("photo", color, side=side, scale=1)


def _fitted(image: QImage, ratio: float) -> QPixmap:
    return QPixmap.fromImage(
        image.scaled(
            _PICTURE * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    )
