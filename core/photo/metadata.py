"""EXIF, XMP and the like: read from a file, and made true for upright pixels.

A photo is upright from the moment it is open, so its metadata is brought into
that state once, when it is read: orientation 1, sides as they are, and no preview
picture that would go on showing the damage.
"""

import io
import re
import struct
from typing import BinaryIO

from core.geometry import Size
from core.photo.ifd import (
    EXIF_DIRECTORY,
    Directory,
    pack_block,
    read_directory,
    read_first,
)

UPRIGHT = 1
"""The orientation of pixels that are shown as they are stored; 2..8 are not."""

_ORIENTATION, _IMAGE_WIDTH, _IMAGE_HEIGHT = 0x0112, 0x0100, 0x0101
_EXIF_WIDTH, _EXIF_HEIGHT = 0xA002, 0xA003
_THUMBNAIL_OFFSET, _THUMBNAIL_LENGTH = 0x0201, 0x0202
_SHORT, _LONG = 3, 4
_ORIENTATIONS = range(1, 9)
_MOST_DPI = 65_535  # what a JPEG can tell

_XMP_ORIENTATION = re.compile(
    rb"(tiff:Orientation(?:\s*=\s*[\"']|\s*>\s*))([1-8])(?=\s*[\"'<])"
)
_XMP_PREVIEWS = re.compile(rb"<(/?)(xmp|xap):Thumbnails\b")

TIFF_LAYOUT = frozenset(
    (
        *range(0x00FE, 0x010C),  # sizes, depth, compression, photometry, thresholds
        *(0x0111, 0x0112, *range(0x0115, 0x011D)),  # strips, orientation, resolution
        *(*range(0x0120, 0x0126), 0x0128, 0x0129, 0x012D),  # grey curves, pages
        *(*range(0x013D, 0x0158), 0x015B),  # predictor, palette, tiles, layers of ink
        *range(0x0200, 0x0215),  # JPEG inside TIFF, YCbCr
        *(0x02BC, 0x83BB, 0x8649, 0x8773, 0x935C),  # kept elsewhere, or layers
    )
)
"""Tags that describe how a TIFF file stores its pixels, not the photo."""


def exif_of_tiff(file: BinaryIO) -> bytes:
    """The metadata of a TIFF file's first picture as an EXIF block."""
    try:
        directory = read_first(file, without=TIFF_LAYOUT)
    except ValueError:
        return b""
    return pack_block(directory) if directory.fields or directory.children else b""


def orientation_of(exif: bytes, xmp: bytes) -> int:
    """How the stored pixels are turned: 1..8 as EXIF counts; XMP where EXIF is silent.

    Args:
        exif: A block that begins with the TIFF header; may be empty or damaged.
        xmp: A packet; may be empty.
    """
    directory = exif_directory(exif)
    found = directory.numbers(_ORIENTATION) if directory else ()
    if found:
        value = found[0]
    else:
        match = _XMP_ORIENTATION.search(xmp)
        value = int(match[2]) if match else UPRIGHT
    return value if value in _ORIENTATIONS else UPRIGHT


def upright_exif(exif: bytes, size: Size) -> bytes:
    """The block as it must read beside upright pixels, edited in place.

    Nothing moves, so camera makers' notes stay valid. The thumbnail is unlinked and
    blanked; a block that cannot be understood is returned as it is.

    Args:
        exif: A block that begins with the TIFF header.
        size: Of the upright photo.
    """
    directory = exif_directory(exif)
    if directory is None:
        return exif
    block = bytearray(exif)
    _put(block, directory, _ORIENTATION, UPRIGHT)
    _put(block, directory, _IMAGE_WIDTH, size.width)
    _put(block, directory, _IMAGE_HEIGHT, size.height)
    details = directory.children.get(EXIF_DIRECTORY)
    if details:
        _put(block, details, _EXIF_WIDTH, size.width)
        _put(block, details, _EXIF_HEIGHT, size.height)
    _blank_thumbnail(block, directory)
    return bytes(block)


def upright_xmp(xmp: bytes) -> bytes:
    """The packet with orientation 1 and without preview pictures."""
    return _without_previews(_XMP_ORIENTATION.sub(rb"\g<1>1", xmp))


def _without_previews(xmp: bytes) -> bytes:
    """The packet without elements of preview pictures, in one pass over its tags.

    An element that does not end stays: such a packet is damaged, and shows nothing.
    """
    kept, behind, begun = [], 0, None
    for tag in _XMP_PREVIEWS.finditer(xmp):
        is_end, space = tag.groups()
        if begun is None and not is_end:
            begun = tag.start(), space
        elif begun is not None and is_end and space == begun[1]:
            kept.append(xmp[behind : begun[0]])
            behind = xmp.find(b">", tag.end()) + 1 or len(xmp)
            begun = None
    return b"".join(kept) + xmp[behind:]


def plausible_dpi(value: object) -> tuple[float, float] | None:
    """Horizontal and vertical dots per inch, or None where a file tells nonsense."""
    if not isinstance(value, tuple):
        return None
    try:
        across, down = map(float, value)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    is_plausible = 1 <= across <= _MOST_DPI and 1 <= down <= _MOST_DPI
    return (across, down) if is_plausible else None


def exif_directory(exif: bytes) -> Directory | None:
    """The content of an EXIF block; None when it is empty or damaged."""
    try:
        return read_first(io.BytesIO(exif))
    except ValueError:
        return None


def _put(block: bytearray, directory: Directory, tag: int, value: int) -> None:
    """Overwrite a whole number where the directory has one of that tag."""
    found = directory.fields.get(tag)
    if found is None or found.kind not in (_SHORT, _LONG):
        return
    if found.kind == _LONG or value < 2**16:
        code = "H" if found.kind == _SHORT else "L"
        struct.pack_into(directory.order + code, block, found.at, value)


def _blank_thumbnail(block: bytearray, directory: Directory) -> None:
    pointer = directory.next_at
    try:
        (offset,) = struct.unpack_from(f"{directory.order}L", block, pointer)
    except struct.error:
        return
    block[pointer : pointer + 4] = bytes(4)
    try:
        second = read_directory(io.BytesIO(block), directory.order, offset)
    except ValueError:
        return
    start, length = (
        second.numbers(tag) for tag in (_THUMBNAIL_OFFSET, _THUMBNAIL_LENGTH)
    )
    if offset and start and length:
        first = start[0]
        last = min(first + length[0], len(block))
        block[first:last] = bytes(max(last - first, 0))
