"""A line for a path, with buttons that ask for one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from desktop.files.folders import typed_path

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent


class PathField(QWidget):
    """The owner writes its texts and connects its buttons.

    Attributes:
        line: Where it stands.
        buttons: From the left.

    Args:
        buttons: How many there are.
    """

    changed = Signal()

    def __init__(self, buttons: int = 1) -> None:
        super().__init__()
        self._label, self.line = QLabel(), QLineEdit()
        self.buttons = tuple(QPushButton() for _ in range(buttons))
        self._label.setBuddy(self.line)
        self.line.setClearButtonEnabled(True)
        self.line.setAcceptDrops(False)  # the page takes what is dropped
        self.line.textChanged.connect(self.changed)
        self.setFocusProxy(self.line)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._label, 0, 0, 1, -1)
        layout.addWidget(self.line, 1, 0)
        for column, button in enumerate(self.buttons, start=1):
            layout.addWidget(button, 1, column)

    @property
    def path(self) -> Path | None:
        """The absolute path that stands there, which need not exist."""
        path = typed_path(self.line.text())
        return None if path is None else path.absolute()

    def take(self, path: Path | None) -> None:
        """Put a path there; None is a person who changed their mind."""
        if path is not None:
            self.line.setText(str(path))

    def set_texts(self, label: str, placeholder: str, *buttons: str) -> None:
        """Write what stands there, in the language of now.

        Args:
            label: Above the line.
            placeholder: In it, as long as it is empty.
            buttons: On each of them.
        """
        self._label.setText(label)
        self.line.setPlaceholderText(placeholder)
        for button, text in zip(self.buttons, buttons, strict=True):
            button.setText(text)


def dropped_path(event: QDropEvent) -> Path | None:
    """The first local file or folder of what is dropped."""
    files = (url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile())
    first = next(filter(None, files), None)
    return None if first is None else Path(first)
