"""The widget that shows a photo, to be zoomed and panned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMarginsF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from core.geometry import Box, Point, Size
from core.patch import Patch
from desktop.canvas import zoom_steps
from desktop.canvas.device_pixels import in_device_pixels, touched
from desktop.canvas.fills_item import FillsItem
from desktop.canvas.hand import Hand
from desktop.canvas.images import PhotoPyramid
from desktop.canvas.neutral_grey import neutral_grey
from desktop.canvas.photo_painter import paint_photo
from desktop.canvas.view_transform import ViewTransform
from desktop.canvas.viewport import Viewport
from desktop.canvas.zoom_gestures import is_pinch, turned_notches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.arrays import Pixels

_OUTSIDE = 4
"""How far lines reach beyond what they surround, in logical pixels."""


class PhotoPane(QWidget):
    """Shows a photo on neutral grey; the wheel zooms, space or the middle button pan.

    Signals:
        zoom_changed: Device pixels per photo pixel; 1.0 is 100 %.
    """

    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pyramid: PhotoPyramid | None = None
        self._viewport = Viewport(self)
        self._hand = Hand()
        self._fills = FillsItem(self)
        self._viewport.moved.connect(self.update)
        self._viewport.zoom_changed.connect(self.zoom_changed)
        self._fills.moved.connect(self._update_box)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Photo"))

    @property
    def has_photo(self) -> bool:
        """Whether a photo is shown."""
        return self._pyramid is not None

    @property
    def photo_size(self) -> Size:
        """Of the photo; nothing at all without one."""
        return self._pyramid.size if self._pyramid else Size(0, 0)

    @property
    def busy_boxes(self) -> tuple[Box, ...]:
        """The holes that are veiled, in photo pixels."""
        return self._fills.busy_boxes

    @property
    def is_panning(self) -> bool:
        """Whether the photo is being dragged about."""
        return self._hand.is_panning

    @property
    def zoom(self) -> float:
        """Device pixels per photo pixel; 1.0 is 100 %."""
        return self._viewport.transform.zoom

    def show_photo(self, pixels: Pixels, smaller: Sequence[Pixels] = ()) -> None:
        """Show a photo, fitted.

        Args:
            pixels: (H, W, 3) RGB; not copied when contiguous, never written to, and
                not to be changed by others while it is shown.
            smaller: Its `halvings`; made here where nobody has made them.

        Raises:
            ValueError: The array is empty.
        """
        self._put(PhotoPyramid(pixels, smaller))
        self._viewport.show_photo(self.photo_size)

    def clear(self) -> None:
        """Show no photo."""
        self._put(None)

    def update_region(self, box: Box, pixels: Pixels, *, fade: bool = False) -> None:
        """Show other pixels in a box of the photo; nothing happens without a photo.

        Args:
            box: In photo pixels, inside the photo.
            pixels: (box.height, box.width, 3) RGB; kept, not to be changed later.
            fade: Let them fade in.

        Raises:
            ValueError: The pixels do not fit the box, or the box leaves the photo.
        """
        if self._pyramid is None:
            return
        shown = box.clipped(self.photo_size)
        old = self._pyramid.snapshot(self.zoom, shown) if fade else None
        self._pyramid.update(Patch(box, pixels))
        if old is None:
            self._fills.stop_fading()
        else:
            self._fills.fade(box, old)
        self._update_box(box)

    def set_busy(self, boxes: Sequence[Box]) -> None:
        """Veil the holes that are being filled, and no others."""
        self._fills.set_busy(boxes)

    def fit(self) -> None:
        """Show the whole photo, never above 100 %."""
        self._viewport.fit()

    def zoom_to_actual(self) -> None:
        """Show one photo pixel on one device pixel."""
        self._zoom_to(1.0)

    def zoom_in(self) -> None:
        """Go to the next larger round zoom."""
        self._zoom_to(zoom_steps.next_stop(self.zoom))

    def zoom_out(self) -> None:
        """Go to the next smaller round zoom, down to the fitted one."""
        self._zoom_to(zoom_steps.previous_stop(self.zoom))

    def reveal(self, box: Box) -> None:
        """Bring a box of the photo into sight, if it is not."""
        self._viewport.reveal(box)

    def to_photo(self, position: QPointF) -> Point:
        """From a position in this widget to one in the photo."""
        return self._viewport.transform.to_photo(_point(position))

    def to_view(self, point: Point) -> QPointF:
        """From a position in the photo to one in this widget."""
        position = self._viewport.transform.to_view(point)
        return QPointF(position.x, position.y)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the grey, and what lies on it when there is a photo."""
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), neutral_grey(self.palette()))
            if self._pyramid is None:
                return
            transform = self._viewport.transform.aligned()
            with in_device_pixels(painter, transform.ratio):
                exposed = touched(event.rect(), transform.ratio)
                self.paint_photo(painter, transform, exposed)
                self.paint_over(painter, transform)
                self.paint_on_top(painter, transform)

    def paint_photo(
        self, painter: QPainter, transform: ViewTransform, exposed: Box
    ) -> None:
        """Paint the photo and what shows of its fills; for heirs to show it otherwise.

        Args:
            painter: In device pixels.
            transform: Aligned to whole device pixels.
            exposed: What needs painting, in device pixels.
        """
        if self._pyramid is not None:
            paint_photo(painter, self._pyramid, transform, exposed)
            self._fills.paint(painter, transform)

    def paint_over(self, painter: QPainter, transform: ViewTransform) -> None:
        """Paint what lies on the photo; for heirs.

        Args:
            painter: In device pixels.
            transform: Aligned to whole device pixels.
        """

    def paint_on_top(self, painter: QPainter, transform: ViewTransform) -> None:
        """Paint what lies on all of it; see `paint_over`."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a fitted photo fitted."""
        super().resizeEvent(event)
        self._follow_size()

    def event(self, event: QEvent) -> bool:
        """Take what has no handler of its own: pinches and screens of another scale."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._follow_size()
        if isinstance(event, QNativeGestureEvent) and is_pinch(event):
            zoom = zoom_steps.scaled(self.zoom, 1.0 + event.value())
            self._zoom_to(zoom, event.position())
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        zoom = zoom_steps.turned(self.zoom, turned_notches(event))
        self._zoom_to(zoom, event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to pan."""
        if not (self.has_photo and self._hand.press(event)):
            event.ignore()
        self.show_cursor(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan."""
        if self._hand.is_panning:
            way = self._hand.follow(event)
            self._viewport.pan(dx=way.x(), dy=way.y())
        self.show_cursor(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stop panning."""
        self._hand.release(event)
        self.show_cursor(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Get ready to pan."""
        self._hold_space(event, is_down=True)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """No longer ready to pan."""
        self._hold_space(event, is_down=False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget the space bar, whose release goes elsewhere now."""
        self._hand.is_ready = False
        super().focusOutEvent(event)

    def show_cursor(self, position: QPointF) -> None:
        """Let the cursor tell what a press there would do."""
        if self._hand.is_panning:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif not self.has_photo:
            self.setCursor(Qt.CursorShape.ArrowCursor)
        elif self._hand.is_ready:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.setCursor(self.cursor_at(self.to_photo(position)))

    def cursor_at(self, _point: Point) -> Qt.CursorShape:
        """What a press at a point of the photo would do; for heirs."""
        return Qt.CursorShape.ArrowCursor

    def _put(self, pyramid: PhotoPyramid | None) -> None:
        self._pyramid = pyramid
        self._hand.let_go()
        self._fills.clear()
        self.update()

    def _zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        if self.has_photo:
            position = at or QRectF(self.rect()).center()
            self._viewport.zoom_to(zoom, _point(position))

    def _hold_space(self, event: QKeyEvent, *, is_down: bool) -> None:
        if event.key() != Qt.Key.Key_Space or not self.has_photo:
            event.ignore()
        elif not event.isAutoRepeat():
            self._hand.is_ready = is_down
            self.show_cursor(QPointF(self.mapFromGlobal(QCursor.pos())))

    def _follow_size(self) -> None:
        ratio = self.devicePixelRatioF()
        view = Size(round(self.width() * ratio), round(self.height() * ratio))
        self._viewport.resize(view=view, ratio=ratio)

    def _update_box(self, box: Box) -> None:
        """Paint again where a box of the photo shows."""
        corner = self.to_view(Point(box.left, box.top))
        end = self.to_view(Point(box.right, box.bottom))
        outside = QMarginsF(_OUTSIDE, _OUTSIDE, _OUTSIDE, _OUTSIDE)
        self.update((QRectF(corner, end) + outside).toAlignedRect())


def _point(position: QPointF) -> Point:
    return Point(position.x(), position.y())
