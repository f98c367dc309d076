"""The finished rectangle of new pixels."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.arrays import Pixels
    from core.geometry import Box


@dataclass(frozen=True, slots=True, eq=False)
class Patch:
    """New pixels for one box of a photo.

    Attributes:
        box: Where they belong, in photo pixels.
        pixels: (box.height, box.width, 3) RGB uint8.
    """

    box: Box
    pixels: Pixels

    def __post_init__(self) -> None:
        if self.pixels.shape != (self.box.height, self.box.width, 3):
            msg = (
                "A patch must be as large as its box. "
                f"Received: pixels {self.pixels.shape}, box {self.box}."
            )
            raise ValueError(msg)


def in_layers(patches: Iterable[Patch]) -> tuple[Patch, ...]:
    """The order in which patches lie on a photo, the lowest first.

    Where they overlap, the one that begins further to the right (or else below) is
    on top, so that a photo does not depend on the order in which it was repaired.
    Of two patches for the same box, the later one is on top.
    """
    return tuple(sorted(patches, key=lambda patch: astuple(patch.box)))
