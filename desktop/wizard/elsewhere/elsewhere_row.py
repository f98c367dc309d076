"""The way to another computer, at the foot of a page."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.looks.labels import hint_label


class ElsewhereRow(QWidget):
    """A question, and a button for those who say yes.

    Attributes:
        button: To be connected by the page.
    """

    def __init__(self) -> None:
        super().__init__()
        self._question = hint_label()
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._question, 1)
        layout.addWidget(self.button)

    def set_texts(self, question: str, button: str) -> None:
        """Write both, in the language of now."""
        self._question.setText(question)
        self.button.setText(button)
