"""Held-out photos of the user's own: the hole, two models' fills, and the truth."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


class PreviewGrid(QWidget):
    """One row for each photo, four captioned columns; a click enlarges a row.

    Args:
        parent: Its owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = 0

    @property
    def rows(self) -> int:
        """How many photos are shown; 0 before the first preview."""
        return self._rows

    def show_preview(self, png: bytes, *, rows: int) -> None:
        """Show another picture in place of the one before.

        Args:
            png: Square tiles without gaps, four to a row, as in `PreviewReady`.
            rows: Of tiles.
        """
        self._rows = rows

    def clear(self) -> None:
        """Show nothing."""
        self._rows = 0
