"""A photo's own samples, and the only conversions between them and RGB."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

import numpy as np
from PIL import Image

from core.arrays import Pixels
from core.geometry import Box, Size
from core.patch import Patch
from core.photo.colour import CmykColour, PlainCmyk
from core.photo.depth import (
    REACH,
    Samples,
    Samples8,
    narrowed,
    to_levels,
    widened,
)

RasterMode = Literal["L", "LA", "RGB", "RGBA", "CMYK"]
"""Grey, RGB or inks, the first two with or without transparency; Pillow's names."""

RASTER_MODES: tuple[RasterMode, ...] = get_args(RasterMode)

Parts = Iterator[tuple[Box, Samples]]
"""Boxes of a photo, and samples that are to stand in them."""

_ROWS_AT_ONCE = 256
_TRANSPARENT_MODES = ("LA", "RGBA")


@dataclass(frozen=True, slots=True, eq=False)
class Raster:
    """Upright samples in the mode of their photo, never changed.

    Attributes:
        samples: (H, W) grey or (H, W, channels), uint8, or uint16 but for CMYK;
            read-only and contiguous.
        mode: What the channels mean.
        colour: How CMYK is read as RGB and written from it.
    """

    samples: Samples
    mode: RasterMode
    colour: CmykColour = field(default_factory=PlainCmyk)

    @property
    def size(self) -> Size:
        """In pixels."""
        return Size(self.samples.shape[1], self.samples.shape[0])

    @property
    def bits(self) -> int:
        """A channel: 8 or 16."""
        return 8 * self.samples.dtype.itemsize

    @property
    def is_opaque(self) -> bool:
        """True when no pixel is transparent in the least."""
        has_alpha = self.mode in _TRANSPARENT_MODES
        full = np.iinfo(self.samples.dtype).max
        return not has_alpha or bool(self.samples[..., -1].min() == full)

    def rgb(self, box: Box) -> Pixels:
        """One rectangle as RGB of 8 bits; a view where the samples are just that."""
        part = narrowed(self.samples[box.slices])
        match self.mode:
            case "RGB":
                return part
            case "RGBA":
                return part[..., :3]
            case "L":
                return np.repeat(part[..., None], 3, axis=2)
            case "LA":
                return np.repeat(part[..., :1], 3, axis=2)
            case "CMYK":
                return np.asarray(self.colour.to_rgb(_image(part, "CMYK")))

    def in_8_bits(self) -> "Raster":
        """The same picture, with the nearest samples of 8 bits."""
        if self.bits == 8:  # noqa: PLR2004 - bits
            return self
        samples = narrowed(self.samples)
        samples.setflags(write=False)
        return replace(self, samples=samples)

    def laid(self, patches: tuple[Patch, ...]) -> Parts:
        """The samples of each patch's box with its colour and the photo's alpha.

        What the photo shows inside any of the boxes has no influence.
        """
        for patch in patches:
            yield patch.box, self._with_alpha(patch.box, self._colours(patch, patches))

    def to_image(self, patches: tuple[Patch, ...] = ()) -> Image.Image:
        """A Pillow picture, of 8 bits, with patches laid over it in order."""
        raster = self.in_8_bits()
        image = _image(raster.samples, self.mode)
        for box, samples in raster.laid(patches):
            image.paste(_image(samples, self.mode), (box.left, box.top))
        return image

    def _colours(self, patch: Patch, patches: Iterable[Patch]) -> Samples:
        """A patch in the colour channels of the photo."""
        if self.bits == 8:  # noqa: PLR2004 - bits
            return self._own_levels(patch.pixels)
        around = patch.box.grown(REACH).clipped(self.size)
        levels = to_levels(self._without_alpha(around))
        for each in (*patches, patch):
            seen = each.box.intersection(around)
            if not seen.is_empty:
                part = each.pixels[seen.shifted(-each.box.left, -each.box.top).slices]
                there = seen.shifted(-around.left, -around.top)
                levels[there.slices] = self._own_levels(part)
        return widened(levels, patch.box.shifted(-around.left, -around.top))

    def _own_levels(self, pixels: Pixels) -> Samples8:
        """RGB pixels in the colour channels of the photo."""
        match self.mode:
            case "RGB" | "RGBA":
                return pixels
            case "L" | "LA":
                return np.asarray(_image(pixels, "RGB").convert("L"))
            case "CMYK":
                return np.asarray(self.colour.to_cmyk(_image(pixels, "RGB")))

    def _without_alpha(self, box: Box) -> Samples:
        part = self.samples[box.slices]
        match self.mode:
            case "RGBA":
                return part[..., :3]
            case "LA":
                return part[..., 0]
            case _:
                return part

    def _with_alpha(self, box: Box, colours: Samples) -> Samples:
        if self.mode not in _TRANSPARENT_MODES:
            return colours
        result = self.samples[box.slices].copy()
        result[..., :-1] = np.atleast_3d(colours)
        return result


def samples_of(image: Image.Image) -> Samples8:
    """Read-only samples of a Pillow picture in one of the raster modes.

    Copied in bands of rows: `numpy.asarray` would hold the picture three times.
    """
    channels = len(image.getbands())
    shape = (image.height, image.width, channels)[: 3 if channels > 1 else 2]
    samples = np.empty(shape, np.uint8)
    for top in range(0, image.height, _ROWS_AT_ONCE):
        bottom = min(top + _ROWS_AT_ONCE, image.height)
        samples[top:bottom] = np.asarray(image.crop((0, top, image.width, bottom)))
    samples.setflags(write=False)
    return samples


def _image(samples: Samples, mode: RasterMode) -> Image.Image:
    size = (samples.shape[1], samples.shape[0])
    data = np.ascontiguousarray(samples)
    return Image.frombuffer(mode, size, data, "raw", mode, 0, 1)
