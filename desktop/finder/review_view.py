"""Where on the photo the places that wait are shown, and what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QSize

from desktop.finder.marks_overlay import MarksOverlay
from desktop.finder.review_strip import ReviewStrip

if TYPE_CHECKING:
    from desktop.canvas.photo_view import PhotoView
    from desktop.finder.finder_controller import FinderController
    from desktop.finder.places import Review

_MARGIN = 16
_WIDEST = 560


class ReviewView(QObject):
    """Keeps the overlay over the whole view and the strip at its lower edge.

    Args:
        view: Over which they show.
        finder: What they show, and who hears of what people do.
        parent: Its owner.
    """

    def __init__(
        self,
        view: PhotoView,
        *,
        finder: FinderController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._finder = finder
        self.overlay = MarksOverlay(view)
        self.strip = ReviewStrip(view)
        self.overlay.place_clicked.connect(finder.toggle)
        self.strip.sensitivity_changed.connect(finder.set_sensitivity)
        self.strip.fill_requested.connect(finder.fill)
        self.strip.closed.connect(finder.drop)
        self.strip.step_requested.connect(finder.step)
        self.strip.toggle_requested.connect(finder.toggle_current)
        finder.review_changed.connect(self._on_review_changed)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place in a view of another size."""
        if event.type() == QEvent.Type.Resize and self.strip.isVisible():
            self.overlay.setGeometry(self._view.rect())
            self._place()
        return super().eventFilter(watched, event)

    def _on_review_changed(self, review: Review | None) -> None:
        was_shown = self.strip.isVisible()
        had_focus = self.strip.isAncestorOf(self._view.window().focusWidget())
        self.overlay.show_review(review)
        self.strip.set_sensitivity(self._finder.sensitivity)
        self.strip.show_review(review)
        if review is None:
            if had_focus:
                self._view.setFocus()
            return
        if not was_shown:
            self._view.setFocus()
            self._place()
        if review.current is not None:
            self._view.reveal(review.places[review.current].box)

    def _place(self) -> None:
        view = self._view.rect()
        width = min(_WIDEST, view.width() - 2 * _MARGIN)
        height = max(self.strip.heightForWidth(width), self.strip.sizeHint().height())
        place = QRect(view.topLeft(), QSize(width, height))
        place.moveCenter(view.center())
        place.moveBottom(view.bottom() - _MARGIN)
        self.strip.setGeometry(place)
