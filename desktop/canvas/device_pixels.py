"""Painting in whole device pixels, whatever the screen's scale."""

import math
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from core.geometry import Box


@contextmanager
def in_device_pixels(painter: QPainter, ratio: float) -> Iterator[None]:
    """Let one unit of the painter be one device pixel.

    At fractional scales a widget may begin between two device pixels; the painter
    is moved to the nearest whole one, so that thin lines stay sharp.

    Args:
        painter: Active, in the widget's logical coordinates.
        ratio: Device pixels per logical pixel.
    """
    painter.save()
    painter.scale(1 / ratio, 1 / ratio)
    device = painter.deviceTransform()
    painter.translate(
        round(device.dx()) - device.dx(), round(device.dy()) - device.dy()
    )
    yield
    painter.restore()


def touched(area: QRect, ratio: float) -> Box:
    """The device pixels that an area of logical pixels touches, and one more."""
    return Box(
        math.floor(area.left() * ratio),
        math.floor(area.top() * ratio),
        math.ceil((area.left() + area.width()) * ratio),
        math.ceil((area.top() + area.height()) * ratio),
    ).grown(1)


def rect(box: Box) -> QRect:
    """The box as Qt's rectangle."""
    return QRect(box.left, box.top, box.width, box.height)
