"""What a photo file says beside its pixels, gathered while it is opened."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO

import numpy as np

from core.geometry import Size
from core.photo.encoding import Encoding, tiff_encoding
from core.photo.ifd import Directory, read_first
from core.photo.metadata import (
    UPRIGHT,
    exif_of_tiff,
    orientation_of,
    plausible_dpi,
    upright_exif,
    upright_xmp,
)
from core.photo.photo import PhotoInfo

_ORIENTATION, _XMP, _ICC_PROFILE = 0x0112, 0x02BC, 0x8773
_ACROSS, _DOWN, _UNIT = 0x011A, 0x011B, 0x0128
_UNITS = {2: 1.0, 3: 2.54}  # inches, and centimetres in an inch
_RATIONAL = 5
_MARKS = re.compile(rb"(?:Exif\0\0)*")


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """As stored; `PhotoInfo` has them as they are true for the upright photo.

    Attributes:
        exif: A block that begins with the TIFF header, or empty.
        xmp: A packet, or empty.
        icc_profile: The colour profile, or empty.
        dpi: Dots per inch across and down, where the file tells.
        orientation: How the stored pixels are turned, 1..8.
        encoding: What else is kept when the format stays the same.
    """

    exif: bytes
    xmp: bytes
    icc_profile: bytes
    dpi: tuple[float, float] | None
    orientation: int
    encoding: Encoding | None

    def upright(self, path: Path, kind: str, mode: str, size: Size) -> PhotoInfo:
        """The facts of the upright photo.

        Args:
            path: Of the file.
            kind: The name of its format.
            mode: Of the pixels in the file.
            size: Of the upright photo.
        """
        return PhotoInfo(
            path=path,
            format=kind,
            mode=mode,
            exif=upright_exif(self.exif, size),
            xmp=upright_xmp(self.xmp),
            icc_profile=self.icc_profile,
            dpi=self.dpi,
            encoding=self.encoding,
        )


def facts_of_picture(
    facts: Mapping[str | tuple[int, int], object], encoding: Encoding | None
) -> PhotoFacts:
    """What Pillow knows of a file that is no TIFF."""
    exif, xmp = _exif_block(facts), _bytes(facts.get("xmp"))
    return PhotoFacts(
        exif=exif,
        xmp=xmp,
        icc_profile=_bytes(facts.get("icc_profile")),
        dpi=plausible_dpi(facts.get("dpi")),
        orientation=orientation_of(exif, xmp),
        encoding=encoding,
    )


def facts_of_turned_tiff(
    file: BinaryIO,
    facts: Mapping[str | tuple[int, int], object],
    encoding: Encoding | None,
) -> PhotoFacts:
    """What a TIFF file and Pillow know of pixels that Pillow has turned upright."""
    return PhotoFacts(
        exif=exif_of_tiff(file) or _exif_block(facts),
        xmp=_bytes(facts.get("xmp")),
        icc_profile=_bytes(facts.get("icc_profile")),
        dpi=_dpi(read_first(file)),  # Pillow takes 1 for one that is not there
        orientation=UPRIGHT,
        encoding=encoding,
    )


def facts_of_tiff(file: BinaryIO, layout: Directory, compression: str) -> PhotoFacts:
    """What a TIFF file says by itself.

    Args:
        file: Positioned anywhere.
        layout: Its first directory.
        compression: By Pillow's name.
    """
    turned = layout.numbers(_ORIENTATION)
    return PhotoFacts(
        exif=exif_of_tiff(file),
        xmp=_data(layout, _XMP),
        icc_profile=_data(layout, _ICC_PROFILE),
        dpi=_dpi(layout),
        orientation=turned[0] if turned else UPRIGHT,
        encoding=tiff_encoding(layout, compression),
    )


def _dpi(layout: Directory) -> tuple[float, float] | None:
    unit = layout.numbers(_UNIT) or (2,)
    across, down = _ratio(layout, _ACROSS), _ratio(layout, _DOWN)
    if across is None or down is None or unit[0] not in _UNITS:
        return None
    factor = _UNITS[unit[0]]
    return plausible_dpi((float(across) * factor, float(down) * factor))


def _ratio(layout: Directory, tag: int) -> Fraction | None:
    found = layout.fields.get(tag)
    if found is None or found.kind != _RATIONAL:
        return None
    above, below = np.frombuffer(found.data, f"{layout.order}u4")[:2].tolist()
    return Fraction(above, below) if below else None


def _data(layout: Directory, tag: int) -> bytes:
    found = layout.fields.get(tag)
    return found.data if found else b""


def _exif_block(facts: Mapping[str | tuple[int, int], object]) -> bytes:
    """The EXIF data without the marker that JPEG puts before it.

    ImageMagick once wrote it into a PNG as a text of hexadecimal digits.
    """
    exif = _bytes(facts.get("exif"))
    text = facts.get("Raw profile type exif")
    if not exif and isinstance(text, str):
        exif = bytes.fromhex("".join(text.split("\n")[3:]))
    marks = _MARKS.match(exif)
    return exif[marks.end() :] if marks else exif


def _bytes(value: object) -> bytes:
    if isinstance(value, str):
        return value.encode()
    return value if isinstance(value, bytes) else b""
