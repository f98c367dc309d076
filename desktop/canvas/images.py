"""The photo in several sizes, so that a frame never scales down millions of pixels.

Level 0 is the photo itself, read in place; level k is 2**k times smaller, made by
area averaging. All levels above 0 together are a third of the photo; once something
changes, they are there twice, as they came and as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from core.geometry import Box, Size
from desktop.canvas.photo_level import FullLevel, PhotoLevel, ReducedLevel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.arrays import Pixels
    from core.patch import Patch

_MANY_PARTS = 8
"""Painting more changed parts one by one takes longer than copying all that shows."""

MIXED_IN = 3
"""How many pixels around a rectangle smooth scaling may mix into its edge."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Pixels ready to be painted.

    Attributes:
        level: They belong to.
        pixels: (H, W, 3) RGB.
        extent: What the pixels cover, in pixels of their level.
        box: The part to paint, in pixels of their level; the rest is for mixing in.
    """

    level: int
    pixels: Pixels
    extent: Box
    box: Box


class PhotoPyramid:
    """A photo's pixels at full and at reduced sizes, as they came and as they are.

    The array given is never written to: changes lie over it.

    Args:
        pixels: The photo, (H, W, 3) RGB; kept without copying when contiguous.
        smaller: Its `halvings`; made here, which takes a tenth of a second for 24
            megapixels, where nobody has made them.

    Raises:
        ValueError: The array is empty.
    """

    def __init__(self, pixels: Pixels, smaller: Sequence[Pixels] = ()) -> None:
        if pixels.size == 0:
            msg = f"A photo must have pixels. Received: {pixels.shape}."
            raise ValueError(msg)
        # Here, so that an empty window need not wait for them.
        import numpy as np

        from core.photo.halving import halvings

        whole = np.ascontiguousarray(pixels)
        levels = smaller or halvings(whole)
        self._levels: list[PhotoLevel] = [
            FullLevel(whole),
            *(ReducedLevel(level) for level in levels),
        ]

    @property
    def size(self) -> Size:
        """Of the photo."""
        return _extent(self._levels[0].original).size

    def level_for(self, zoom: float) -> int:
        """The smallest level that need not be enlarged to be shown at that zoom."""
        level = 0
        while level + 1 < len(self._levels) and zoom * 2 ** (level + 1) <= 1.0:
            level += 1
        return level

    def original(self, level: int, box: Box) -> Piece:
        """What to paint to show a part of a level as it came."""
        pixels = self._levels[level].original
        return Piece(level, pixels, _extent(pixels), box)

    def pieces(self, level: int, box: Box) -> Iterator[Piece]:
        """What to paint, in this order, to show a part of a level as it is now.

        Args:
            level: 0 for full size.
            box: In pixels of that level.
        """
        whole = self._levels[level]
        extent = _extent(whole.original)
        parts = [part.grown(1).intersection(box) for part in whole.changed(box)]
        if len(parts) > _MANY_PARTS:
            around = box.grown(MIXED_IN).intersection(extent)
            yield Piece(level, whole.copy(around), around, box)
            return
        yield Piece(level, whole.ground, extent, box)
        for part in parts:
            around = part.grown(MIXED_IN).intersection(extent)
            yield Piece(level, whole.copy(around), around, part)

    def snapshot(self, zoom: float, box: Box) -> Piece:
        """What a box of the photo shows now, as it is painted at a zoom."""
        level = self.level_for(zoom)
        part = level_box(box, level)
        extent = part.grown(MIXED_IN).intersection(
            _extent(self._levels[level].original)
        )
        return Piece(level, self.copy(level, extent), extent, part)

    def copy(self, level: int, box: Box) -> Pixels:
        """The pixels shown in a box of a level, both in pixels of that level."""
        return self._levels[level].copy(box)

    def update(self, patch: Patch) -> None:
        """Show other pixels in a box, which must lie inside the photo.

        Raises:
            ValueError: The box leaves the photo.
        """
        if not patch.box.fits(self.size):
            msg = f"A patch must lie inside the photo. Received: {patch.box}."
            raise ValueError(msg)
        from core.photo.halving import halved

        box = patch.box
        self._levels[0].write(box, patch.pixels)
        for larger, smaller in pairwise(self._levels):
            box = level_box(box, 1)
            source = Box(2 * box.left, 2 * box.top, 2 * box.right, 2 * box.bottom)
            shown = larger.copy(source.intersection(_extent(larger.original)))
            smaller.write(box, halved(shown))


def level_box(box: Box, level: int) -> Box:
    """The pixels of a level that a box of the photo touches."""
    step = 2**level
    return Box(
        box.left // step, box.top // step, -(-box.right // step), -(-box.bottom // step)
    )


def _extent(pixels: Pixels) -> Box:
    height, width, _ = pixels.shape
    return Box(0, 0, width, height)
