"""What the finder takes for dust, a hair or a scratch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.cover import MIN_SIDE, squares_covering
from core.geometry import Size

if TYPE_CHECKING:
    from core.arrays import Mask
    from core.geometry import Box

USUAL_SENSITIVITY: Final = 50
"""Of 0..100: few finds in a clean photo, most of what is seen at once."""

_EVIDENCE_AT_0, _EVIDENCE_AT_100 = 8.0, -3.0

_LARGEST_SIDE = 256
"""Of the squares, so that long marks are filled piece by piece."""

_LONG, _LEAST_IF_LONG = 100, 24
"""A longer mark than the one has squares of at least the other, or too many."""

_ROOM = 16
"""Around a mark for its squares, in pixels; they are larger than what they hide."""


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """One place that looks like dust.

    Attributes:
        box: Around its pixels, in photo pixels.
        mask: (box.height, box.width), True where it hides the photo.
        is_bright: Brighter than what is around it, or else darker.
        evidence: That it is dust: the logarithm of the odds, so 0 is as likely as not.
        grain: Photo pixels a pixel of the picture that it was found in: how exactly
            its outline is known.
    """

    box: Box
    mask: Mask
    is_bright: bool
    evidence: float
    grain: int = 1

    def squares(self, size: Size) -> tuple[Box, ...]:
        """Few squares that hide it.

        Args:
            size: Of the photo.
        """
        import numpy as np

        around = self.box.grown(_ROOM).clipped(size)
        window = np.zeros((around.height, around.width), np.bool_)
        window[self.box.shifted(-around.left, -around.top).slices] = self.mask
        most = min(_LARGEST_SIDE, size.short_side)
        is_long = max(self.box.width, self.box.height) > _LONG
        least = min(_LEAST_IF_LONG, most) if is_long else MIN_SIDE
        squares = squares_covering(window, at_least=min(least, most), at_most=most)
        return tuple(square.shifted(around.left, around.top) for square in squares)


def least_evidence(sensitivity: float) -> float:
    """From how much evidence on a mark is shown.

    Args:
        sensitivity: 0..100; at 100 much is shown that is no dust.
    """
    part = sensitivity / 100
    return _EVIDENCE_AT_0 + part * (_EVIDENCE_AT_100 - _EVIDENCE_AT_0)
