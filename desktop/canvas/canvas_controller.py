"""Between the photo view and the document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.changes import exchanged
from core.patch import in_layers
from desktop.texts.translation import keep_translated

if TYPE_CHECKING:
    from core.geometry import Box, Point
    from core.repair import WantedRepair
    from desktop.canvas.photo_view import PhotoView
    from desktop.document.document import Document
    from desktop.fills.fill_controller import FillController
    from desktop.repairs.chosen_repair import ChosenRepair
    from desktop.settings.settings import Settings


class CanvasController(QObject):
    """Shows the document in the view, and hands selected squares to the fills.

    The square of a chosen repair stands for the repair: where it is put, the repair
    is filled again.
    """

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
        chosen: ChosenRepair,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._document = document
        self._fills = fills
        self._chosen = chosen
        self._settings = settings
        self._connect()

    def fill_selection(self) -> None:
        """Fill the squares, or fill the chosen repair where its square is now."""
        box, one = self._view.selection, self._chosen.wanted
        if one is not None and box is not None:
            change = exchanged(one, replace(one, box=box))
            self._fills.apply(change, lambda: self.tr("Move repair"))
        else:
            self._fills.fill_all(self._view.squares)

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
        self._view.squares_changed.connect(self._on_squares_changed)
        self._view.strokes_changed.connect(self._tell_hint)
        self._view.brushing_changed.connect(self._tell_hint)
        self._view.clicked.connect(self._on_clicked)
        self._chosen.changed.connect(self._on_chosen)
        self._view.zoom_changed.connect(self.zoom_changed)
        self._fills.busy_changed.connect(self._view.set_busy)
        self._fills.filled.connect(self._on_filled)
        keep_translated(self._view, self._tell_hint)

    def _on_photo_changed(self) -> None:
        photo = self._document.photo
        if photo is None:
            self._view.clear()
        else:
            self._view.show_photo(photo.screen_pixels, photo.smaller)
            self.zoom_changed.emit(self._view.zoom)
        self._tell_hint()

    def _on_region_changed(self, box: Box) -> None:
        photo = self._document.photo
        if photo is not None:
            pixels = photo.on_screen(self._document.shown(box))
            self._view.update_region(box, pixels, fade=True)

    def _on_hole_selected(self) -> None:
        if self._settings.fill_on_release:
            self.fill_selection()

    def _on_filled(self, box: Box) -> None:
        """Take the square away, so that nothing covers the result."""
        self._view.take_away(box)

    def _on_clicked(self, point: Point) -> None:
        """Choose what lies uppermost there; beside all of it, let go."""
        repairs = self._document.repairs
        here = {
            repair.patch: row
            for row, repair in enumerate(repairs)
            if repair.is_enabled and repair.box.contains(point)
        }
        if here:
            self._chosen.choose(here[in_layers(here)[-1]])
        else:
            self._chosen.drop()

    def _on_chosen(self, one: WantedRepair | None) -> None:
        if one is not None:
            self._view.reveal(one.box)
            self._view.set_selection(one.box, to_move=True)
        elif self._view.origin is not None:
            self._view.set_selection(None)

    def _on_squares_changed(self) -> None:
        is_gone = self._view.origin is None and self._chosen.wanted is not None
        if is_gone or (self._view.squares and self._chosen.group is not None):
            self._chosen.drop()
        self._tell_hint()

    def _tell_hint(self) -> None:
        if self._document.photo is None:
            hint = ""
        elif self._view.strokes:
            hint = self.tr(
                "Enter fills what is painted, Esc takes the last stroke away"
            )
        elif self._view.origin not in {None, self._view.selection}:
            hint = self.tr("Enter fills the repair at its new place, Esc leaves it")
        elif self._view.origin is not None:
            hint = self.tr("Drag the square or press the arrow keys to move the repair")
        elif len(self._view.squares) > 1:
            hint = self.tr("Enter fills the {count} squares, Esc takes the last away")
        elif self._view.squares:
            hint = self.tr("Enter fills the square, Esc takes it away")
        elif self._view.is_brushing:
            hint = self.tr("Paint over the damage; with Shift, over several places")
        else:
            hint = self.tr("Drag a square over the damage")
        self.hint_changed.emit(hint.format(count=len(self._view.squares)))
