"""The file formats that photos are saved in, and what each of them can hold."""

from dataclasses import dataclass
from pathlib import Path

from core.photo_raster import RASTER_MODES, RasterMode


@dataclass(frozen=True, slots=True)
class PhotoFormat:
    """One format.

    Attributes:
        name: As in `PhotoInfo.format`.
        suffixes: Lower case, the usual one first.
        modes: The raster modes that a file can hold.
        longest_side: In pixels.
    """

    name: str
    suffixes: tuple[str, ...]
    modes: tuple[RasterMode, ...]
    longest_side: int

    @property
    def has_transparency(self) -> bool:
        """Whether a file can hold an alpha channel."""
        return "RGBA" in self.modes


JPEG = PhotoFormat("JPEG", (".jpg", ".jpeg", ".jpe"), ("L", "RGB", "CMYK"), 65_500)
PNG = PhotoFormat("PNG", (".png",), ("L", "LA", "RGB", "RGBA"), 2**31 - 1)
TIFF = PhotoFormat("TIFF", (".tif", ".tiff"), RASTER_MODES, 2**31 - 1)
WEBP = PhotoFormat("WEBP", (".webp",), ("RGB", "RGBA"), 16_383)
BMP = PhotoFormat("BMP", (".bmp",), ("L", "RGB"), 2**31 - 1)

PHOTO_FORMATS = (JPEG, PNG, TIFF, WEBP, BMP)
"""All of them, the most usual first; a file dialog lists them in this order."""


def format_of(path: Path) -> PhotoFormat | None:
    """The format that a file name asks for; None for an unknown ending."""
    suffix = path.suffix.lower()
    return next((each for each in PHOTO_FORMATS if suffix in each.suffixes), None)


def nearest_mode(target: PhotoFormat, mode: RasterMode) -> RasterMode:
    """The mode that comes closest to a raster's own in a file of that format.

    Transparency is lost where the format has none: the caller asks before.
    """
    fallbacks: dict[RasterMode, tuple[RasterMode, ...]] = {
        "L": ("L", "RGB"),
        "LA": ("LA", "RGBA", "L"),
        "RGB": ("RGB",),
        "RGBA": ("RGBA", "RGB"),
        "CMYK": ("CMYK", "RGB"),
    }
    return next(each for each in fallbacks[mode] if each in target.modes)
