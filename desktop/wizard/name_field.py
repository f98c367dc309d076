"""The new model's name, looked at while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from core.errors import ModelError
from desktop.looks.labels import plain_label
from desktop.texts import messages
from desktop.texts.translation import keep_translated

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST_NAME = 60


class NameField(QWidget):
    """A line to type in, with the reason below when the name cannot be taken.

    Args:
        check: Raises a ModelError for a name that cannot be taken.
    """

    changed = Signal()

    def __init__(self, check: Callable[[str], None]) -> None:
        super().__init__()
        self._check = check
        self._line = QLineEdit()
        self._line.setMaxLength(_LONGEST_NAME)
        self._reason = plain_label()
        self._reason.hide()
        self.setFocusProxy(self._line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._line)
        layout.addWidget(self._reason)
        self._line.textChanged.connect(self.look)
        keep_translated(self, self._write_texts)

    @property
    def name(self) -> str:
        """As typed, without the spaces around it."""
        return self._line.text().strip()

    @property
    def reason(self) -> str:
        """Why the name cannot be taken; empty when it can."""
        return self._reason.text()

    def suggest(self, name: str) -> None:
        """Put a name there."""
        self._line.setText(name)
        self._line.selectAll()

    def look(self) -> None:
        """See again whether the name can be taken."""
        self._reason.setText(self._reason_against(self.name))
        self._reason.setVisible(bool(self.reason))
        self._line.setAccessibleDescription(self.reason)
        self.changed.emit()

    def _write_texts(self) -> None:
        self._line.setAccessibleName(self.tr("Name of the new model"))
        if self._reason.text():
            self.look()

    def _reason_against(self, name: str) -> str:
        if not name:
            return self.tr("The new model needs a name.")
        try:
            self._check(name)
        except ModelError as error:
            message = messages.of_error(error)
            return str(error) if message is None else message.text
        return ""
