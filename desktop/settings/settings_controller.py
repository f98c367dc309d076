"""Applies settings while the window is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.document.undo_memory import MEGABYTE
from desktop.looks.theme import use_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.inpainting.engine import DeviceChoice, EngineStatus
    from desktop.dialogs.settings_dialog import SettingsDialog
    from desktop.document.undo_memory import UndoMemory
    from desktop.looks.theme import Theme
    from desktop.settings.settings import Settings
    from desktop.texts.translation import Language, Translation


class SettingsController(QObject):
    """Opens the dialog, one at a time, and does and remembers what is chosen there.

    Args:
        settings: Remember it.
        translation: Of the program.
        undo_memory: Of the document.
        model_names: Looked up when the dialog opens.
        make_dialog: Makes the dialog, not shown yet.
        parent: Its owner.
    """

    model_chosen = Signal(str)
    device_chosen = Signal(object)
    fill_on_release_chosen = Signal(bool)
    confidence_chosen = Signal(bool)
    staying_awake_chosen = Signal(bool)

    def __init__(
        self,
        settings: Settings,
        *,
        translation: Translation,
        undo_memory: UndoMemory,
        model_names: Callable[[], Sequence[str]],
        make_dialog: Callable[[], SettingsDialog],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._translation = translation
        self._undo_memory = undo_memory
        self._model_names = model_names
        self._make_dialog = make_dialog
        self._status: EngineStatus | None = None
        self._dialog: SettingsDialog | None = None
        undo_memory.changed.connect(self._show_undo_used)

    def show(self) -> None:
        """Open the dialog, or bring the open one to the front."""
        if self._dialog is None:
            self._dialog = self._make_dialog()
            self._fill_in(self._dialog)
            self._connect(self._dialog)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def close(self) -> None:
        """Leave no dialog open: its window was closed."""
        if self._dialog is not None:
            self._dialog.reject()

    def set_engine_status(self, status: EngineStatus) -> None:
        """Show what fills from now on."""
        self._status = status
        if self._dialog is not None:
            self._dialog.show_engine_status(status)

    def set_fill_on_release(self, on: bool) -> None:
        """Show what was chosen elsewhere."""
        if self._dialog is not None:
            self._dialog.on_release.set_value(on)

    def _fill_in(self, dialog: SettingsDialog) -> None:
        settings = self._settings
        dialog.show_models(self._model_names())
        dialog.device.set_value(settings.device)
        dialog.on_release.set_value(settings.fill_on_release)
        dialog.confidence.set_value(settings.tell_confidence)
        dialog.awake.set_value(settings.stays_awake)
        dialog.language.set_value(settings.language)
        dialog.theme.set_value(settings.theme)
        dialog.undo.set_value(settings.undo_megabytes)
        dialog.show_undo_used(self._undo_memory.used)
        if self._status is not None:
            dialog.show_engine_status(self._status)

    def _connect(self, dialog: SettingsDialog) -> None:
        dialog.model.chosen.connect(self.model_chosen.emit)
        dialog.device.chosen.connect(self._on_device_chosen)
        dialog.on_release.chosen.connect(self.fill_on_release_chosen.emit)
        dialog.confidence.chosen.connect(self._on_confidence_chosen)
        dialog.awake.chosen.connect(self.staying_awake_chosen.emit)
        dialog.language.chosen.connect(self._on_language_chosen)
        dialog.theme.chosen.connect(self._on_theme_chosen)
        dialog.undo.chosen.connect(self._on_undo_chosen)
        dialog.finished.connect(self._on_finished)

    def _on_device_chosen(self, device: DeviceChoice) -> None:
        self._settings.device = device
        self.device_chosen.emit(device)

    def _on_confidence_chosen(self, on: bool) -> None:
        self._settings.tell_confidence = on
        self.confidence_chosen.emit(on)

    def _on_language_chosen(self, language: Language) -> None:
        self._settings.language = language
        self._translation.use(language)

    def _on_theme_chosen(self, theme: Theme) -> None:
        self._settings.theme = theme
        use_theme(theme)

    def _on_undo_chosen(self, megabytes: int) -> None:
        self._settings.undo_megabytes = megabytes
        self._undo_memory.set_limit(megabytes * MEGABYTE)

    def _on_finished(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None

    def _show_undo_used(self) -> None:
        if self._dialog is not None:
            self._dialog.show_undo_used(self._undo_memory.used)
