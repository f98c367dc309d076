"""What there is to say and to choose while places wait, over the edge of the photo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.repair import GroupKind
from desktop.looks.labels import hint_label, plain_label
from desktop.looks.theme import tinted_icon
from desktop.texts.translation import keep_translated

if TYPE_CHECKING:
    from desktop.finder.places import Review


class ReviewStrip(QFrame):
    """Counts the places; for dust, a slider chooses how many are shown.

    Signals:
        sensitivity_changed: 0..100, by a person.
        fill_requested: Enter, or the button.
        closed: Esc, or the button.
        step_requested: To the next place (1) or the one before (-1).
        toggle_requested: Take the current place away, or put it back.
    """

    sensitivity_changed = Signal(int)
    fill_requested = Signal()
    closed = Signal()
    step_requested = Signal(int)
    toggle_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = plain_label()
        self.hint = hint_label()
        self.sensitivity_label = QLabel()
        self.sensitivity = QSlider(Qt.Orientation.Horizontal)
        self.fill = QPushButton()
        self._close = QToolButton(self)
        self._slider_row = QWidget()
        self._review: Review | None = None
        self._build()
        self._connect()
        self.hide()
        keep_translated(self, self._write_texts)

    def show_review(self, review: Review | None) -> None:
        """Show what waits; None hides the strip."""
        self._review = review
        if review is not None:
            self._slider_row.setVisible(review.kind is GroupKind.DUST)
            self.fill.setEnabled(bool(review.kept))
            self._write_title(review)
        self.setVisible(review is not None)
        self.raise_()

    def set_sensitivity(self, sensitivity: int) -> None:
        """Put the slider somewhere without a signal."""
        self.sensitivity.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.sensitivity.setValue(sensitivity)
        self.sensitivity.blockSignals(False)  # noqa: FBT003 - Qt's own

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()
        super().changeEvent(event)

    def _build(self) -> None:
        self.setObjectName("review-strip")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        # What is pressed here is not meant for the photo below.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self._close.setAutoRaise(True)
        self.sensitivity.setRange(0, 100)
        self.sensitivity.setPageStep(10)
        # The keys of the photo go on to work while the slider is used with the mouse.
        self.sensitivity.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.fill.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.sensitivity_label.setBuddy(self.sensitivity)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.fill)
        head.addWidget(self._close)
        row = QHBoxLayout(self._slider_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.sensitivity_label)
        row.addWidget(self.sensitivity, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._slider_row)
        layout.addWidget(self.hint)
        self._tint()

    def _connect(self) -> None:
        self.sensitivity.valueChanged.connect(self.sensitivity_changed)
        self.fill.clicked.connect(self.fill_requested)
        self._close.clicked.connect(self.closed)
        for keys, slot in (
            ("Return", self.fill.click),
            ("Enter", self.fill.click),
            ("Esc", self.closed.emit),
            ("F3", lambda: self.step_requested.emit(1)),
            ("Shift+F3", lambda: self.step_requested.emit(-1)),
            ("Backspace", self.toggle_requested.emit),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _write_texts(self) -> None:
        self.sensitivity_label.setText(self.tr("&Sensitivity"))
        self.sensitivity.setToolTip(
            self.tr(
                "Further to the right, fainter marks are shown, and more that is "
                "no damage"
            )
        )
        self.fill.setText(self.tr("&Fill"))
        self.fill.setToolTip(self.tr("Fill (Enter)"))
        self._close.setToolTip(self.tr("Close (Esc)"))
        self._close.setAccessibleName(self.tr("Close without filling"))
        if self._review is not None:
            self._write_title(self._review)

    def _write_title(self, review: Review) -> None:
        self.hint.setText(self._hint_of(review))
        count, dropped = len(review.kept), len(review.shown) - len(review.kept)
        match review.kind:
            case GroupKind.DUST if not review.shown:
                text = self.tr("No dust or scratches found at this sensitivity")
            case GroupKind.DUST:
                text = self.tr("Dust and scratches: {count} to fill")
            case GroupKind.MASK:
                text = self.tr("Places of the mask: {count} to fill")
            case _:
                text = self.tr("Squares of the photo before: {count} to fill")
        if dropped:
            text = self.tr("{text}, {dropped} taken away").format(
                text=text.format(count=count), dropped=dropped
            )
        self.title.setText(text.format(count=count))

    def _hint_of(self, review: Review) -> str:
        if review.shown:
            return self.tr(
                "Click a mark to take it away, or F3 and Backspace; again puts it back"
            )
        return self.tr("Move the slider to the right to see fainter marks")

    def _tint(self) -> None:
        self._close.setIcon(tinted_icon("close", self.palette()))
