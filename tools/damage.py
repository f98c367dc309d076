"""Damage of the kind that people want gone, each inside a square of its own."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from core.arrays import Pixels

Stroke = Callable[[ImageDraw.ImageDraw, int, np.random.Generator], None]

_SCALE = 4
"""Damage is drawn this much larger and reduced, for smooth edges."""


@dataclass(frozen=True)
class Damage:
    """A damaged place.

    Attributes:
        x: Left edge of its square in photo pixels.
        y: Upper edge of its square in photo pixels.
        side: Of the square in photo pixels; nothing outside is touched.
        colour: RGB of what lies over the photo.
        draw: Draws the damage, white on black, into a square of the given side.
        blur: Softness of its edge in photo pixels.
        strength: How much of the photo it hides, 0..1.
    """

    x: int
    y: int
    side: int
    colour: tuple[int, int, int]
    draw: Stroke
    blur: float = 0.7
    strength: float = 1.0


def date_stamp(draw: ImageDraw.ImageDraw, side: int, _: np.random.Generator) -> None:
    """The orange date that cameras used to print."""
    font = ImageFont.load_default(size=side * 0.215)
    draw.text((side / 2, side / 2), "14 8 '96", font=font, fill=255, anchor="mm")


def scratches(draw: ImageDraw.ImageDraw, side: int, rng: np.random.Generator) -> None:
    """Hairlines and specks of dust on the film."""
    for _ in range(3):
        start = rng.uniform(0.36, 0.64, 2)
        bend = rng.normal(0, 0.009, (24, 2)).cumsum(axis=0)
        along = np.linspace(0, 1, 24)[:, None] * rng.uniform(-0.45, 0.45, 2)
        points = np.clip(start + along + bend, 0.06, 0.94) * side
        draw.line([tuple(p) for p in points], fill=255, width=side // 90)
    for _ in range(26):
        x, y = rng.uniform(0.08, 0.92, 2) * side
        r = rng.uniform(0.004, 0.013) * side
        draw.ellipse((x - r, y - r * 0.7, x + r, y + r * 0.7), fill=255)


def blot(draw: ImageDraw.ImageDraw, side: int, rng: np.random.Generator) -> None:
    """A stain with a ragged outline and drops around it."""
    turn = np.linspace(0, 2 * np.pi, 90, endpoint=False)
    radius = 0.27 + sum(
        rng.normal(0, 0.05 / k**0.6) * np.sin(k * turn + rng.uniform(0, 6.28))
        for k in range(2, 14)
    )
    radius = np.clip(radius, 0.12, 0.42) * side
    outline = np.stack([np.cos(turn), np.sin(turn)], axis=-1) * radius[:, None]
    draw.polygon([tuple(p) for p in outline + side / 2], fill=255)
    for _ in range(9):
        angle, far = rng.uniform(0, 6.28), rng.uniform(0.34, 0.44) * side
        x, y = side / 2 + far * np.cos(angle), side / 2 + far * np.sin(angle)
        r = rng.uniform(0.006, 0.022) * side
        draw.ellipse((x - r, y - r, x + r, y + r), fill=255)


def torn_corner(draw: ImageDraw.ImageDraw, side: int, rng: np.random.Generator) -> None:
    """The lower left corner is missing; paper shows along the tear."""
    along = np.linspace(0, 1, 60)
    ragged = rng.normal(0, 0.009, 60).cumsum() * np.sin(np.pi * along)
    x = 0.92 * along + ragged
    y = 0.10 + 0.90 * along - 0.10 * np.sin(np.pi * along) - ragged
    tear = np.clip(np.stack([x, y], axis=-1), 0, 0.97) * side
    draw.polygon([*(tuple(p) for p in tear), (0.92 * side, side), (0, side)], fill=255)


def damaged(photo: Pixels, places: list[Damage], seed: int) -> Pixels:
    """A copy of the photo with the damage on it."""
    rng = np.random.default_rng(seed)
    pixels = photo.copy()
    for place in places:
        square = pixels[place.y : place.y + place.side, place.x : place.x + place.side]
        cover = _cover(place, rng)[..., None] * place.strength
        grain = rng.normal(0, 3, square.shape)
        over = np.array(place.colour) + grain
        square[:] = np.clip(square + (over - square) * cover + 0.5, 0, 255)
    return pixels


def _cover(place: Damage, rng: np.random.Generator) -> NDArray[np.float64]:
    """How much of each pixel of the square is hidden, 0..1."""
    drawing = Image.new("L", (place.side * _SCALE, place.side * _SCALE))
    place.draw(ImageDraw.Draw(drawing), place.side * _SCALE, rng)
    drawing = drawing.resize((place.side, place.side), Image.Resampling.BOX)
    drawing = drawing.filter(ImageFilter.GaussianBlur(place.blur))
    return np.asarray(drawing, np.float64) / 255
