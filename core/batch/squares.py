"""The squares of a batch, and where they lie in photos of any size. Pure."""

from dataclasses import dataclass
from math import ceil, floor
from pathlib import Path

from core.errors import MaskSizeDiffers
from core.geometry import Box, Size


@dataclass(frozen=True, slots=True)
class Squares:
    """The same squares for every photo.

    Attributes:
        boxes: In photo pixels.
        of: The size of the photo that they were drawn on, when they are meant as
            parts of it; None when they are meant as pixels of whichever photo.
        mask: The file that marks them, which is only for photos of its own size.
    """

    boxes: tuple[Box, ...]
    of: Size | None = None
    mask: Path | None = None

    def on(self, size: Size) -> tuple[Box, ...]:
        """Where they lie in a photo, in its pixels and in the order of `boxes`.

        As parts they stay squares around the same place and cover at least the same
        part of the photo; they are shifted, not cut, where they would leave it. As
        pixels they may leave it.

        Args:
            size: Of the photo.

        Raises:
            MaskSizeDiffers: They come from a mask of another size.
        """
        if self.of is None or self.of == size:
            return self.boxes
        if self.mask is not None:
            raise MaskSizeDiffers(self.mask, self.of, size)
        return tuple(_scaled(box, self.of, size) for box in self.boxes)


def _scaled(box: Box, old: Size, new: Size) -> Box:
    """The smallest square over the scaled box, which is a rectangle as a rule."""
    left = floor(box.left * new.width / old.width)
    top = floor(box.top * new.height / old.height)
    right = ceil(box.right * new.width / old.width)
    bottom = ceil(box.bottom * new.height / old.height)
    side = max(right - left, bottom - top)
    square = Box.square((left + right - side) // 2, (top + bottom - side) // 2, side)
    return square.pushed_inside(new)
