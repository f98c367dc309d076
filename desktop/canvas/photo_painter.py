"""Painting the part of the photo that shows."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from core.geometry import Box
from desktop.canvas.device_pixels import rect
from desktop.canvas.images import MIXED_IN, PhotoPyramid, Piece, level_box
from desktop.canvas.view_transform import ViewTransform

_LARGEST_SMOOTH_ZOOM = 2.0
"""Above it single pixels are shown as squares, for those who count pixels."""


def paint_photo(
    painter: QPainter, pyramid: PhotoPyramid, transform: ViewTransform, exposed: Box
) -> None:
    """Paint what shows of the photo.

    Args:
        painter: In device pixels of the view.
        pyramid: The photo.
        transform: Aligned to whole device pixels.
        exposed: What needs painting, in device pixels.
    """
    for level, box in _visible(pyramid, transform, exposed):
        for piece in pyramid.pieces(level, box):
            paint_piece(painter, piece, transform)


def paint_original(
    painter: QPainter, pyramid: PhotoPyramid, transform: ViewTransform, exposed: Box
) -> None:
    """Paint what shows of the photo as it came; see `paint_photo`."""
    for level, box in _visible(pyramid, transform, exposed):
        paint_piece(painter, pyramid.original(level, box), transform)


def paint_piece(painter: QPainter, piece: Piece, transform: ViewTransform) -> None:
    """Paint some pixels of one level where they belong."""
    source = piece.box.grown(MIXED_IN).intersection(piece.extent)
    inside = source.shifted(-piece.extent.left, -piece.extent.top)
    step = 2**piece.level
    scale = step * transform.zoom
    target = QRectF(
        transform.left + source.left * scale,
        transform.top + source.top * scale,
        source.width * scale,
        source.height * scale,
    )
    box = piece.box
    covered = Box(box.left * step, box.top * step, box.right * step, box.bottom * step)
    painter.save()
    area = rect(transform.to_device(covered.clipped(transform.photo)))
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(
        QPainter.RenderHint.SmoothPixmapTransform,
        transform.zoom <= _LARGEST_SMOOTH_ZOOM,
    )
    painter.drawImage(target, _image(piece), QRectF(rect(inside)))
    painter.restore()


def _visible(
    pyramid: PhotoPyramid, transform: ViewTransform, exposed: Box
) -> Iterator[tuple[int, Box]]:
    """The level to paint and the part of it that shows; nothing where none does."""
    visible = transform.visible(exposed)
    if not visible.is_empty:
        level = pyramid.level_for(transform.zoom)
        yield level, level_box(visible, level)


def _image(piece: Piece) -> QImage:
    """The same memory as a QImage, which must not outlive the piece."""
    height, width, channels = piece.pixels.shape
    return QImage(
        piece.pixels.data,
        width,
        height,
        width * channels,
        QImage.Format.Format_RGB888,
    )
