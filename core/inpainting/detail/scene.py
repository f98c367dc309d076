"""What the detail step works on, at one scale, in colours that suit comparing."""

from dataclasses import dataclass
from typing import Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from core.arrays import Floats, Mask, Pixels
from core.geometry import Box, Size

_Value = TypeVar("_Value", bound=np.generic)

_TO_OPPONENT = np.array(
    [[0.299, 0.587, 0.114], [-0.1687, -0.3313, 0.5], [0.5, -0.4187, -0.0813]],
    np.float32,
)
_TO_RGB = np.linalg.inv(_TO_OPPONENT).astype(np.float32)

ROUNDING = np.square(_TO_OPPONENT).sum(axis=1) / (12 * 255**2)
"""(3,) variance that rounding to whole levels adds to opponent colours."""


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """A crop at one scale, with a margin all around so that windows may leave it.

    Attributes:
        picture: (H, W, 3) luminance and two colour differences, about 0..1 and
            -0.5..0.5; zero where unknown, and in the margin.
        guide: (H, W, 3), the picture with its smooth fill in the hole.
        hole: (H, W), True where unknown.
        inside: (H, W), False in the margin.
        margin: In pixels.
    """

    picture: Floats
    guide: Floats
    hole: Mask
    inside: Mask
    margin: int

    @classmethod
    def of(cls, *, picture: Floats, guide: Floats, hole: Mask, margin: int) -> Self:
        """Add the margin.

        Args:
            picture: (h, w, 3) opponent colours; whatever is unknown is not read.
            guide: (h, w, 3) opponent colours; the photo's own where known.
            hole: (h, w), True where unknown.
            margin: In pixels.
        """
        around = ((margin, margin), (margin, margin))
        unknown = hole[..., None]
        return cls(
            picture=np.pad(np.where(unknown, 0, picture), (*around, (0, 0))),
            guide=np.pad(guide, (*around, (0, 0)), "edge"),
            hole=np.pad(hole, around),
            inside=np.pad(np.ones_like(hole), around),
            margin=margin,
        )

    @property
    def size(self) -> Size:
        """With the margin."""
        return Size(self.hole.shape[1], self.hole.shape[0])

    @property
    def known(self) -> Mask:
        """(H, W), True where the picture holds a pixel of the photo."""
        return self.inside & ~self.hole

    def without_margin(self, values: NDArray[_Value]) -> NDArray[_Value]:
        """The crop's own part of an array of the scene's size."""
        return values[self.margin : -self.margin, self.margin : -self.margin]


def box_of(hole: Mask) -> Box:
    """The smallest box that holds everything unknown, of which there is something."""
    rows, columns = np.flatnonzero(hole.any(axis=1)), np.flatnonzero(hole.any(axis=0))
    left, top = int(columns[0]), int(rows[0])
    return Box(left, top, int(columns[-1]) + 1, int(rows[-1]) + 1)


def to_opponent(pixels: Pixels | Floats) -> Floats:
    """RGB 0..255 as luminance 0..1 and two colour differences.

    Args:
        pixels: (..., 3).
    """
    return pixels.astype(np.float32) @ (_TO_OPPONENT.T / np.float32(255))


def to_pixels(colours: Floats) -> Pixels:
    """The inverse, rounded and clipped to 0..255."""
    levels = np.rint(colours @ _TO_RGB.T * 255)
    pixels: Pixels = np.clip(levels, 0, 255).astype(np.uint8)
    return pixels
