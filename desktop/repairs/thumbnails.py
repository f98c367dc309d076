"""Small pictures of a repair: before and after, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from core.compose import composed

if TYPE_CHECKING:
    from core.arrays import Pixels
    from core.photo.photo import Photo
    from core.repair import Repair

SIDE = 52
"""Of each of the two, in logical pixels."""

_GAP = 4
_SURROUNDINGS = 4
"""A picture shows this part of the square's side around it on each side."""


def size() -> QSize:
    """Of both together, in logical pixels."""
    return QSize(2 * SIDE + _GAP, SIDE)


def before_and_after(photo: Photo, repair: Repair, *, ratio: float) -> QPixmap:
    """The repaired place in the original, and with this repair alone.

    Args:
        photo: The original.
        repair: One of its repairs.
        ratio: Device pixels per logical pixel.
    """
    margin = max(repair.box.width, repair.box.height) // _SURROUNDINGS
    seen = repair.box.grown(margin).pushed_inside(photo.size)
    pair = (photo.region(seen), composed(photo, (repair.patch,), seen))
    picture = QPixmap(size() * ratio)
    picture.fill(Qt.GlobalColor.transparent)
    side = round(SIDE * ratio)
    with QPainter(picture) as painter:
        for pixels, left in zip(pair, (0, picture.width() - side), strict=True):
            _paint(painter, pixels, QRect(left, 0, side, side))
    picture.setDevicePixelRatio(ratio)
    return picture


def _paint(painter: QPainter, pixels: Pixels, place: QRect) -> None:
    """Paint pixels as large as fits into a place, in its middle."""
    # Every few pixels of a large square are enough, and quick.
    step = max(1, min(pixels.shape[:2]) // (4 * place.width()))
    rows = pixels[::step, ::step].copy()
    height, width, channels = rows.shape
    image = QImage(
        rows.data, width, height, width * channels, QImage.Format.Format_RGB888
    )
    fitted = image.scaled(
        place.size(),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    corner = fitted.rect()
    corner.moveCenter(place.center())
    painter.drawImage(corner.topLeft(), fitted)
