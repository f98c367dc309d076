"""How long a run may take."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.texts.translation import keep_translated
from desktop.wizard.run_choices import SpanChoice

_SHORT, _HOUR, _NIGHT = 10, 60, 480
_MOST_MINUTES = 7 * 24 * 60
_FIRST_OWN = 30


class SpanField(QWidget):
    """Three times that suit most people, or one of their own."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fixed = {QRadioButton(): span for span in (_SHORT, _HOUR, _NIGHT)}
        self._own = QRadioButton()
        self._minutes = QSpinBox()
        self._group = QButtonGroup(self)
        self._build()
        keep_translated(self, self._write_texts)
        self._group.buttonToggled.connect(self._on_toggled)
        self._minutes.valueChanged.connect(self.changed)

    @property
    def minutes(self) -> int:
        """The chosen time."""
        for button, minutes in self._fixed.items():
            if button.isChecked():
                return minutes
        return self._minutes.value()

    def choose(self, minutes: int) -> None:
        """Show a time, as one of the three where it is one."""
        for button, fixed in self._fixed.items():
            if fixed == minutes:
                button.setChecked(True)
                return
        self._own.setChecked(True)
        self._minutes.setValue(minutes)

    def span(self) -> SpanChoice:
        """The choice for a run that ends by time."""
        return SpanChoice(minutes=float(self.minutes))

    def _write_texts(self) -> None:
        texts = (
            self.tr("1&0 minutes, to try it out"),
            self.tr("&1 hour"),
            self.tr("O&vernight, 8 hours"),
        )
        for button, text in zip(self._fixed, texts, strict=True):
            button.setText(text)
        self._own.setText(self.tr("&Other:"))
        self._minutes.setSuffix(self.tr(" minutes"))
        self._minutes.setAccessibleName(self.tr("Minutes of training"))

    def _build(self) -> None:
        self._minutes.setRange(1, _MOST_MINUTES)
        self._minutes.setValue(_FIRST_OWN)
        self._minutes.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for button in self._fixed:
            self._group.addButton(button)
            layout.addWidget(button)
        self._group.addButton(self._own)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._own)
        row.addWidget(self._minutes)
        row.addStretch(1)
        layout.addLayout(row)
        next(iter(self._fixed)).setChecked(True)

    def _on_toggled(self) -> None:
        self._minutes.setEnabled(self._own.isChecked())
        self.changed.emit()
