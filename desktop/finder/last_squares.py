"""The squares of the photo before this one, to be used once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.batch.squares import Squares

if TYPE_CHECKING:
    from core.geometry import Box
    from desktop.document.document import Document
    from desktop.settings.settings import Settings


class LastSquares(QObject):
    """Remembers the squares of each photo until another one has some.

    Args:
        document: Whose photos come and go.
        settings: Remember them until the next start.
        parent: Its owner.

    Signals:
        available_changed: Whether there are any for the photo that is open.
    """

    available_changed = Signal(bool)

    def __init__(
        self, document: Document, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._settings = settings
        self._mine: Squares | None = None
        self._before = settings.last_squares
        document.repairs_changed.connect(self._on_repairs_changed)
        document.photo_changed.connect(self._on_photo_changed)

    def boxes(self) -> tuple[Box, ...]:
        """Where they lie in the open photo, in its pixels; none without a photo."""
        photo = self._document.photo
        if photo is None or self._before is None:
            return ()
        return self._before.on(photo.size)

    def keep(self) -> None:
        """Hand the latest ones to the settings: the program is about to end."""
        self._settings.last_squares = self._mine or self._before

    def _on_repairs_changed(self) -> None:
        photo, holes = self._document.photo, self._document.holes
        if photo is not None:
            self._mine = Squares(holes, photo.size) if holes else None

    def _on_photo_changed(self) -> None:
        if self._mine is not None:
            self._before, self._mine = self._mine, None
            self.keep()
        self.available_changed.emit(bool(self.boxes()))
