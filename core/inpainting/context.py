"""The known pixels around a hole, with everything unknown wiped out."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import Self

import numpy as np

from core.arrays import Mask, Pixels
from core.geometry import Box
from core.inpainting.crop import Crop
from core.photo.photo import Photo


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """What is known of a crop, at the photo's own resolution.

    Attributes:
        crop: Where it was cut.
        pixels: (crop.box.height, crop.box.width, 3) RGB; zero where unknown, so that
            the damage is gone from here on.
        mask: (crop.box.height, crop.box.width), True where unknown.
        holes: All unknown boxes, in crop pixels; sorted, each once.
    """

    crop: Crop
    pixels: Pixels
    mask: Mask
    holes: tuple[Box, ...]

    @classmethod
    def cut(cls, photo: Photo, *, crop: Crop, holes: Iterable[Box]) -> Self:
        """Take a crop out of a photo.

        Args:
            photo: The original; nothing of it beyond the crop is read.
            crop: Where to cut.
            holes: All squares whose pixels are unknown, in photo pixels.
        """
        pixels = photo.region(crop.box)
        mask = np.zeros(pixels.shape[:2], dtype=np.bool_)
        inside = {crop.local(hole) for hole in holes}
        unknown = sorted((box for box in inside if not box.is_empty), key=astuple)
        for box in unknown:
            mask[box.slices] = True
            pixels[box.slices] = 0
        return cls(crop, pixels, mask, tuple(unknown))
