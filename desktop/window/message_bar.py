"""One sentence at the top of the photo, with at most two buttons."""

from collections import deque

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from desktop.looks.theme import tinted_icon, tinted_picture
from desktop.texts.messages import Message, Tone
from desktop.texts.translation import keep_translated

_SECONDS = {Tone.INFO: 8, Tone.WARNING: 20}
_ICON_SIDE = 20
_ICONS = {Tone.INFO: "info", Tone.WARNING: "warning"}


class MessageBar(QFrame):
    """Shows the latest message; one that asks nothing goes away by itself.

    Offers are shown one after the other, while there is nothing else to tell.
    """

    changed = Signal()
    """Another message is shown, of another height perhaps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel()
        self._text = QLabel()
        self._buttons: list[QPushButton] = []
        self._close = QToolButton()
        self._timer = QTimer(self)
        self._message: Message | None = None
        self._offers: deque[Message] = deque()
        self._build()
        self._connect()
        keep_translated(self, self._write_texts)

    @property
    def message(self) -> Message | None:
        """What is shown, or None."""
        return self._message

    def show_message(self, message: Message) -> None:
        """Show a message in place of the one before; an offer waits for its turn."""
        if message.is_offer and self._message is not None:
            self._offers.append(message)
            return
        if self._message is not None and self._message.is_offer:
            self._offers.appendleft(self._message)
        self._clear()
        self._show(message)

    def dismiss(self) -> None:
        """Show nothing, or the next offer."""
        self._clear()
        if self._offers:
            self._show(self._offers.popleft())

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is left to be timed."""
        self._timer.stop()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()
        super().changeEvent(event)

    def _build(self) -> None:
        self.setObjectName("message-bar")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._text.setWordWrap(True)
        # The names of files are in it, and are no mark-up.
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred
        )
        self._close.setAutoRaise(True)
        self._timer.setSingleShot(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._close)
        self.hide()

    def _write_texts(self) -> None:
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setAccessibleName(self.tr("Close this message"))
        if self._message is not None:
            self._text.setText(self._message.text)
            for button, action in zip(
                self._buttons, self._message.actions, strict=True
            ):
                button.setText(action.text)
            self.changed.emit()

    def _connect(self) -> None:
        self._timer.timeout.connect(self.dismiss)
        self._close.clicked.connect(self.dismiss)

    def _show(self, message: Message) -> None:
        self._message = message
        self._text.setText(message.text)
        self._tint()
        for action in message.actions:
            self._add_button(action.text).clicked.connect(action.run)
        if not message.actions:
            self._timer.start(_SECONDS[message.tone] * 1000)
        self.show()
        self.raise_()
        self.changed.emit()

    def _clear(self) -> None:
        self._message = None
        self.hide()
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons.clear()

    def _add_button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        # Dismiss first: what the button does may show the next message.
        button.clicked.connect(self.dismiss)
        layout = self.layout()
        if isinstance(layout, QHBoxLayout):
            layout.insertWidget(layout.count() - 1, button)
        self._buttons.append(button)
        return button

    def _tint(self) -> None:
        tone = Tone.INFO if self._message is None else self._message.tone
        picture = tinted_picture(
            _ICONS[tone],
            self.palette().windowText().color(),
            side=_ICON_SIDE,
            scale=self.devicePixelRatioF(),
        )
        self._icon.setPixmap(picture)
        self._close.setIcon(tinted_icon("close", self.palette()))
