"""A photo's own samples, and the only conversions between them and RGB."""

from dataclasses import dataclass, field
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.arrays import Pixels
from core.geometry import Box, Size
from core.patch import Patch
from core.photo_colour import CmykColour, PlainCmyk

RasterMode = Literal["L", "LA", "RGB", "RGBA", "CMYK"]
"""Grey, RGB or inks, the first two with or without transparency; Pillow's names."""

RASTER_MODES: tuple[RasterMode, ...] = get_args(RasterMode)

_ROWS_AT_ONCE = 256
_OPAQUE = 255


@dataclass(frozen=True, slots=True, eq=False)
class Raster:
    """Upright samples in the mode of their photo, never changed.

    Attributes:
        samples: (H, W) grey or (H, W, channels) uint8, read-only and contiguous.
        mode: What the channels mean.
        colour: How CMYK is read as RGB and written from it.
    """

    samples: NDArray[np.uint8]
    mode: RasterMode
    colour: CmykColour = field(default_factory=PlainCmyk)

    @property
    def size(self) -> Size:
        """In pixels."""
        return Size(self.samples.shape[1], self.samples.shape[0])

    @property
    def is_opaque(self) -> bool:
        """True when no pixel is transparent in the least."""
        has_alpha = self.mode in ("LA", "RGBA")
        return not has_alpha or bool(self.samples[..., -1].min() == _OPAQUE)

    def rgb(self, box: Box) -> Pixels:
        """One rectangle as RGB; a view where the samples are RGB."""
        part = self.samples[box.slices]
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

    def patched(self, patch: Patch) -> NDArray[np.uint8]:
        """The samples of the patch's box with its colour and the photo's alpha."""
        pixels = _image(patch.pixels, "RGB")
        match self.mode:
            case "RGB":
                return patch.pixels
            case "CMYK":
                return np.asarray(self.colour.to_cmyk(pixels))
            case "L":
                return np.asarray(pixels.convert("L"))
            case "RGBA" | "LA":
                result = self.samples[patch.box.slices].copy()
                result[..., :-1] = np.atleast_3d(
                    np.asarray(pixels.convert(self.mode[:-1]))
                )
                return result

    def to_image(self, patches: tuple[Patch, ...] = ()) -> Image.Image:
        """A Pillow picture of the samples with patches laid over them, in order."""
        image = _image(self.samples, self.mode)
        for patch in patches:
            part = _image(self.patched(patch), self.mode)
            image.paste(part, (patch.box.left, patch.box.top))
        return image


def samples_of(image: Image.Image) -> NDArray[np.uint8]:
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


def _image(samples: NDArray[np.uint8], mode: RasterMode) -> Image.Image:
    size = (samples.shape[1], samples.shape[0])
    data = np.ascontiguousarray(samples)
    return Image.frombuffer(mode, size, data, "raw", mode, 0, 1)
