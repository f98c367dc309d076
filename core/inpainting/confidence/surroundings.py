"""What is known around a hole: its texture, and what runs into the hole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np
from PIL import Image

from core.inpainting.confidence.visibility import BLOCKS, luminance, mean_step

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.arrays import Pixels
    from core.geometry import Box
    from core.photo.photo import Photo

_MARGIN = 2
"""It is looked at to this part of the hole's side on every side of it."""

_ALL = 255


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The look of the known pixels around a hole.

    Attributes:
        texture: Mean step from pixel to pixel, in levels: what hides an error.
        structure: Mean step from block to block of `BLOCKS` to the hole's side, in
            levels: what the fill had to guess the course of.
    """

    texture: float
    structure: float

    @classmethod
    def of(cls, photo: Photo, hole: Box, holes: Iterable[Box]) -> Self:
        """Look at the pixels around a hole.

        Args:
            photo: The original.
            hole: In photo pixels.
            holes: All whose pixels are unknown, the hole itself included or not.
        """
        block = max(1, round(max(hole.width, hole.height) / BLOCKS))
        margin = block * max(2, BLOCKS // _MARGIN)
        seen = hole.grown(margin).clipped(photo.size)
        pixels = photo.region(seen)
        known = np.ones(pixels.shape[:2], np.bool_)
        for one in (hole, *holes):
            inside = one.intersection(seen).shifted(-seen.left, -seen.top)
            known[inside.slices] = False
        blocks = _blocks(pixels, block).astype(np.float32)
        is_known = _blocks(known.astype(np.uint8) * _ALL, block) == _ALL
        return cls(
            texture=mean_step(luminance(pixels), known),
            structure=mean_step(blocks, is_known),
        )


def _blocks(values: Pixels, side: int) -> Pixels:
    """Means over blocks, those at the far edges over what there is of them."""
    return np.asarray(Image.fromarray(values).reduce(side))
