"""Between the list of repairs beside the photo and the document."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.changes import deleted, exchanged, refilled, switched, without_group

if TYPE_CHECKING:
    from desktop.canvas.photo_view import PhotoView
    from desktop.document.document import Document
    from desktop.fills.fill_controller import FillController
    from desktop.repairs.chosen_repair import ChosenRepair
    from desktop.repairs.repairs_panel import RepairsPanel


class RepairsController(QObject):
    """Shows the document's repairs in the panel, and asks for what people change.

    The panel appears with the first repair and stays while its photo is open. It moves
    the photo, so it never appears while a square is being drawn.
    """

    hidden_by_hand = Signal()

    def __init__(
        self,
        panel: RepairsPanel,
        *,
        view: PhotoView,
        document: Document,
        fills: FillController,
        chosen: ChosenRepair,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panel = panel
        self._view = view
        self._document = document
        self._fills = fills
        self._chosen = chosen
        self._is_wanted = True
        self._had_repairs = False
        self._connect()

    def set_wanted(self, on: bool) -> None:
        """Show the panel while there are repairs, or never."""
        self._is_wanted = on
        self._place_panel()

    def delete_chosen(self) -> None:
        """Take the chosen repair or group away."""
        if self._chosen.group is not None:
            change = without_group(self._chosen.group)
            self._fills.apply(change, lambda: self.tr("Delete repairs"))
        elif self._chosen.wanted is not None:
            change = deleted(self._chosen.wanted)
            self._fills.apply(change, lambda: self.tr("Delete repair"))

    def refill_all(self, model: str) -> None:
        """Fill all repairs again with a model, or those of the chosen group."""
        group = self._chosen.group

        def words() -> str:
            every, one = (
                self.tr("Fill all with {model}"),
                self.tr("Fill group with {model}"),
            )
            return (every if group is None else one).format(model=model)

        self._fills.apply(refilled(model, group=group), words)

    def _connect(self) -> None:
        panel, document = self._panel, self._document
        document.photo_changed.connect(self._on_photo_changed)
        document.repairs_changed.connect(self._on_repairs_changed)
        panel.rows.switch_requested.connect(self._switch)
        panel.row_chosen.connect(self._on_row_chosen)
        panel.closed.connect(self.hidden_by_hand)
        self._chosen.changed.connect(self._show_chosen)
        self._chosen.group_changed.connect(self._show_chosen)
        self._fills.activity_changed.connect(self._on_activity_changed)
        self._view.released.connect(self._place_panel)

    def _on_row_chosen(self, number: int) -> None:
        row = self._panel.rows.row(number) if number >= 0 else None
        if row is None:
            self._chosen.drop()
        elif row.group is None:
            self._chosen.choose(row.place)
        else:
            self._chosen.choose_group(row.group)

    def _show_chosen(self) -> None:
        self._panel.choose(self._chosen.row, self._chosen.group)

    def _switch(self, number: int, is_on: bool) -> None:
        row = self._panel.rows.row(number)
        if row.group is not None:
            change = switched(row.group, is_on=is_on)
        else:
            one = row.repairs[0].wanted
            change = exchanged(one, replace(one, is_enabled=is_on))
        words = partial(self._switch_words, is_group=row.group is not None, is_on=is_on)
        self._fills.apply(change, words)

    def _switch_words(self, *, is_group: bool, is_on: bool) -> str:
        if is_group:
            on, off = self.tr("Switch repairs on"), self.tr("Switch repairs off")
        else:
            on, off = self.tr("Switch repair on"), self.tr("Switch repair off")
        return on if is_on else off

    def _on_photo_changed(self) -> None:
        self._had_repairs = False
        self._on_repairs_changed()

    def _on_repairs_changed(self) -> None:
        document = self._document
        self._panel.show_repairs(
            document.photo,
            document.repairs,
            chosen=self._chosen.row,
            group=self._chosen.group,
        )
        self._had_repairs = self._had_repairs or bool(document.repairs)
        self._place_panel()

    def _on_activity_changed(self, text: str) -> None:
        if not text:
            self._panel.rows.forget_asked()

    def _place_panel(self) -> None:
        if not self._view.is_pressed:
            self._panel.setVisible(self._is_wanted and self._had_repairs)
