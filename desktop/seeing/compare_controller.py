"""The original beside the repaired photo: the actions and keys that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from desktop.canvas.photo_view import PhotoView
    from desktop.document.document import Document


class CompareController(QObject):
    """Shows the original while its action is checked or the view's key is held.

    Args:
        view: That shows it.
        document: Something must be repaired before there is anything to compare.
        compare: The original in place of the photo.
        split: The original beside the photo.
        loupe: Single pixels of both.
        parent: Its owner.
    """

    def __init__(
        self,
        view: PhotoView,
        *,
        document: Document,
        compare: QAction,
        split: QAction,
        loupe: QAction,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._compare = compare
        self._split = split
        self._loupe = loupe
        compare.toggled.connect(view.set_original_shown)
        split.toggled.connect(view.set_split_shown)
        loupe.toggled.connect(view.set_loupe_shown)
        view.compare_held.connect(self._on_held)
        document.photo_changed.connect(self._follow)
        document.repairs_changed.connect(self._follow)

    def _on_held(self, on: bool) -> None:
        if self._compare.isEnabled():
            self._compare.setChecked(on)

    def _follow(self) -> None:
        """Offer what makes sense for the document as it is."""
        self._loupe.setEnabled(self._document.photo is not None)
        is_repaired = bool(self._document.holes)
        for action in (self._compare, self._split):
            action.setEnabled(is_repaired)
            if not is_repaired:
                action.setChecked(False)
