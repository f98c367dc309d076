"""Dust, hairs and scratches drawn on photos, with the truth about where they are."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from core.arrays import Mask, Pixels
from core.geometry import Box, Size

_SCALE = 4
"""Marks are drawn this much larger and reduced, for smooth edges."""

_CLEAR, _SMOOTH = 10, 8
"""In levels: at least so much contrast, and at most so much noise around it."""

_COVERED = 0.3
"""How much of a pixel has to be hidden for it to belong to a mark."""


class Kind(StrEnum):
    """What lies on a scan."""

    SPECK = "speck"
    """Dust on the film or the glass: small, sharp, of any shape."""
    HAIR = "hair"
    """A fibre: long, thin and bent."""
    SCRATCH = "scratch"
    """Long, thin and nearly straight, not always of the same strength."""
    SPOT = "spot"
    """Dust on a sensor: a soft, faint disc."""


@dataclass(frozen=True, slots=True, eq=False)
class DrawnMark:
    """One mark and where it lies.

    Attributes:
        kind: What it is.
        is_bright: Or dark.
        box: Around it, in photo pixels.
        mask: (box.height, box.width), True where the mark is.
        noise: How rough the photo is around it: the standard deviation, in levels.
        contrast: How much brighter or darker it makes the photo, the mean in levels.
    """

    kind: Kind
    is_bright: bool
    box: Box
    mask: Mask
    noise: float
    contrast: float

    @property
    def is_seen(self) -> bool:
        """Whether there is anything to see at all."""
        return self.contrast >= _CLEAR

    @property
    def is_plain(self) -> bool:
        """Whether people see it at once: clear, and where the photo is smooth."""
        return self.contrast >= _CLEAR and self.noise <= _SMOOTH


def dusty(
    photo: Pixels, rng: np.random.Generator, *, count: int
) -> tuple[Pixels, list[DrawnMark]]:
    """A copy of a photo with marks that do not touch each other.

    Args:
        photo: (H, W, 3).
        rng: Decides on all of them.
        count: How many are tried; one that would touch another is left out.
    """
    pixels, taken = photo.copy(), np.zeros(photo.shape[:2], np.bool_)
    size = Size(photo.shape[1], photo.shape[0])
    kinds = rng.choice(list(Kind), count, p=[0.55, 0.2, 0.15, 0.1])
    marks = []
    for kind in map(Kind, kinds):
        box, cover = _placed(kind, size, rng)
        near = box.grown(6).clipped(size)
        if box.is_empty or taken[near.slices].any():
            continue
        mask = cover > _COVERED * cover.max()
        is_bright = bool(rng.random() < 0.5)
        noise = _noise(photo[near.slices])
        square = pixels[box.slices]
        _lay(square, cover, is_bright=is_bright, rng=rng)
        taken[box.slices] |= mask
        contrast = abs(
            float(square[mask].mean()) - float(photo[box.slices][mask].mean())
        )
        marks.append(DrawnMark(kind, is_bright, box, mask, noise, contrast))
    return pixels, marks


def _placed(
    kind: Kind, size: Size, rng: np.random.Generator
) -> tuple[Box, NDArray[np.float32]]:
    """Where a mark lies, and how much of each pixel there it hides, 0..1."""
    cover = _cover(kind, size.short_side, rng)
    height, width = cover.shape
    left = int(rng.integers(0, max(1, size.width - width)))
    top = int(rng.integers(0, max(1, size.height - height)))
    box = Box(left, top, left + width, top + height).clipped(size)
    return box, cover[: box.height, : box.width]


def _cover(kind: Kind, short: int, rng: np.random.Generator) -> NDArray[np.float32]:
    match kind:
        case Kind.SPECK:
            drawing, blur = _speck(rng), rng.uniform(0.4, 1.0)
        case Kind.HAIR:
            length = rng.uniform(25, min(260, short / 3))
            drawing, blur = _line(length, rng.uniform(1.5, 4), 0.12, rng), 0.6
        case Kind.SCRATCH:
            length = rng.uniform(80, min(1200, short / 2))
            drawing, blur = _line(length, rng.uniform(1.2, 3), 0.004, rng), 0.6
        case Kind.SPOT:
            drawing, blur = _disc(rng.uniform(7, min(26, short / 40)))
    small = drawing.resize(
        (drawing.width // _SCALE, drawing.height // _SCALE), Image.Resampling.BOX
    ).filter(ImageFilter.GaussianBlur(blur))
    cover = np.asarray(small, np.float32) / 255
    strength = rng.uniform(0.12, 0.3) if kind is Kind.SPOT else rng.uniform(0.45, 1)
    return cover * np.float32(strength)


def _speck(rng: np.random.Generator) -> Image.Image:
    radius = float(np.exp(rng.uniform(np.log(1.3), np.log(8))))
    turn = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    ragged = 1 + sum(
        rng.normal(0, 0.16 / k) * np.sin(k * turn + rng.uniform(0, 6.28))
        for k in range(2, 6)
    )
    stretch = rng.uniform(0.6, 1)
    outline = np.stack([np.cos(turn), stretch * np.sin(turn)], axis=-1)
    return _drawn(outline * (radius * np.clip(ragged, 0.4, 1.8))[:, None], None)


def _line(
    length: float, width: float, bend: float, rng: np.random.Generator
) -> Image.Image:
    steps = max(8, int(length / 4))
    angle = rng.uniform(0, 2 * np.pi) + rng.normal(0, bend, steps).cumsum()
    step = np.stack([np.cos(angle), np.sin(angle)], axis=-1) * (length / steps)
    return _drawn(step.cumsum(axis=0), width)


def _disc(radius: float) -> tuple[Image.Image, float]:
    turn = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    outline = np.stack([np.cos(turn), np.sin(turn)], axis=-1) * radius
    return _drawn(outline, None, margin=round(radius) + 6), radius / 4


def _drawn(
    points: NDArray[np.float64], width: float | None, *, margin: int = 6
) -> Image.Image:
    """A polygon, or a line of that width, in a picture that is just large enough."""
    corner = points.min(axis=0) - margin
    size = np.ceil(points.max(axis=0) - corner + margin).astype(int)
    drawing = Image.new("L", tuple(int(side) * _SCALE for side in size))
    path = [tuple(point) for point in (points - corner) * _SCALE]
    pen = ImageDraw.Draw(drawing)
    if width is None:
        pen.polygon(path, fill=255)
    else:
        pen.line(path, fill=255, width=max(1, round(width * _SCALE)), joint="curve")
    return drawing


def _lay(
    pixels: Pixels,
    cover: NDArray[np.float32],
    *,
    is_bright: bool,
    rng: np.random.Generator,
) -> None:
    """Hide what is below a mark with nearly white or nearly black."""
    level = rng.uniform(225, 255) if is_bright else rng.uniform(5, 45)
    tint = level + rng.normal(0, 5, 3)
    over = tint + rng.normal(0, 2, pixels.shape)
    pixels[:] = np.clip(pixels + (over - pixels) * cover[..., None] + 0.5, 0, 255)


def _noise(around: Pixels) -> float:
    return float(around.mean(axis=-1).std())
