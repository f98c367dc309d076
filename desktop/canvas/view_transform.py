"""Which part of the photo the view shows, and how large. Pure.

Three kinds of coordinates meet here: photo pixels, view positions in Qt's logical
pixels (mouse events), and device pixels (painting). A device pixel ratio of 2 makes
two device pixels of one logical pixel.
"""

import math
from dataclasses import dataclass, replace
from typing import Self

from core.geometry import Box, Point, Size
from desktop.canvas.zoom_steps import MAXIMUM_ZOOM

FIT_MARGIN = 16
"""Kept free around a fitted photo, in logical pixels, so that a drag can begin
outside of the photo and the handles of a square at its edge stay in reach."""


@dataclass(frozen=True, slots=True)
class ViewTransform:
    """A photo as it lies in a view.

    The smallest zoom is the fitted one. The photo can be moved until its edge meets
    the middle of the view, not further, so it is never lost.

    Attributes:
        photo: Size of the photo, in photo pixels.
        view: Size of the view, in device pixels.
        ratio: Device pixels per logical pixel.
        zoom: Device pixels per photo pixel.
        left: From the view's left edge to the photo's, in device pixels.
        top: From the view's top edge to the photo's, in device pixels.
    """

    photo: Size
    view: Size
    ratio: float
    zoom: float
    left: float
    top: float

    @classmethod
    def fitted(cls, *, photo: Size, view: Size, ratio: float) -> Self:
        """The whole photo in the middle of the view, never above 100 %."""
        zoom = _fit_zoom(photo=photo, view=view, ratio=ratio)
        left = (view.width - photo.width * zoom) / 2
        top = (view.height - photo.height * zoom) / 2
        return cls(photo, view, ratio, zoom, left, top)

    @property
    def is_fitted(self) -> bool:
        """Whether the whole photo is shown, as large as `fitted` would show it."""
        fit = _fit_zoom(photo=self.photo, view=self.view, ratio=self.ratio)
        return self.zoom <= fit

    def to_photo(self, position: Point) -> Point:
        """From the view (logical pixels) to the photo."""
        return Point(
            (position.x * self.ratio - self.left) / self.zoom,
            (position.y * self.ratio - self.top) / self.zoom,
        )

    def to_view(self, position: Point) -> Point:
        """From the photo to the view (logical pixels)."""
        return Point(
            (position.x * self.zoom + self.left) / self.ratio,
            (position.y * self.zoom + self.top) / self.ratio,
        )

    def to_device(self, box: Box) -> Box:
        """The device pixels that a box of the photo covers in the view."""
        return Box(
            round(self.left + box.left * self.zoom),
            round(self.top + box.top * self.zoom),
            round(self.left + box.right * self.zoom),
            round(self.top + box.bottom * self.zoom),
        )

    def visible(self, exposed: Box) -> Box:
        """The photo pixels that show in a rectangle of device pixels."""
        box = Box(
            math.floor((exposed.left - self.left) / self.zoom),
            math.floor((exposed.top - self.top) / self.zoom),
            math.ceil((exposed.right - self.left) / self.zoom),
            math.ceil((exposed.bottom - self.top) / self.zoom),
        )
        return box.clipped(self.photo)

    def aligned(self) -> Self:
        """The same with the photo's corner on a whole device pixel, for painting."""
        return replace(self, left=float(round(self.left)), top=float(round(self.top)))

    def zoomed(self, zoom: float, at: Point) -> Self:
        """Another zoom, with the photo staying put under a view position.

        Args:
            zoom: Brought into the range from fitted to the maximum.
            at: In logical pixels of the view.
        """
        fit = self.fitted(photo=self.photo, view=self.view, ratio=self.ratio)
        if zoom <= fit.zoom:
            return fit
        zoom = min(zoom, MAXIMUM_ZOOM)
        fixed = self.to_photo(at)
        moved = replace(
            self,
            zoom=zoom,
            left=at.x * self.ratio - fixed.x * zoom,
            top=at.y * self.ratio - fixed.y * zoom,
        )
        return moved.kept_in_reach()

    def panned(self, *, dx: float, dy: float) -> Self:
        """The photo moved by logical pixels; a fitted one stays where it is."""
        if self.is_fitted:
            return self
        left, top = self.left + dx * self.ratio, self.top + dy * self.ratio
        return replace(self, left=left, top=top).kept_in_reach()

    def resized(self, *, view: Size, ratio: float) -> Self:
        """The same photo in a view of another size.

        A fitted photo stays fitted; otherwise the photo point in the middle stays
        in the middle.
        """
        fit = self.fitted(photo=self.photo, view=view, ratio=ratio)
        if self.is_fitted or self.zoom <= fit.zoom:
            return fit
        left = self.left + (view.width - self.view.width) / 2
        top = self.top + (view.height - self.view.height) / 2
        return replace(self, view=view, ratio=ratio, left=left, top=top).kept_in_reach()

    def kept_in_reach(self) -> Self:
        """The same with some of the photo in the middle of the view."""
        middle_x, middle_y = self.view.width / 2, self.view.height / 2
        return replace(
            self,
            left=min(middle_x, max(middle_x - self.photo.width * self.zoom, self.left)),
            top=min(middle_y, max(middle_y - self.photo.height * self.zoom, self.top)),
        )


def _fit_zoom(*, photo: Size, view: Size, ratio: float) -> float:
    margin = 2 * FIT_MARGIN * ratio
    across = max(1.0, view.width - margin) / photo.width
    down = max(1.0, view.height - margin) / photo.height
    return min(1.0, across, down)
