"""What a photo can be exported as, and what a person chose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core.photo.formats import (
    BMP,
    JPEG,
    PNG,
    TIFF,
    WEBP,
    PhotoFormat,
    nearest_mode,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.photo.photo import Photo
    from core.photo.save_options import SaveOptions

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One entry of the list of formats.

    Attributes:
        format: The file's.
        has_quality: Whether the file gets smaller when it may lose something.
        is_lossless: Whether it must not, though its format could.
    """

    format: PhotoFormat
    has_quality: bool = False
    is_lossless: bool = False

    @property
    def suffix(self) -> str:
        """Of the file's name."""
        return self.format.suffixes[0]

    @property
    def has_metadata(self) -> bool:
        """Whether a file can tell where, when and how the photo was taken."""
        return self.format is not BMP

    @property
    def key(self) -> str:
        """For the settings."""
        return f"{self.format.name} lossless" if self.is_lossless else self.format.name

    def suits(self, photo: Photo) -> bool:
        """Whether a file of it can hold all that the photo's pixels are."""
        mode = photo.raster.mode
        is_kept = nearest_mode(self.format, mode) in (mode, *_AS_GOOD.get(mode, ()))
        has_room = max(photo.size.width, photo.size.height) <= self.format.longest_side
        return is_kept and has_room and photo.bits <= self.format.most_bits

    @property
    def text(self) -> str:
        """For people."""
        if self.is_lossless:
            return translate("export", "WebP without loss")
        return {WEBP: "WebP"}.get(self.format, self.format.name)


_AS_GOOD: Mapping[str, tuple[str, ...]] = {"L": ("RGB",), "LA": ("RGBA",)}

EXPORT_FORMATS = (
    ExportFormat(JPEG, has_quality=True),
    ExportFormat(PNG),
    ExportFormat(TIFF),
    ExportFormat(WEBP, has_quality=True),
    ExportFormat(WEBP, is_lossless=True),
    ExportFormat(BMP),
)
"""The most usual first."""


@dataclass(frozen=True, slots=True)
class ExportHabit:
    """How a person exported last, to be offered the next time.

    What is left out of a copy is decided anew for each photo.

    Attributes:
        format: Of the file.
        quality: 1..100, of the formats that have one.
        is_as_source: Whether a JPEG is written like the original one.
    """

    format: ExportFormat
    quality: int
    is_as_source: bool


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What to write.

    Attributes:
        suffix: Of the file's name; it chooses the format.
        options: How it is written.
    """

    suffix: str
    options: SaveOptions
