"""From strokes of the brush to squares that are filled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.repair import GroupKind

if TYPE_CHECKING:
    from core.geometry import Box, Size
    from core.strokes import Stroke
    from desktop.canvas.photo_view import PhotoView
    from desktop.document.document import Document
    from desktop.fills.fill_controller import FillController
    from desktop.settings.settings import Settings


@dataclass(frozen=True, slots=True)
class _Asked:
    """Strokes whose squares are being filled."""

    strokes: tuple[Stroke, ...]
    boxes: frozenset[Box]


class BrushController(QObject):
    """Covers what is painted with squares and has them filled, as one step.

    Strokes whose fill is given up are shown again.
    """

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
        self._asked: tuple[_Asked, ...] = ()
        view.strokes_settled.connect(self._on_settled)
        view.fill_requested.connect(self.fill_strokes)
        document.photo_changed.connect(self._forget)
        fills.filled.connect(self._on_filled)
        fills.busy_changed.connect(self._on_busy_changed)

    def fill_strokes(self) -> None:
        """Fill all that is painted."""
        photo = self._document.photo
        strokes = self._view.take_strokes()
        if photo is None or not strokes:
            return
        boxes = squares_of(strokes, photo.size)
        self._asked = (*self._asked, _Asked(strokes, frozenset(boxes)))
        self._fills.fill_all(boxes, kind=GroupKind.BRUSH)

    def _on_settled(self) -> None:
        if self._settings.fill_on_release:
            self.fill_strokes()

    def _on_filled(self, box: Box) -> None:
        self._asked = tuple(one for one in self._asked if box not in one.boxes)

    def _on_busy_changed(self, busy: tuple[Box, ...]) -> None:
        """Nothing is at work any more: what was not filled will not be."""
        if not busy and self._asked:
            strokes = tuple(each for one in self._asked for each in one.strokes)
            self._forget()
            self._view.put_back(strokes)

    def _forget(self) -> None:
        self._asked = ()


def squares_of(strokes: tuple[Stroke, ...], size: Size) -> tuple[Box, ...]:
    """The squares that cover strokes, and little else.

    Args:
        strokes: In photo pixels.
        size: Of the photo.
    """
    # The window is painted before the array libraries are there.
    from core.cover import sensible_sides, squares_covering
    from core.strokes import painted

    least, most = sensible_sides(size)
    return squares_covering(painted(strokes, size), at_least=least, at_most=most)
