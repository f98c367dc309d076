"""Small pictures of a repair: before and after, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from core.geometry import Box
from core.patch import in_layers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.arrays import Pixels
    from core.patch import Patch
    from core.photo.photo import Photo

SIDE = 52
"""Of each of the two, in logical pixels."""

_GAP = 4
_SURROUNDINGS = 4
"""A picture shows this part of the square's side around it on each side."""


def size() -> QSize:
    """Of both together, in logical pixels."""
    return QSize(2 * SIDE + _GAP, SIDE)


def before_and_after(
    photo: Photo, patches: Sequence[Patch], *, ratio: float
) -> QPixmap:
    """The repaired place in the original, and with these patches alone.

    Args:
        photo: The original.
        patches: Of one repair, or of those of a group.
        ratio: Device pixels per logical pixel.
    """
    place = _around(patches)
    margin = max(place.width, place.height) // _SURROUNDINGS
    seen = place.grown(margin).pushed_inside(photo.size)
    picture = QPixmap(size() * ratio)
    picture.fill(Qt.GlobalColor.transparent)
    side = round(SIDE * ratio)
    # Every few pixels of a large place are enough, and quick.
    step = max(1, max(seen.width, seen.height) // (4 * side))
    pair = (_thinned(photo, (), seen, step), _thinned(photo, patches, seen, step))
    with QPainter(picture) as painter:
        for pixels, left in zip(pair, (0, picture.width() - side), strict=True):
            _paint(painter, photo.on_screen(pixels), QRect(left, 0, side, side))
    picture.setDevicePixelRatio(ratio)
    return picture


def _around(patches: Sequence[Patch]) -> Box:
    boxes = [patch.box for patch in patches]
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _thinned(photo: Photo, patches: Sequence[Patch], seen: Box, step: int) -> Pixels:
    """Every few pixels of a box of the photo, with patches over it."""
    pixels = photo.pixels[seen.slices][::step, ::step].copy()
    for patch in in_layers(patches):
        shared = patch.box.intersection(seen)
        # The first pixels of the patch that are among those that are kept.
        down, right = -(shared.top - seen.top) % step, -(shared.left - seen.left) % step
        inside = shared.shifted(-patch.box.left, -patch.box.top).slices
        new = patch.pixels[inside][down::step, right::step]
        top = (shared.top - seen.top + down) // step
        left = (shared.left - seen.left + right) // step
        height, width = new.shape[:2]
        pixels[top : top + height, left : left + width] = new
    return pixels


def _paint(painter: QPainter, pixels: Pixels, place: QRect) -> None:
    """Paint pixels as large as fits into a place, in its middle."""
    height, width, channels = pixels.shape
    image = QImage(
        pixels.data, width, height, width * channels, QImage.Format.Format_RGB888
    )
    fitted = image.scaled(
        place.size(),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    corner = fitted.rect()
    corner.moveCenter(place.center())
    painter.drawImage(corner.topLeft(), fitted)
