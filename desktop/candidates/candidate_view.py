"""Where on the photo the candidates show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF

from core.geometry import Point
from desktop.candidates.candidate_strip import CandidateStrip

if TYPE_CHECKING:
    from core.geometry import Box
    from desktop.candidates.candidate_controller import CandidateController, Offer
    from desktop.canvas.photo_view import PhotoView

_MARGIN = 16


class CandidateView(QObject):
    """Keeps the strip at the lower edge of the photo, or where it hides no fill.

    Args:
        view: Over which it shows.
        candidates: What it shows.
        parent: Its owner.
    """

    def __init__(
        self,
        view: PhotoView,
        *,
        candidates: CandidateController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._box: Box | None = None
        self.strip = CandidateStrip(view)
        self.strip.chosen.connect(candidates.choose)
        self.strip.closed.connect(candidates.close)
        candidates.offer_changed.connect(self._on_offer_changed)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place in a view of another size."""
        if event.type() == QEvent.Type.Resize and self.strip.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _on_offer_changed(self, offer: Offer | None) -> None:
        had_focus = self.strip.isAncestorOf(self._view.window().focusWidget())
        self.strip.show_offer(offer)
        if offer is None:
            self._box = None
            if had_focus:
                self._view.setFocus()
            return
        self._box = offer.repairs[offer.row].box
        self._place()

    def _place(self) -> None:
        """At the lower edge; at the upper one where the square would be hidden."""
        view = self._view.rect()
        self.strip.fit_into(view.width() - 2 * _MARGIN)
        place = QRect(QPoint(0, 0), self.strip.size())
        place.moveCenter(view.center())
        place.moveBottom(view.bottom() - _MARGIN)
        if place.intersects(self._square()):
            place.moveTop(_MARGIN)
            if place.intersects(self._square()):
                place.moveBottom(view.bottom() - _MARGIN)
        self.strip.move(place.topLeft())

    def _square(self) -> QRect:
        """Where the repaired square shows in the view."""
        if self._box is None:
            return QRect()
        corner = self._view.to_view(Point(self._box.left, self._box.top))
        end = self._view.to_view(Point(self._box.right, self._box.bottom))
        return QRectF(corner, end).toAlignedRect()
