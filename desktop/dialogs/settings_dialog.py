"""The settings; each is applied as soon as it is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from core.inpainting.engine import DeviceChoice
from desktop.dialogs.choice_box import ChoiceBox
from desktop.document.undo_memory import MEGABYTE
from desktop.looks.labels import hint_label
from desktop.looks.theme import Theme
from desktop.texts.translation import Language, keep_translated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.inpainting.engine import EngineStatus

UNDO_MEGABYTES = (64, 256, 1024, 4096)

_GIGABYTE = 1000
_LANGUAGE_NAMES = {Language.ENGLISH: "English", Language.CHINESE: "简体中文"}
_SMALLEST_WIDTH = 428


class SettingsDialog(QDialog):
    """Shows what is set, and tells by its boxes' `chosen` what is to be set.

    Attributes:
        model: Carries names.
        device: Carries a DeviceChoice.
        on_release: Carries whether a fill starts at once.
        confidence: Carries whether to tell how far a fill can be trusted.
        awake: Carries whether long work keeps the computer awake.
        language: Carries a Language.
        theme: Carries a Theme.
        undo: Carries megabytes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ChoiceBox()
        self.device = ChoiceBox()
        self.on_release = ChoiceBox()
        self.confidence = ChoiceBox()
        self.awake = ChoiceBox()
        self.language = ChoiceBox()
        self.theme = ChoiceBox()
        self.undo = ChoiceBox()
        self._device_hint = hint_label()
        self._undo_hint = hint_label()
        self._status: EngineStatus | None = None
        self._undo_used = 0
        self._rows: list[tuple[QLabel, ChoiceBox]] = []
        self._build()
        keep_translated(self, self._write_texts)

    def show_models(self, names: Sequence[str]) -> None:
        """Offer these models."""
        self.model.set_choices((name, name) for name in names)
        self._show_status()

    def show_engine_status(self, status: EngineStatus) -> None:
        """Show what fills from now on."""
        self._status = status
        self._show_status()

    def show_undo_used(self, used: int) -> None:
        """Show how many bytes the undo history holds."""
        self._undo_used = used
        text = self.tr("At the moment: {size} MB")
        self._undo_hint.setText(text.format(size=-(-used // MEGABYTE)))

    def _build(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for box, hint in (
            (self.model, None),
            (self.device, self._device_hint),
            (self.on_release, None),
            (self.confidence, None),
            (self.awake, None),
            (self.language, None),
            (self.theme, None),
            (self.undo, self._undo_hint),
        ):
            label = QLabel()
            label.setBuddy(box)
            self._rows.append((label, box))
            form.addRow(label, box)
            if hint is not None:
                hint.setWordWrap(False)
                form.addRow("", hint)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(close)
        # Not of the dialog, which would no longer grow for the long name of a card.
        layout.addStrut(_SMALLEST_WIDTH)

    def _write_texts(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        labels = (
            self.tr("&Model:"),
            self.tr("&Fill with:"),
            self.tr("When a &square is drawn:"),
            self.tr("&After a fill:"),
            self.tr("&During long work:"),
            self.tr("&Language:"),
            self.tr("&Theme:"),
            self.tr("Memory for &undo:"),
        )
        for (label, box), text in zip(self._rows, labels, strict=True):
            label.setText(text)
            box.setAccessibleName(text.replace("&", "").rstrip(":"))
        self._write_choices()
        self._show_status()
        self.show_undo_used(self._undo_used)

    def _write_choices(self) -> None:
        as_system = self.tr("As the system")
        self.device.set_choices(
            [
                (self.tr("Graphics card, if there is one"), DeviceChoice.BEST),
                (self.tr("Processor only"), DeviceChoice.CPU),
            ]
        )
        self.on_release.set_choices(
            [(self.tr("Fill it at once"), True), (self.tr("Wait for Enter"), False)]
        )
        self.confidence.set_choices(
            [
                (self.tr("Tell how far to trust it"), True),
                (self.tr("Tell nothing"), False),
            ]
        )
        self.awake.set_choices(
            [
                (self.tr("Keep the computer awake"), True),
                (self.tr("Let it fall asleep"), False),
            ]
        )
        # A language's own name is what its speakers look for.
        names = [(name, language) for language, name in _LANGUAGE_NAMES.items()]
        self.language.set_choices([(as_system, Language.SYSTEM), *names])
        self.theme.set_choices(
            [
                (as_system, Theme.SYSTEM),
                (self.tr("Light"), Theme.LIGHT),
                (self.tr("Dark"), Theme.DARK),
            ]
        )
        self.undo.set_choices((_size_text(size), size) for size in UNDO_MEGABYTES)

    def _show_status(self) -> None:
        text = self.tr("The model is not loaded yet.")
        if self._status is not None:
            self.model.set_value(self._status.model)
            text = self.tr("At the moment: {device}")
            text = text.format(device=self._status.device)
        self._device_hint.setText(text)


def _size_text(megabytes: int) -> str:
    is_large = megabytes >= _GIGABYTE
    return f"{megabytes // _GIGABYTE} GB" if is_large else f"{megabytes} MB"
