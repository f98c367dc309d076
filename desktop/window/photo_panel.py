"""The middle of the window: the photo or the start page, messages above them."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.texts.messages import Message
from desktop.window.message_bar import MessageBar
from desktop.window.start_page import StartPage

_MARGIN = 8


class PhotoPanel(QStackedWidget):
    """Stacks the pages, and lets messages float over their upper edge.

    They float so that a message never moves the photo under the pointer.
    """

    def __init__(self, view: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start_page = StartPage()
        self._view = view
        self.addWidget(self.start_page)
        self.addWidget(view)
        self.messages = MessageBar(self)
        self.messages.changed.connect(self._place_messages)

    def show_message(self, message: Message) -> None:
        """Show a message over the upper edge."""
        self.messages.show_message(message)

    def show_view(self, on: bool) -> None:
        """Show the photo view, or the start page."""
        self.setCurrentWidget(self._view if on else self.start_page)
        if on:
            self._view.setFocus()
        self.messages.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the message as wide as the panel."""
        super().resizeEvent(event)
        self._place_messages()

    def _place_messages(self) -> None:
        width = self.width() - 2 * _MARGIN
        height = self.messages.heightForWidth(width)
        self.messages.setGeometry(_MARGIN, _MARGIN, width, height)
