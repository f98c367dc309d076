"""The picture being repaired, upright, in its own mode."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

import numpy as np

from core.arrays import Pixels
from core.geometry import Box, Size
from core.photo.encoding import Encoding
from core.photo.halving import halvings
from core.photo.raster import Raster
from core.photo.screen import ScreenColour, screen_colour


@dataclass(frozen=True, slots=True)
class PhotoInfo:
    """What a photo file says beside its pixels, true for the upright photo.

    Attributes:
        path: Where the photo came from.
        format: "JPEG", "PNG", "TIFF", "WEBP", "BMP", "HEIC" or "AVIF".
        mode: Of the pixels in the file, in Pillow's words ("P", "CMYK", ...).
        exif: A block that begins with the TIFF header, or empty.
        xmp: A packet, or empty.
        icc_profile: The colour profile, or empty.
        dpi: Dots per inch across and down, where the file tells.
        encoding: What else is kept when the format stays the same.
    """

    path: Path
    format: str
    mode: str = "RGB"
    exif: bytes = b""
    xmp: bytes = b""
    icc_profile: bytes = b""
    dpi: tuple[float, float] | None = None
    encoding: Encoding | None = None


class Photo:
    """A photo being repaired; neither its pixels nor its metadata ever change."""

    def __init__(self, raster: Raster, info: PhotoInfo) -> None:
        self.raster = raster
        self.info = info

    @classmethod
    def from_pixels(cls, pixels: Pixels, name: str = "untitled.png") -> Self:
        """A photo that no file stands behind, with a copy of the pixels."""
        samples = np.array(pixels, np.uint8, order="C")
        samples.setflags(write=False)
        return cls(Raster(samples, "RGB"), PhotoInfo(Path(name), "PNG"))

    @property
    def size(self) -> Size:
        """Upright, in pixels."""
        return self.raster.size

    @property
    def bits(self) -> int:
        """A channel in the file and in what is saved: 8 or 16; shown are 8."""
        return self.raster.bits

    @cached_property
    def pixels(self) -> Pixels:
        """All of it as read-only, contiguous RGB; transparency is left out."""
        size = self.size
        whole = self.raster.rgb(Box(0, 0, size.width, size.height))
        pixels = np.ascontiguousarray(whole)
        pixels.setflags(write=False)
        return pixels

    @cached_property
    def screen_pixels(self) -> Pixels:
        """All of it as a screen shows it; the same array where nothing differs."""
        return self.on_screen(self.pixels)

    @cached_property
    def smaller(self) -> tuple[Pixels, ...]:
        """`screen_pixels` at half the size, a quarter and so on; see `halvings`."""
        return halvings(self.screen_pixels)

    def on_screen(self, pixels: Pixels) -> Pixels:
        """What RGB pixels of this photo, or of a patch for it, look like on a screen.

        Args:
            pixels: (H, W, 3), in the photo's own colours.

        Returns:
            The same array where they look like what they are.
        """
        colour = self._screen_colour
        return pixels if colour is None else colour.shown(pixels)

    @cached_property
    def _screen_colour(self) -> ScreenColour | None:
        has_own_rgb = self.raster.mode in ("RGB", "RGBA")
        return screen_colour(self.info.icc_profile) if has_own_rgb else None

    def region(self, box: Box) -> Pixels:
        """A copy of one rectangle as RGB.

        Raises:
            ValueError: The box leaves the photo.
        """
        if not box.fits(self.size):
            msg = f"A region must lie inside the photo. Received: {box}, {self.size}."
            raise ValueError(msg)
        return self.raster.rgb(box).copy()
