"""The places that wait, drawn over the photo; a click takes one away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from core.geometry import Point
from desktop.canvas.device_pixels import rect
from desktop.canvas.outlines import united

if TYPE_CHECKING:
    from core.geometry import Box
    from desktop.canvas.photo_view import PhotoView
    from desktop.finder.places import Place, Review

_REACH = 6.0
"""How far beside a square a click still means it, in logical pixels."""

_SMALLEST = 16.0
"""Smaller places get a mark of that side, in logical pixels."""

_LINE = QColor(255, 255, 255)
_SHADOW = QColor(0, 0, 0, 170)
_DROPPED = QColor(255, 255, 255, 130)


class MarksOverlay(QWidget):
    """Covers the photo view and leaves to it whatever is not meant for a place.

    Signals:
        place_clicked: Carries the number of a place.
    """

    place_clicked = Signal(int)

    def __init__(self, view: PhotoView) -> None:
        super().__init__(view)
        self._view = view
        self._review: Review | None = None
        self._outlines: dict[int, QPainterPath] = {}
        self._hovered: int | None = None
        self._pressed: int | None = None
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.hide()

    @property
    def review(self) -> Review | None:
        """What is shown."""
        return self._review

    def show_review(self, review: Review | None) -> None:
        """Show places; None hides all."""
        if (
            review is None
            or self._review is None
            or (review.places is not self._review.places)
        ):
            self._outlines.clear()
            self._hovered = self._pressed = None
        self._review = review
        self.setGeometry(self._view.rect())
        self.setVisible(review is not None)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the outline of each place, large enough to be seen."""
        if self._review is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number in self._review.shown:
                self._paint(painter, number, self._review)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a place."""
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        is_left = event.button() == Qt.MouseButton.LeftButton and is_plain
        self._pressed = self._place_at(event.position()) if is_left else None
        event.setAccepted(self._pressed is not None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which place a click would mean."""
        if self._pressed is None:
            self._hover(self._place_at(event.position()))
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a click on a place."""
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            event.ignore()
        elif pressed == self._place_at(event.position()):
            self.place_clicked.emit(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks are two clicks."""
        self.mousePressEvent(event)

    def _paint(self, painter: QPainter, number: int, review: Review) -> None:
        outline = self._outline(number, review.places[number])
        is_dropped = number in review.dropped
        is_current = number in {self._hovered, review.current}
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if not is_dropped:
            painter.setPen(QPen(_SHADOW, 5 if is_current else 3))
            painter.drawPath(outline)
        line = QPen(_LINE if not is_dropped or is_current else _DROPPED)
        line.setWidthF(2.5 if is_current else 1.2)
        line.setStyle(Qt.PenStyle.DotLine if is_dropped else Qt.PenStyle.SolidLine)
        painter.setPen(line)
        painter.drawPath(outline)

    def _outline(self, number: int, place: Place) -> QPainterPath:
        """Around its squares, or a ring around a place that would hardly show."""
        seen = self._seen(place.box)
        if max(seen.width(), seen.height()) < _SMALLEST:
            ring = QPainterPath()
            ring.addEllipse(seen.center(), _SMALLEST / 2, _SMALLEST / 2)
            return ring
        if number not in self._outlines:
            squares = (QRectF(rect(box)) for box in place.squares)
            self._outlines[number] = united(squares)
        return self._to_view().map(self._outlines[number])

    def _seen(self, box: Box) -> QRectF:
        corner = self._view.to_view(Point(box.left, box.top))
        return QRectF(corner, self._view.to_view(Point(box.right, box.bottom)))

    def _to_view(self) -> QTransform:
        """From the photo to this widget."""
        origin = self._view.to_view(Point(0, 0))
        unit = self._view.to_view(Point(1, 1)) - origin
        return QTransform(unit.x(), 0, 0, unit.y(), origin.x(), origin.y())

    def _place_at(self, position: QPointF) -> int | None:
        if self._review is None:
            return None
        point = self._view.to_photo(position)
        beside = self._view.to_photo(position + QPointF(_REACH, 0))
        return self._review.at(point, reach=beside.x - point.x)

    def _hover(self, number: int | None) -> None:
        if number != self._hovered:
            self._hovered = number
            if number is None:
                self.unsetCursor()
            else:
                self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.update()
