"""What is going on, at the left; sizes, zoom, device and model at the right."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QMenu, QStatusBar, QToolButton, QWidget

from desktop.looks.labels import OneLineLabel
from desktop.texts.messages import said
from desktop.texts.translation import keep_translated

if TYPE_CHECKING:
    from core.geometry import Box, Size
    from core.inpainting.engine import EngineStatus
    from desktop.texts.messages import Words

_BUTTON_MARGINS = 4

_WHOLE_PERCENT = 10
"""From here on no decimals are shown."""


class Activity(Enum):
    """Who tells what is going on; several may at the same time."""

    MODEL = auto()
    FILE = auto()
    FILL = auto()
    FINDER = auto()


class StatusBar(QStatusBar):
    """The line at the bottom of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._activities: dict[Activity, Words] = {}
        self._hint = ""
        self._note = ""
        self._device = ""
        self.activity = OneLineLabel()
        self.way_out = QToolButton()
        self.training = QToolButton()
        self.selection_size = QLabel()
        self.photo_size = QLabel()
        self.zoom = QToolButton()
        self.device = QLabel()
        self.model = QToolButton()
        self._selection: Box | None = None
        self._build()
        keep_translated(self, self._write_texts)

    def set_activity(self, activity: Activity, words: Words) -> None:
        """Tell what goes on; an empty text ends it."""
        self._activities[activity] = words
        self._show_activity()

    def set_training(self, text: str) -> None:
        """Tell how far a training is; an empty text ends it."""
        self.training.setText(text)
        self.training.setVisible(bool(text))

    def set_hint(self, text: str) -> None:
        """Tell what could be done next, shown while nothing goes on."""
        self._hint = text
        self._show_activity()

    def set_note(self, text: str) -> None:
        """Tell something of what is chosen, in the place of what could be done next."""
        self._note = text
        self._show_activity()

    def show_way_out(self, is_shown: bool) -> None:
        """Offer other fills of what is chosen, or not."""
        self.way_out.setVisible(is_shown)

    def set_selection(self, box: Box | None) -> None:
        """Show how large the square is."""
        self._selection = box
        text = self.tr("Square {width} px")
        self._show_text(
            self.selection_size, "" if box is None else text.format(width=box.width)
        )

    def set_photo_size(self, size: Size | None) -> None:
        """Show how large the photo is, and the zoom with it."""
        text = "" if size is None else f"{size.width} × {size.height}"  # noqa: RUF001
        self._show_text(self.photo_size, text)
        self.zoom.setVisible(size is not None)

    def set_zoom(self, zoom: float) -> None:
        """Show the zoom; 1.0 is 100 %."""
        percent = zoom * 100
        digits = 0 if percent >= _WHOLE_PERCENT else 1
        self.zoom.setText(f"{percent:.{digits}f} %")

    def set_engine_status(self, status: EngineStatus) -> None:
        """Show the device and the model in use."""
        self._device = status.device
        # The name of the card is long; it is in the tip.
        self._show_text(self.device, status.device.partition(":")[0])
        self._write_device_tip()
        self.model.setText(status.model)
        self.model.show()

    def set_model_menu(self, menu: QMenu) -> None:
        """Open this menu from the model's name."""
        self.model.setMenu(menu)

    def _build(self) -> None:
        self.activity.setContentsMargins(8, 0, 8, 0)
        # A long sentence must not make the window wider.
        self.activity.setMinimumWidth(1)
        self.addWidget(self.activity, 1)
        for button in (self.way_out, self.training, self.zoom, self.model):
            button.setAutoRaise(True)
        self.model.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for label in (self.selection_size, self.photo_size, self.device):
            label.setContentsMargins(8, 0, 8, 0)
        for widget in (
            self.way_out,
            self.training,
            self.selection_size,
            self.photo_size,
            self.zoom,
            self.device,
            self.model,
        ):
            self.addPermanentWidget(widget)
            widget.hide()
        # As high as with its buttons from the start: the photo above must not move
        # when they appear.
        self.setMinimumHeight(self.model.sizeHint().height() + _BUTTON_MARGINS)

    def _write_texts(self) -> None:
        self.way_out.setText(self.tr("Other fills (O)"))
        self.training.setToolTip(self.tr("Show the training"))
        self.zoom.setToolTip(self.tr("Switch between the whole photo and 100 %"))
        self.model.setToolTip(self.tr("Model in use"))
        self._write_device_tip()
        self.set_selection(self._selection)
        self._show_activity()

    def _write_device_tip(self) -> None:
        tip = self.tr("Device that fills")
        self.device.setToolTip(f"{tip}\n{self._device}" if self._device else tip)

    def _show_activity(self) -> None:
        texts = (said(self._activities.get(activity, "")) for activity in Activity)
        told = " · ".join(filter(None, texts))
        self.activity.setText(told or self._note or self._hint or self.tr("Ready"))

    def _show_text(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))
