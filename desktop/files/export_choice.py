"""What a photo can be exported as, and what a person chose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core.photo.formats import BMP, JPEG, PNG, TIFF, WEBP, PhotoFormat

if TYPE_CHECKING:
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
    def text(self) -> str:
        """For people."""
        if self.is_lossless:
            return translate("export", "WebP without loss")
        return {WEBP: "WebP"}.get(self.format, self.format.name)


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
class ExportChoice:
    """What to write.

    Attributes:
        suffix: Of the file's name; it chooses the format.
        options: How it is written.
    """

    suffix: str
    options: SaveOptions
