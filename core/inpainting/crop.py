"""Which part of a photo a model sees when it fills a hole. Pure geometry."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Self

from core.errors import HoleOutside, HoleTooSmall
from core.geometry import Box, Size
from core.inpainting.company import frame
from core.model.spec import ModelSpec

MIN_HOLE_SIDE = 8
"""The smallest side of a hole, in photo pixels."""

_AMPLE_SHARE = 0.4
"""Holes above this share of the photo's short side have little context."""

_LEAST_RATIO = 2
"""A crop is at least this many times as long as its hole, where the photo has room."""


@dataclass(frozen=True, slots=True)
class Crop:
    """A hole and its context, and the scale at which the network sees them.

    Attributes:
        box: Hole and context in photo pixels, inside the photo. It is square, unless
            the hole takes more than half of the photo's short side.
        network_side: Side of the square that the network sees, in network pixels.
        has_little_context: Whether the fill is likely to suffer, because the hole is
            large for its photo or the photo is smaller than what the network sees.
    """

    box: Box
    network_side: int
    has_little_context: bool

    @classmethod
    def around(cls, hole: Box, *, size: Size, spec: ModelSpec) -> Self:
        """The crop for a hole: as wide, compared with it, as the network was made for.

        Where the photo is too small for that, the crop is its short side and the hole
        is larger in the network. At the photo's borders the crop is shifted, not cut.

        Args:
            hole: In photo pixels.
            size: Of the photo.
            spec: Of the network that fills it.

        Raises:
            HoleTooSmall: A side is below `MIN_HOLE_SIDE`.
            HoleOutside: The hole leaves the photo.
        """
        return cls.around_all((hole,), size=size, spec=spec)

    @classmethod
    def around_all(cls, holes: Sequence[Box], *, size: Size, spec: ModelSpec) -> Self:
        """The crop for holes that are filled together: their frame and its context.

        The context is as wide as the largest of them alone would have it.

        Args:
            holes: In photo pixels; at least one.
            size: Of the photo.
            spec: Of the network that fills them.

        Raises:
            HoleTooSmall: A side is below `MIN_HOLE_SIDE`.
            HoleOutside: A hole leaves the photo.
        """
        for hole in holes:
            check_hole(hole, size)
        hole = frame(holes)
        long_side = max(max(one.width, one.height) for one in holes)
        context = long_side * spec.crop_side / spec.hole_side - long_side
        side = min(round(max(hole.width, hole.height) + context), size.short_side)
        return cls(
            box=_centred(
                hole,
                Size(
                    min(max(side, _LEAST_RATIO * hole.width), size.width),
                    min(max(side, _LEAST_RATIO * hole.height), size.height),
                ),
            ).pushed_inside(size),
            network_side=spec.crop_side,
            has_little_context=long_side > _AMPLE_SHARE * size.short_side
            or size.short_side < spec.crop_side,
        )

    @property
    def is_native(self) -> bool:
        """Whether the network sees the photo's own pixels, not resized ones."""
        return self.box.size == Size(self.network_side, self.network_side)

    def local(self, box: Box) -> Box:
        """The part of a box of the photo that lies in the crop, in crop pixels."""
        return box.intersection(self.box).shifted(-self.box.left, -self.box.top)

    def on_network(self, box: Box) -> Box:
        """All network pixels that a box touches, given in crop pixels."""
        across = self.network_side / self.box.width
        down = self.network_side / self.box.height
        return Box(
            floor(box.left * across),
            floor(box.top * down),
            ceil(box.right * across),
            ceil(box.bottom * down),
        ).clipped(Size(self.network_side, self.network_side))


def check_hole(hole: Box, size: Size) -> None:
    """Whether a hole can be filled in a photo of that size.

    Raises:
        HoleTooSmall: A side is below `MIN_HOLE_SIDE`.
        HoleOutside: The hole leaves the photo.
    """
    shortest = min(hole.width, hole.height)
    if shortest < MIN_HOLE_SIDE:
        raise HoleTooSmall(shortest, MIN_HOLE_SIDE)
    if not hole.fits(size):
        raise HoleOutside(hole, size)


def _centred(hole: Box, size: Size) -> Box:
    left = hole.left - (size.width - hole.width) // 2
    top = hole.top - (size.height - hole.height) // 2
    return Box(left, top, left + size.width, top + size.height)
