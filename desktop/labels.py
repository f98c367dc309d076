"""Labels of dialogs and pages, all of one kind."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel

_HEADLINE_SCALE = 1.3


def plain_label(text: str = "") -> QLabel:
    """Text that wraps and is never taken for HTML, whatever a file is called."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def hint_label(text: str = "") -> QLabel:
    """Text that explains, quieter than the rest."""
    label = plain_label(text)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def headline_label(text: str = "") -> QLabel:
    """The one sentence of a page that is read first."""
    label = plain_label(text)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * _HEADLINE_SCALE)
    label.setFont(font)
    return label
