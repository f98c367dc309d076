"""Writing photos as TIFF files, with all that was known of them.

libvips compresses them beside all other threads. Pillow keeps those waiting meanwhile,
the window's too: for seconds, where a photo is large.
"""

import struct
from fractions import Fraction
from pathlib import Path

from core.patch import Patch
from core.photo import vips
from core.photo.encoding import TiffEncoding
from core.photo.ifd import Field
from core.photo.photo import Photo
from core.photo.pillow import fitting_profile
from core.photo.save_options import SaveOptions
from core.photo.tiff import add_tiff_metadata

_DEFLATE, _NONE = "deflate", "none"
_COMPRESSIONS = {"raw": _NONE, "packbits": "packbits", "tiff_lzw": "lzw"}
_ACROSS, _DOWN, _UNIT, _INCH = 0x011A, 0x011B, 0x0128, 2
_ICC_PROFILE = 0x8773
_SHORT, _RATIONAL, _UNDEFINED = 3, 5, 7
_FINEST = 10_000  # of a resolution: a denominator


def is_for_pillow(photo: Photo) -> bool:
    """Whether the photo's file was compressed in a way that libvips does not know.

    Of the ways that are kept that is Zstandard alone, of 8 bits.
    """
    source = photo.info.encoding
    is_known = not isinstance(source, TiffEncoding) or source.compression != "zstd"
    return photo.bits == 8 and not is_known  # noqa: PLR2004 - bits


def write_tiff(
    photo: Photo, patches: tuple[Patch, ...], path: Path, wanted: SaveOptions
) -> None:
    """Write a photo, of 8 or 16 bits a channel.

    Args:
        photo: Not for Pillow.
        patches: Laid over it in this order.
        path: Replaced.
        wanted: What is to differ from the source.

    Raises:
        OSError: The file cannot be written.
    """
    source = photo.info.encoding
    if isinstance(source, TiffEncoding):
        compression = _COMPRESSIONS.get(source.compression, _DEFLATE)
        has_predictor = source.has_predictor
    else:
        compression = _NONE if wanted.is_quick else _DEFLATE
        has_predictor = not wanted.is_quick
    vips.write_tiff(
        photo.raster,
        photo.raster.laid(patches),
        path,
        compression=compression,
        has_predictor=has_predictor,
    )
    add_tiff_metadata(path, photo.info, _own_fields(photo))


def _own_fields(photo: Photo) -> dict[int, Field | None]:
    """What describes the pixels; a resolution that nobody knows is not claimed."""
    info = photo.info
    across, down = info.dpi or (None, None)
    profile = fitting_profile(info, photo.raster.mode)
    return {
        _ACROSS: _ratio(across),
        _DOWN: _ratio(down),
        _UNIT: Field(_SHORT, struct.pack("<H", _INCH)) if info.dpi else None,
        _ICC_PROFILE: Field(_UNDEFINED, profile) if profile else None,
    }


def _ratio(value: float | None) -> Field | None:
    if value is None:
        return None
    ratio = Fraction(value).limit_denominator(_FINEST)
    return Field(_RATIONAL, struct.pack("<LL", ratio.numerator, ratio.denominator))
