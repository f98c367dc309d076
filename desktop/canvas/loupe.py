"""A glass over the photo that shows its pixels as they are."""

from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from core.geometry import Box, Size
from desktop.canvas.device_pixels import rect
from desktop.canvas.view_transform import ViewTransform
from desktop.canvas.zoom_steps import MAXIMUM_ZOOM

_SIDE = 220
_AWAY = 28
"""From the pointer to the glass, so that both can be seen; in logical pixels."""

_ROUNDING = 8
_CROSS = 9
_LINE = QColor(255, 255, 255)
_SHADOW = QColor(0, 0, 0, 150)


class PaintPhoto(Protocol):
    """Paints what shows of the photo in some device pixels."""

    def __call__(
        self, painter: QPainter, transform: ViewTransform, exposed: Box, /
    ) -> None:
        """Paint it."""
        ...


class Loupe:
    """Shows the place under the pointer at 100 %, beside the pointer.

    Where the photo is shown at 100 % or more already, it shows it twice as large.

    Attributes:
        is_shown: Whether there is one.
        at: The place in the view, in logical pixels; None is its middle.
    """

    def __init__(self) -> None:
        self.is_shown = False
        self.at: QPointF | None = None

    def box(self, view: Size, ratio: float) -> Box:
        """What it covers of a view; all in device pixels."""
        place = self._place(view, ratio)
        side, away = round(_SIDE * ratio), round(_AWAY * ratio)
        return Box.square(
            _beside(round(place.x()), away=away, side=side, room=view.width),
            _beside(round(place.y()), away=away, side=side, room=view.height),
            side,
        )

    def paint(
        self,
        painter: QPainter,
        transform: ViewTransform,
        *,
        ground: QColor,
        paint_photo: PaintPhoto,
    ) -> None:
        """Paint the glass and what it shows.

        Args:
            painter: In device pixels.
            transform: Of the view.
            ground: Where there is no photo.
            paint_photo: Paints the photo, given a transform of the loupe's own.
        """
        box = self.box(transform.view, transform.ratio)
        rounding = _ROUNDING * transform.ratio
        glass = QPainterPath()
        glass.addRoundedRect(QRectF(rect(box)), rounding, rounding)
        painter.save()
        painter.setClipPath(glass)
        painter.fillRect(rect(box), ground)
        paint_photo(painter, self._enlarged(transform, box), box)
        painter.restore()
        _paint_frame(painter, glass, box, transform.ratio)

    def _enlarged(self, transform: ViewTransform, box: Box) -> ViewTransform:
        """With the place under the pointer in the middle of the glass."""
        place = self._place(transform.view, transform.ratio)
        zoom = 1.0 if transform.zoom < 1.0 else min(2 * transform.zoom, MAXIMUM_ZOOM)
        grown = zoom / transform.zoom
        return replace(
            transform,
            zoom=zoom,
            left=(box.left + box.right) / 2 - (place.x() - transform.left) * grown,
            top=(box.top + box.bottom) / 2 - (place.y() - transform.top) * grown,
        ).aligned()

    def _place(self, view: Size, ratio: float) -> QPointF:
        """In device pixels."""
        if self.at is None:
            return QPointF(view.width / 2, view.height / 2)
        return self.at * ratio


def _beside(place: int, *, away: int, side: int, room: int) -> int:
    """Where the glass begins along one axis: after the place, or else before it."""
    is_room_after = place + away + side <= room
    begin = place + away if is_room_after else place - away - side
    return max(0, min(begin, room - side))


def _paint_frame(
    painter: QPainter, glass: QPainterPath, box: Box, ratio: float
) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, width in ((_SHADOW, 4), (_LINE, 2)):
        painter.setPen(QPen(colour, width * ratio))
        painter.drawPath(glass)
    middle = QRectF(rect(box)).center()
    for colour, width in ((_SHADOW, 3), (_LINE, 1)):
        painter.setPen(QPen(colour, width * ratio))
        for way in (QPointF(1, 0), QPointF(0, 1), QPointF(-1, 0), QPointF(0, -1)):
            painter.drawLine(
                middle + way * (_CROSS / 2 * ratio), middle + way * (_CROSS * ratio)
            )
    painter.restore()
