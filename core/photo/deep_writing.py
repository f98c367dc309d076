"""Writing photos of 16 bits a channel with all that was known of them."""

import io
import struct
from fractions import Fraction
from pathlib import Path

from PIL import Image

from core.patch import Patch
from core.photo.encoding import TiffEncoding
from core.photo.ifd import Field
from core.photo.photo import Photo, PhotoInfo
from core.photo.pillow import PNG_LEVEL, Options
from core.photo.tiff import add_tiff_metadata
from core.photo.vips import write_png, write_tiff

_PIXEL_CHUNKS = (b"IHDR", b"IDAT", b"IEND")
_PNG_SIGNATURE_LENGTH = 8
_CHUNK_HEAD, _CHUNK_EXTRA = struct.Struct(">L4s"), 12

_DEFLATE = "deflate"
_COMPRESSIONS = {"raw": "none", "packbits": "packbits", "tiff_lzw": "lzw"}
_ACROSS, _DOWN, _UNIT, _INCH = 0x011A, 0x011B, 0x0128, 2
_ICC_PROFILE = 0x8773
_SHORT, _RATIONAL, _UNDEFINED = 3, 5, 7
_FINEST = 10_000  # of a resolution: a denominator


def write_deep_png(
    photo: Photo, patches: tuple[Patch, ...], path: Path, options: Options
) -> None:
    """Write a PNG.

    Args:
        photo: Of 16 bits.
        patches: Laid over it in this order.
        path: Replaced.
        options: What Pillow's writer would be told.

    Raises:
        OSError: The file cannot be written.
    """
    chunks = _described(photo.raster.mode, options)
    parts = photo.raster.laid(patches)
    with path.open("wb") as file:
        write_png(photo.raster, parts, file, chunks, level=PNG_LEVEL)


def write_deep_tiff(photo: Photo, patches: tuple[Patch, ...], path: Path) -> None:
    """Write a TIFF.

    Args:
        photo: Of 16 bits.
        patches: Laid over it in this order.
        path: Replaced.

    Raises:
        OSError: The file cannot be written.
    """
    compression, has_predictor = _DEFLATE, True
    source = photo.info.encoding
    if isinstance(source, TiffEncoding):
        compression = _COMPRESSIONS.get(source.compression, _DEFLATE)
        has_predictor = source.has_predictor
    write_tiff(
        photo.raster,
        photo.raster.laid(patches),
        path,
        compression=compression,
        has_predictor=has_predictor,
    )
    add_tiff_metadata(path, photo.info, _own_fields(photo.info))


def _described(mode: str, options: Options) -> bytes:
    """The chunks with which Pillow would describe a picture, without its pixels."""
    buffer = io.BytesIO()
    Image.new(mode, (1, 1)).save(buffer, format="PNG", **options)
    data, at, chunks = buffer.getvalue(), _PNG_SIGNATURE_LENGTH, b""
    while at < len(data):
        length, name = _CHUNK_HEAD.unpack_from(data, at)
        end = at + length + _CHUNK_EXTRA
        if name not in _PIXEL_CHUNKS:
            chunks += data[at:end]
        at = end
    return chunks


def _own_fields(info: PhotoInfo) -> dict[int, Field | None]:
    """What describes the pixels; a resolution that nobody knows is not claimed."""
    across, down = info.dpi or (None, None)
    profile = info.icc_profile
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
