"""Labels of dialogs and pages, all of one kind."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
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


class OneLineLabel(QLabel):
    """One line that ends in "…" where there is no room; its tip is then the whole."""

    def setText(self, text: str) -> None:
        """Show a text, and tell it whole in the tip."""
        super().setText(text)
        self.setToolTip(text)

    def event(self, event: QEvent) -> bool:
        """No tip for what can be read anyway."""
        if event.type() == QEvent.Type.ToolTip and self._shown_text() == self.text():
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much of the text as there is room for."""
        painter = QPainter(self)
        place = self.contentsRect()
        along = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        role = self.foregroundRole()
        style, is_enabled = self.style(), self.isEnabled()
        text = self._shown_text()
        style.drawItemText(
            painter, place, along, self.palette(), is_enabled, text, role
        )

    def _shown_text(self) -> str:
        return self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
