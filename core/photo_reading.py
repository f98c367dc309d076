"""Opening photo files: let in what a repair loses nothing of, refuse the rest.

Refused with one sentence, before any edit: 16 bits a channel, several pictures in
one file (animations, pages; saving would lose the others), camera raw files, BigTIFF
and unusual colour models. An MPO is a JPEG: its first picture is the photo. Palettes
and single-colour transparency are opened as the RGB, RGBA or LA that they stand for.
"""

import struct
import zlib
from pathlib import Path
from typing import BinaryIO, cast

from PIL import Image, TiffImagePlugin, UnidentifiedImageError

from core.errors import PhotoTooLarge, PhotoUnreadable, PhotoUnsupported
from core.files import reason_of
from core.geometry import Size
from core.photo import Photo, PhotoInfo
from core.photo_colour import PlainCmyk, cmyk_colour
from core.photo_encoding import encoding_of
from core.photo_formats import JPEG, PHOTO_FORMATS
from core.photo_metadata import (
    exif_of_tiff,
    orientation_of,
    plausible_dpi,
    upright_exif,
    upright_xmp,
)
from core.photo_raster import RASTER_MODES, Raster, RasterMode, samples_of

PIXEL_LIMIT = 250_000_000
"""The largest photo that is opened when nobody says otherwise, in pixels."""

# Pillow's own limit is one number for the whole process, and lower than ours. Every
# photo is measured against the caller's limit below, before a pixel is decoded.
Image.MAX_IMAGE_PIXELS = None

_DECODER_ERRORS = (
    *(SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError),
    *(OverflowError, RuntimeError, struct.error, zlib.error),
)
_DEEP_MODES = ("I", "F", "I;16", "I;16B", "I;16L", "I;16N")
_PLAIN_MODES: dict[str, RasterMode] = {"1": "L", "La": "LA", "P": "RGB", "PA": "RGBA"}
_TRANSPARENT: dict[str, RasterMode] = {"L": "LA", "RGB": "RGBA"}
_RAW_SUFFIXES = (
    *(".3fr", ".arw", ".cr2", ".dng", ".erf", ".iiq", ".mef"),
    *(".nef", ".nrw", ".orf", ".pef", ".rw2", ".sr2", ".srw"),
)
_BITS_PER_SAMPLE, _DNG_VERSION = 0x0102, 0xC612
_PNG_DEPTH_AT = 24
_MOST_BITS = 8
_BIGTIFF_HEADS = (b"II+\0", b"MM\0+")
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def open_photo(path: Path, *, pixel_limit: int = PIXEL_LIMIT) -> Photo:
    """The photo in a file, upright, with everything that saving must keep.

    Args:
        path: A JPEG, PNG, TIFF, WebP or BMP file, whatever its name ends in.
        pixel_limit: Photos of more pixels are refused by their header alone.

    Raises:
        PhotoUnreadable: No file, no picture, or not a whole one.
        PhotoUnsupported: A repair of it would lose something.
        PhotoTooLarge: It has more pixels than the limit.
    """
    if path.is_dir():
        raise PhotoUnreadable(path, "it is a folder")
    try:
        with path.open("rb") as file:
            # Nobody but `_read` holds the picture, so that turning it frees the source.
            return _read(path, _admitted(path, file, pixel_limit), file)
    except MemoryError as error:
        raise PhotoUnreadable(path, "there is not enough memory for it") from error
    except OSError as error:
        reason = reason_of(error) or "the file is damaged or incomplete"
        raise PhotoUnreadable(path, reason) from error
    except _DECODER_ERRORS as error:
        raise PhotoUnreadable(path, "the file is damaged or incomplete") from error


def _admitted(path: Path, file: BinaryIO, pixel_limit: int) -> Image.Image:
    """The picture in a file, not yet decoded, when nothing speaks against it."""
    image = _identify(path, file)
    size = Size(*image.size)
    if size.pixels > pixel_limit:
        raise PhotoTooLarge(path, size, pixel_limit)
    _refuse_lossy(path, image, file)
    return image


def _identify(path: Path, file: BinaryIO) -> Image.Image:
    head = file.read(4)
    if not head:
        raise PhotoUnreadable(path, "the file is empty")
    if head in _BIGTIFF_HEADS:
        raise PhotoUnsupported(path, "it is a BigTIFF file")
    try:
        return Image.open(file, formats=[each.name for each in PHOTO_FORMATS])
    except UnidentifiedImageError as error:
        reason = "it is damaged, or no JPEG, PNG, TIFF, WebP or BMP picture"
        raise PhotoUnreadable(path, reason) from error


