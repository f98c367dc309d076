"""A list to choose one value from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


class ChoiceBox(QComboBox):
    """Shows texts and stands for values."""

    chosen = Signal(object)
    """A person chose this value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        self.activated.connect(lambda at: self.chosen.emit(self._values[at]))

    @property
    def value(self) -> object:
        """What is chosen; None when there is nothing to choose from."""
        at = self.currentIndex()
        return self._values[at] if at >= 0 else None

    def set_value(self, value: object) -> None:
        """Choose a value in silence; one that is not there chooses nothing."""
        is_there = value in self._values
        self.setCurrentIndex(self._values.index(value) if is_there else -1)

    def set_choices(self, choices: Iterable[tuple[str, object]]) -> None:
        """Offer other values, each with its text; the chosen one stays chosen."""
        before = self.value
        self.clear()
        self._values.clear()
        for text, value in choices:
            self._values.append(value)
            self.addItem(text)
        self.set_value(before)
