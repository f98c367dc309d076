"""What could give a filled square away, as numbers for the detector.

Every cue compares the square with the real pixels around it, or a line of the border
with the lines beside it, at the photo's own resolution and at reduced ones: blur, noise
and repetition each show at some scale. All cues are computed from the picture and the
place of the square alone.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.border_cues import border_cues
from benchmarks.copy_cues import copy_cues
from benchmarks.spectrum_cues import jpeg_cues, spectrum_cues
from benchmarks.texture_cues import texture_cues
from core.arrays import Floats, Mask, Pixels
from core.geometry import Box, Size

Cues = dict[str, float]

_LEVELS = 4
_SMALLEST_SIDE = 10
_LEAST_MARGIN = 40


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """The square with its surroundings at one resolution.

    Attributes:
        channels: (3, H, W) luminance, blue and red difference, 0..255.
        square: Where the square lies in them.
    """

    channels: Floats
    square: Box

    @property
    def luminance(self) -> Floats:
        """(H, W)."""
        return self.channels[0]

    @property
    def inside(self) -> Mask:
        """The square without its outermost pixels, which mix with the ring."""
        return self._box_mask(self.square.grown(-1))

    @property
    def ring(self) -> Mask:
        """The surroundings, without the pixels that touch the square."""
        return ~self._box_mask(self.square.grown(1))

    def _box_mask(self, box: Box) -> Mask:
        height, width = self.luminance.shape
        mask = np.zeros((height, width), np.bool_)
        mask[box.clipped(Size(width, height)).slices] = True
        return mask


def cues(pixels: Pixels, square: Box) -> Cues:
    """All cues of one square, by names that begin with their kind.

    What does not apply to the square is NaN or not there.

    Args:
        pixels: The whole picture, filled or real.
        square: The place in question.
    """
    around, place = _crop(pixels, square)
    native = _view(around, place)
    found = _named("border", border_cues(native.channels, place))
    found |= _named("copy", copy_cues(native.luminance, place))
    found |= _named("blocks", jpeg_cues(pixels, square))
    for level in range(_LEVELS):
        view = _reduced(around, place, 2**level)
        if view.square.width >= _SMALLEST_SIDE:
            found |= _level_cues(view, level)
    return found


def kind(name: str) -> str:
    """Which kind of cue a name stands for, like "border"."""
    return name.partition(":")[0]


def _level_cues(view: View, level: int) -> Cues:
    inside, ring = view.inside, view.ring
    texture = texture_cues(view.channels, inside, ring, view.square)
    spectrum = spectrum_cues(view.luminance, inside, ring)
    return _named(f"texture:{level}", texture) | _named(f"spectrum:{level}", spectrum)


def _named(start: str, found: Cues) -> Cues:
    return {f"{start}:{name}": value for name, value in found.items()}


def _crop(pixels: Pixels, square: Box) -> tuple[Pixels, Box]:
    size = Size(pixels.shape[1], pixels.shape[0])
    around = square.grown(max(_LEAST_MARGIN, square.width // 2)).clipped(size)
    return pixels[around.slices], square.shifted(-around.left, -around.top)


def _view(around: NDArray[np.uint8] | Floats, square: Box) -> View:
    colours = cv2.cvtColor(around.astype(np.float32) / 255, cv2.COLOR_RGB2YCrCb) * 255
    return View(np.ascontiguousarray(colours.transpose(2, 0, 1)), square)


def _reduced(around: Pixels, square: Box, factor: int) -> View:
    height, width = around.shape[:2]
    size = (max(1, width // factor), max(1, height // factor))
    small = cv2.resize(around.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    corners = (square.left, square.top, square.right, square.bottom)
    return _view(small, Box(*(round(corner / factor) for corner in corners)))
