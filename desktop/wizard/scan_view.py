"""A scan while it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.texts.translation import keep_translated
from desktop.wizard.progress_view import ProgressView
from desktop.wizard.scan_words import progress_text, time_left_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.dataset.scan_report import ScanProgress


class ScanView(ProgressView):
    """How many photos were looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        keep_translated(self, self._write_texts)

    @property
    def text(self) -> str:
        """How far it is."""
        return self.label.text()

    def begin(self) -> None:
        """Show that a scan has begun and nothing is known yet."""
        super().begin()
        self.label.setText(self.tr("Looking for photos"))
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)

    def tell(self, progress: ScanProgress) -> None:
        """Show how far it is."""
        self.label.setText(progress_text(progress))
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        self.left.setText(time_left_text(progress, seconds=self.seconds))

    def _write_texts(self) -> None:
        self.cancel.setText(self.tr("&Stop looking"))
        self.bar.setAccessibleName(self.tr("Photos looked at"))
