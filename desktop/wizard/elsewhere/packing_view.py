"""How far the writing of a job folder is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.texts.time_left import time_left_alone
from desktop.texts.translation import keep_translated
from desktop.wizard.progress_view import ProgressView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_FINE = 1000  # parts of the progress bar
_KNOWN_AFTER = 3.0  # seconds until the time left can be told


class PackingView(ProgressView):
    """Which part is written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar.setRange(0, _FINE)
        keep_translated(self, self._write_texts)

    @property
    def done(self) -> float:
        """The part that is shown as done, 0..1."""
        return self.bar.value() / _FINE

    def begin(self) -> None:
        """Show that nothing is written yet."""
        super().begin()
        self.bar.setValue(0)

    def tell(self, done: float) -> None:
        """Show the written part, 0..1."""
        self.bar.setValue(round(_FINE * done))
        seconds = self.seconds
        if seconds > _KNOWN_AFTER and 0 < done < 1:
            self.left.setText(time_left_alone(seconds * (1 - done) / done))

    def _write_texts(self) -> None:
        text = self.tr("All that the training needs is copied; your photos stay here.")
        self.label.setText(text)
        self.cancel.setText(self.tr("&Stop writing"))
        self.bar.setAccessibleName(self.tr("Written part of the job folder"))
