"""The view's window onto the photo: what of it shows, and moving that about."""

from PySide6.QtCore import QObject, Signal

from core.geometry import Box, Point, Size
from desktop.canvas.view_transform import ViewTransform


class Viewport(QObject):
    """Holds the transform that is in force, and tells when it changes.

    Signals:
        moved: Something else shows now.
        zoom_changed: Device pixels per photo pixel.

    Attributes:
        transform: Between the photo and the view.
    """

    moved = Signal()
    zoom_changed = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.transform = ViewTransform.fitted(
            photo=Size(1, 1), view=Size(1, 1), ratio=1.0
        )

    def show_photo(self, photo: Size) -> None:
        """Show another photo, fitted."""
        view, ratio = self.transform.view, self.transform.ratio
        self._put(ViewTransform.fitted(photo=photo, view=view, ratio=ratio))

    def resize(self, *, view: Size, ratio: float) -> None:
        """Go along with a view of another size, in device pixels."""
        self._put(self.transform.resized(view=view, ratio=ratio))

    def fit(self) -> None:
        """Show the whole photo."""
        self.show_photo(self.transform.photo)

    def zoom_to(self, zoom: float, at: Point | None = None) -> None:
        """Zoom while one position of the view stays put; its middle by default."""
        self._put(self.transform.zoomed(zoom, at or self._middle()))

    def pan(self, *, dx: float, dy: float) -> None:
        """Move the photo by logical pixels."""
        self._put(self.transform.panned(dx=dx, dy=dy))

    def reveal(self, box: Box) -> None:
        """Move the photo so that a box of it shows, if it does not."""
        shown = self.transform.to_device(box)
        view, ratio = self.transform.view, self.transform.ratio
        self.pan(
            dx=_way_in(shown.left, shown.right, view.width) / ratio,
            dy=_way_in(shown.top, shown.bottom, view.height) / ratio,
        )

    def _middle(self) -> Point:
        view, ratio = self.transform.view, self.transform.ratio
        return Point(view.width / ratio / 2, view.height / ratio / 2)

    def _put(self, transform: ViewTransform) -> None:
        zoom, self.transform = self.transform.zoom, transform
        self.moved.emit()
        if transform.zoom != zoom:
            self.zoom_changed.emit(transform.zoom)


def _way_in(low: int, high: int, room: int) -> float:
    """How far to shift what lies from low to high, to have it in the middle."""
    return 0.0 if low >= 0 and high <= room else (room - low - high) / 2