def _refuse_lossy(path: Path, image: Image.Image, file: BinaryIO) -> None:
    """Refuse whatever a repair would take from the file without a word."""
    if _is_raw(path, image):
        raise PhotoUnsupported(path, "it is a camera's raw file")
    if _bits(image, file) > _MOST_BITS:
        reason = "it has more than 8 bits a channel, which a repair would cut to 8"
        raise PhotoUnsupported(path, reason)
    if getattr(image, "is_animated", False) and image.format != "MPO":
        reason = "it holds several pictures, and saving would lose all but one"
        raise PhotoUnsupported(path, reason)
    if image.mode not in RASTER_MODES and image.mode not in _PLAIN_MODES:
        raise PhotoUnsupported(path, f"its colours are stored as {image.mode}")


def _is_raw(path: Path, image: Image.Image) -> bool:
    if not isinstance(image, TiffImagePlugin.TiffImageFile):
        return False
    return path.suffix.lower() in _RAW_SUFFIXES or _DNG_VERSION in image.tag_v2


def _bits(image: Image.Image, file: BinaryIO) -> int:
    """Bits a channel in the file; Pillow opens 16-bit colour as if it had 8."""
    if image.mode in _DEEP_MODES:
        return 16
    if isinstance(image, TiffImagePlugin.TiffImageFile):
        bits = image.tag_v2.get(_BITS_PER_SAMPLE, (1,))
        return max(bits) if isinstance(bits, tuple) else int(bits)
    if image.format == "PNG":
        file.seek(_PNG_DEPTH_AT)
        return file.read(1)[0]
    return 8


def _read(path: Path, image: Image.Image, file: BinaryIO) -> Photo:
    kind, mode = image.format or "", image.mode
    position = file.tell()
    exif_in_tiff = exif_of_tiff(file) if kind == "TIFF" else b""
    encoding = encoding_of(image, file)
    file.seek(position)
    # Pillow edits the metadata of a TIFF while it turns its pixels, and finds some
    # of a PNG's behind its pixels only.
    early = dict(image.info)
    image.load()
    facts = {**image.info, **early}
    xmp = _bytes(facts.get("xmp"))
    exif = exif_in_tiff or _exif_block(facts)
    if kind != "TIFF":
        image = _upright(image, orientation_of(exif, xmp))
    icc_profile = _bytes(facts.get("icc_profile"))
    info = PhotoInfo(
        path=path,
        format=JPEG.name if kind == "MPO" else kind,
        mode=mode,
        exif=upright_exif(exif, Size(*image.size)),
        xmp=upright_xmp(xmp),
        icc_profile=icc_profile,
        dpi=plausible_dpi(facts.get("dpi")),
        encoding=encoding,
    )
    return Photo(_raster(image, icc_profile), info)


def _upright(image: Image.Image, orientation: int) -> Image.Image:
    turn = _TURNS.get(orientation)
    return image if turn is None else image.transpose(turn)


def _raster(image: Image.Image, icc_profile: bytes) -> Raster:
    mode = _PLAIN_MODES.get(image.mode) or cast("RasterMode", image.mode)
    if image.has_transparency_data:
        mode = _TRANSPARENT.get(mode, mode)
    plain = image if image.mode == mode else image.convert(mode)
    colour = cmyk_colour(icc_profile) if mode == "CMYK" else PlainCmyk()
    return Raster(samples_of(plain), mode, colour)


def _exif_block(facts: dict[str | tuple[int, int], object]) -> bytes:
    """The EXIF data without the marker that JPEG puts before it.

    ImageMagick once wrote it into a PNG as a text of hexadecimal digits.
    """
    exif = _bytes(facts.get("exif"))
    text = facts.get("Raw profile type exif")
    if not exif and isinstance(text, str):
        exif = bytes.fromhex("".join(text.split("\n")[3:]))
    while exif.startswith(b"Exif\0\0"):
        exif = exif[6:]
    return exif


def _bytes(value: object) -> bytes:
    if isinstance(value, str):
        return value.encode()
    return value if isinstance(value, bytes) else b""
