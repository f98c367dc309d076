"""Between the photo view and the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from core.geometry import Box
    from desktop.canvas.photo_view import PhotoView
    from desktop.document import Document
    from desktop.fill_controller import FillController
    from desktop.settings import Settings


class CanvasController(QObject):
    """Shows the document in the view, and hands selected squares to the fills."""

    hint_changed = Signal(str)
    """What could be done next, in words."""
    zoom_changed = Signal(float)
    """The view's, told for each photo anew."""

    def __init__(
        self,
        view: PhotoView,
        *,
        document: Document,
        fills: FillController,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._document = document
        self._fills = fills
        self._settings = settings
        self._connect()

    def fill_selection(self) -> None:
        """Fill the selected square."""
        if self._view.selection is not None:
            self._fills.fill(self._view.selection)

    def toggle_fit(self) -> None:
        """From the whole photo to 100 %, and back."""
        if self._view.zoom == 1.0:
            self._view.fit()
        else:
            self._view.zoom_to_actual()

    def _connect(self) -> None:
        self._document.photo_changed.connect(self._on_photo_changed)
        self._document.region_changed.connect(self._on_region_changed)
        self._view.hole_selected.connect(self._on_hole_selected)
        self._view.fill_requested.connect(self.fill_selection)
        self._view.escape_pressed.connect(self._fills.cancel)
        self._view.selection_changed.connect(self._tell_hint)
        self._view.zoom_changed.connect(self.zoom_changed)
        self._fills.busy_changed.connect(self._view.set_busy)
        self._fills.filled.connect(self._on_filled)

    def _on_photo_changed(self) -> None:
        photo = self._document.photo
        if photo is None:
            self._view.clear()
        else:
            self._view.show_photo(photo.pixels)
            self.zoom_changed.emit(self._view.zoom)
        self._tell_hint()

    def _on_region_changed(self, box: Box) -> None:
        self._view.update_region(box, self._document.shown(box), fade=True)

    def _on_hole_selected(self, box: Box) -> None:
        if self._settings.fill_on_release:
            self._fills.fill(box)

    def _on_filled(self, box: Box) -> None:
        """Take the square away, so that nothing covers the result."""
        if self._view.selection == box:
            self._view.set_selection(None)

    def _tell_hint(self) -> None:
        if self._document.photo is None:
            self.hint_changed.emit("")
        elif self._view.selection is None:
            self.hint_changed.emit(self.tr("Drag a square over the damage"))
        else:
            self.hint_changed.emit(self.tr("Enter fills the square, Esc takes it away"))
