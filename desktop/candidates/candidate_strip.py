"""The small pictures to choose from, over the lower edge of the photo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QIcon,
    QImage,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QShortcut,
)
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.candidates.candidate import PICTURE_SIDE
from desktop.candidates.candidate_controller import MOST
from desktop.looks.theme import tinted_icon
from desktop.texts.translation import keep_translated

if TYPE_CHECKING:
    from core.arrays import Pixels
    from desktop.candidates.candidate import Candidate
    from desktop.candidates.candidate_controller import Offer

_ARRANGEMENTS = ((MOST, PICTURE_SIDE), (2, PICTURE_SIDE), (2, 56))
"""Columns, and the side of a picture, in logical pixels; the roomiest first."""

_COMFORTABLE_WIDTH = 240
_MARK = 2


class _PictureButton(QToolButton):
    """Its mark is clear beside any picture, in every style."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line of the accent colour around the checked one."""
        super().paintEvent(event)
        if self.isChecked():
            with QPainter(self) as painter:
                painter.setPen(QPen(self.palette().highlight(), _MARK))
                inset = _MARK // 2
                painter.drawRect(self.rect().adjusted(inset, inset, -inset, -inset))


class CandidateStrip(QFrame):
    """Shows an offer; the keys 1 to 4 choose, Esc closes.

    Signals:
        chosen: The place of a candidate.
        closed: By a person.
    """

    chosen = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._close = QToolButton(self)
        self._buttons = [_PictureButton(self) for _ in range(MOST)]
        self._layout = QVBoxLayout(self)
        self._grid = QGridLayout()
        self._offer: Offer | None = None
        self._build()
        self._connect()
        self.hide()
        keep_translated(self, self._write)

    @property
    def captions(self) -> tuple[str, ...]:
        """What stands below the pictures that can be chosen."""
        return tuple(b.text() for b in self._buttons if b.isEnabled())

    @property
    def current(self) -> int:
        """The place of the marked picture; -1 for none."""
        marks = [button.isChecked() for button in self._buttons]
        return marks.index(True) if True in marks else -1

    def show_offer(self, offer: Offer | None) -> None:
        """Show what there is to choose from; None hides the strip."""
        self._offer = offer
        self._write()
        self.setVisible(offer is not None)
        self.raise_()

    def fit_into(self, width: int) -> None:
        """Take the size that suits a place so wide, in logical pixels."""
        for columns, side in _ARRANGEMENTS:
            needed = self._arrange(columns, side)
            if needed <= width:
                break
        taken = max(needed, min(_COMFORTABLE_WIDTH, width))
        self.resize(taken, self.heightForWidth(taken))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()
        super().changeEvent(event)

    def _build(self) -> None:
        self.setObjectName("candidate-strip")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        # What is pressed here is not meant for the photo below.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self._close.setAutoRaise(True)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        self._grid.setSpacing(8)
        self._title.setWordWrap(True)
        self._layout.setContentsMargins(12, 8, 12, 12)
        self._layout.addLayout(head)
        self._layout.addLayout(self._grid)
        for button in self._buttons:
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self._tint()

    def _connect(self) -> None:
        self._close.clicked.connect(self.closed)
        for place, button in enumerate(self._buttons):
            button.clicked.connect(partial(self._on_clicked, place))
            key = QShortcut(QKeySequence(str(place + 1)), self)
            key.activated.connect(button.click)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.closed)

    def _on_clicked(self, place: int) -> None:
        # The mark follows the photo, not the press.
        if self._offer is not None:
            self._buttons[place].setChecked(place == self._offer.current)
        self.chosen.emit(place)

    def _arrange(self, columns: int, side: int) -> int:
        """Place pictures of that side; how wide the strip must be for them."""
        for place, button in enumerate(self._buttons):
            button.setIconSize(QSize(side, side))
            self._grid.addWidget(button, place // columns, place % columns)
        margins = self.contentsMargins() + self._layout.contentsMargins()
        return self._grid.sizeHint().width() + margins.left() + margins.right()

    def _write(self) -> None:
        """Show the offer in the language of the moment."""
        self._close.setToolTip(self.tr("Close (Esc)"))
        self._close.setAccessibleName(self.tr("Close the other fills"))
        if self._offer is not None:
            self._title.setText(self._title_of(self._offer))
            for place, button in enumerate(self._buttons):
                self._write_button(button, place, self._offer)

    def _write_button(self, button: QToolButton, place: int, offer: Offer) -> None:
        if place < len(offer.candidates):
            self._show_candidate(button, place, offer.candidates[place])
        else:
            self._show_empty(button, is_expected=not offer.is_complete)
        button.setChecked(place == offer.current)

    def _show_candidate(
        self, button: QToolButton, place: int, candidate: Candidate
    ) -> None:
        words = self._words_of(candidate)
        button.setText(f"{place + 1}  {words}")
        button.setIcon(QIcon(_pixmap(candidate.picture, self.devicePixelRatioF())))
        button.setAccessibleName(
            self.tr("Fill {number}, {words}").format(number=place + 1, words=words)
        )
        button.setEnabled(True)
        button.show()

    def _show_empty(self, button: QToolButton, *, is_expected: bool) -> None:
        button.setText("…")
        button.setIcon(QIcon(_blank()))
        button.setAccessibleName(self.tr("Not made yet"))
        button.setEnabled(False)
        button.setVisible(is_expected)

    def _words_of(self, candidate: Candidate) -> str:
        repair = candidate.repair
        if repair.is_smooth:
            return self.tr("Smooth")
        if repair.model == "classic":
            return self.tr("Classic")
        return self.tr("Texture")

    def _title_of(self, offer: Offer) -> str:
        if not offer.is_complete:
            return self.tr("Making other fills…")
        if len(offer.candidates) == 1:
            return self.tr("This model fills the square in one way only.")
        return self.tr("Choose a fill: keys 1 to {count}").format(
            count=len(offer.candidates)
        )

    def _tint(self) -> None:
        self._close.setIcon(tinted_icon("close", self.palette()))


def _pixmap(pixels: Pixels, ratio: float) -> QPixmap:
    height, width, channels = pixels.shape
    image = QImage(
        pixels.data, width, height, width * channels, QImage.Format.Format_RGB888
    )
    side = round(PICTURE_SIDE * ratio)
    fitted = image.scaled(
        side,
        side,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    fitted.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(fitted)


def _blank() -> QPixmap:
    pixmap = QPixmap(PICTURE_SIDE, PICTURE_SIDE)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
