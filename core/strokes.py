"""Strokes of a brush on a photo, and the pixels that they paint. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.arrays import Mask
    from core.geometry import Point, Size


@dataclass(frozen=True, slots=True)
class Stroke:
    """One movement of a round brush.

    Attributes:
        points: Where its middle went, in photo pixels; at least one.
        diameter: Of the brush, in photo pixels.
    """

    points: tuple[Point, ...]
    diameter: int


def painted(strokes: Iterable[Stroke], size: Size) -> Mask:
    """Which pixels of a photo strokes paint.

    Args:
        strokes: They may leave the photo.
        size: Of the photo.

    Returns:
        (size.height, size.width), True where painted.
    """
    import numpy as np
    from PIL import Image, ImageDraw

    image = Image.new("L", (size.width, size.height))
    draw = ImageDraw.Draw(image)
    for stroke in strokes:
        # A pixel's own position is its middle, that of a point its corner.
        middles = [(point.x - 0.5, point.y - 0.5) for point in stroke.points]
        draw.line(middles, fill=1, width=stroke.diameter)
        radius = (stroke.diameter - 1) / 2
        for x, y in middles:
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=1)
    return np.asarray(image).view(np.bool_)
