"""The size of the brush, in the toolbar."""

from __future__ import annotations

from math import log2

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QSpinBox, QWidget

from desktop.canvas.brush_tool import LARGEST, SMALLEST, larger, smaller
from desktop.texts.translation import keep_translated

_STEPS = 16
"""Of the slider, from one size to twice that."""
_SLIDER_WIDTH = 96
_GAP = 8


class BrushSizeField(QWidget):
    """A slider for the eye and a number for the exact size.

    Signals:
        size_changed: The diameter is so many photo pixels now.
    """

    size_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._number = QSpinBox()
        self._build()
        self._slider.valueChanged.connect(self._on_slid)
        self._number.valueChanged.connect(self._on_number)

    @property
    def diameter(self) -> int:
        """Of the brush, in photo pixels."""
        return self._number.value()

    def set_diameter(self, diameter: int) -> None:
        """Show and tell another size; the nearest possible one."""
        # Whatever stood in the settings, Qt takes no number beyond its own.
        self._number.setValue(min(max(diameter, SMALLEST), LARGEST))

    def grow(self) -> None:
        """Go to the next size."""
        self.set_diameter(larger(self.diameter))

    def shrink(self) -> None:
        """Go to the size before."""
        self.set_diameter(smaller(self.diameter))

    def _on_slid(self, place: int) -> None:
        self._number.setValue(round(SMALLEST * 2 ** (place / _STEPS)))

    def _on_number(self, diameter: int) -> None:
        with QSignalBlocker(self._slider):
            self._slider.setValue(_place_of(diameter))
        self.size_changed.emit(diameter)

    def _build(self) -> None:
        self._slider.setRange(0, _place_of(LARGEST))
        self._slider.setFixedWidth(_SLIDER_WIDTH)
        self._number.setRange(SMALLEST, LARGEST)
        # A typed size holds when it is whole: 1 and 15 on the way to 150 are none.
        self._number.setKeyboardTracking(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(_GAP, 0, _GAP, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._slider)
        row.addWidget(self._number)
        keep_translated(self, self._write_texts)

    def _write_texts(self) -> None:
        name = self.tr("Size of the brush")
        self._number.setSuffix(self.tr(" px"))
        for part in (self._slider, self._number):
            part.setAccessibleName(name)
            part.setToolTip(f"{name} ([  ])")


def _place_of(diameter: int) -> int:
    return round(_STEPS * log2(diameter / SMALLEST))
