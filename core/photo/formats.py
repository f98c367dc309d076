"""The file formats of photos, and what each of them can hold."""

from dataclasses import dataclass
from pathlib import Path

from core.photo.raster import RASTER_MODES, RasterMode


@dataclass(frozen=True, slots=True)
class PhotoFormat:
    """One format.

    Attributes:
        name: As in `PhotoInfo.format`.
        suffixes: Lower case, the usual one first.
        modes: The raster modes that a file can hold; none when it is only opened.
        longest_side: In pixels.
        most_bits: That a file can hold a channel.
    """

    name: str
    suffixes: tuple[str, ...]
    modes: tuple[RasterMode, ...] = ()
    longest_side: int = 0
    most_bits: int = 8

    @property
    def has_transparency(self) -> bool:
        """Whether a file can hold an alpha channel."""
        return "RGBA" in self.modes


JPEG = PhotoFormat("JPEG", (".jpg", ".jpeg", ".jpe"), ("L", "RGB", "CMYK"), 65_500)
PNG = PhotoFormat("PNG", (".png",), ("L", "LA", "RGB", "RGBA"), 2**31 - 1, 16)
TIFF = PhotoFormat("TIFF", (".tif", ".tiff"), RASTER_MODES, 2**31 - 1, 16)
WEBP = PhotoFormat("WEBP", (".webp",), ("RGB", "RGBA"), 16_383)
BMP = PhotoFormat("BMP", (".bmp",), ("L", "RGB"), 2**31 - 1)

HEIC = PhotoFormat("HEIC", (".heic", ".heif", ".hif"))
AVIF = PhotoFormat("AVIF", (".avif",))

PHOTO_FORMATS = (JPEG, PNG, TIFF, WEBP, BMP)
"""Those that are saved, the most usual first; a file dialog keeps this order."""

OPENED_ONLY = (HEIC, AVIF)
"""Those that are opened and saved as something else."""


def format_of(path: Path) -> PhotoFormat | None:
    """The format to save in that a file name asks for; None for any other ending."""
    return _format_among(PHOTO_FORMATS, path)


def opened_only(path: Path) -> PhotoFormat | None:
    """The format of a name that can be opened but not saved; None for others."""
    return _format_among(OPENED_ONLY, path)


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


def _format_among(formats: tuple[PhotoFormat, ...], path: Path) -> PhotoFormat | None:
    suffix = path.suffix.lower()
    return next((each for each in formats if suffix in each.suffixes), None)
