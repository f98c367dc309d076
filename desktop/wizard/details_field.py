"""Choices for people who know what they mean, folded away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLabel,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.texts.translation import keep_translated

_MOST_EPOCHS = 10_000
_FIRST_EPOCHS = 20
_MOST_SEED = 2**31 - 1


class DetailsField(QWidget):
    """Epochs in place of a time, and the seed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fold = QToolButton()
        self._content = QWidget()
        self._by_epochs = QCheckBox()
        self._epochs = QSpinBox()
        self._seed = QSpinBox()
        self._seed_label = QLabel()
        self._build()
        keep_translated(self, self._write_texts)
        self._connect()

    @property
    def epochs(self) -> int | None:
        """To end after; None when the time counts."""
        return self._epochs.value() if self._by_epochs.isChecked() else None

    @property
    def seed(self) -> int:
        """Of everything that is drawn by lot."""
        return self._seed.value()

    def _write_texts(self) -> None:
        self._fold.setText(self.tr("&Details"))
        self._by_epochs.setText(self.tr("&End after epochs instead of a time:"))
        self._epochs.setAccessibleName(self.tr("Epochs of training"))
        about_epochs = self.tr(
            "After each epoch, it is tried on the photos that were kept aside."
        )
        self._by_epochs.setToolTip(about_epochs)
        self._epochs.setToolTip(about_epochs)
        self._seed_label.setText(self.tr("&Random seed:"))
        about_seed = self.tr("With the same number, chance plays the same way.")
        self._seed_label.setToolTip(about_seed)

    def _build(self) -> None:
        self._fold.setCheckable(True)
        self._fold.setAutoRaise(True)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._epochs.setRange(1, _MOST_EPOCHS)
        self._epochs.setValue(_FIRST_EPOCHS)
        self._epochs.setEnabled(False)
        self._seed.setRange(0, _MOST_SEED)
        self._seed_label.setBuddy(self._seed)
        grid = QGridLayout(self._content)
        grid.setContentsMargins(24, 0, 0, 0)
        grid.setSpacing(8)
        grid.setColumnStretch(2, 1)
        grid.addWidget(self._by_epochs, 0, 0)
        grid.addWidget(self._epochs, 0, 1)
        grid.addWidget(self._seed_label, 1, 0)
        grid.addWidget(self._seed, 1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._fold)
        layout.addWidget(self._content)
        self._unfold(is_open=False)

    def _connect(self) -> None:
        self._fold.toggled.connect(lambda on: self._unfold(is_open=on))
        self._by_epochs.toggled.connect(self._epochs.setEnabled)
        self._by_epochs.toggled.connect(self.changed)
        self._epochs.valueChanged.connect(self.changed)

    def _unfold(self, *, is_open: bool) -> None:
        self._content.setVisible(is_open)
        arrow = Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow
        self._fold.setArrowType(arrow)
