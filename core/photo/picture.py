"""The only way to Pillow's decoders: of the formats that are opened, and within bounds.

Pillow knows some sixty formats, and asks other programs for a few of them. Whoever
names a file here gets it decoded as one of ours, or not at all.
"""

import struct
import zlib
from collections.abc import Sequence
from typing import BinaryIO

from PIL import Image

from core.photo.bounds.chunks import check_png, check_webp
from core.photo.bounds.jpeg import check_jpeg
from core.photo.formats import PHOTO_FORMATS, PhotoFormat

# Pillow's own limit is one number for the whole process, and lower than ours. Every
# photo is measured against the limit of its caller, before a pixel is decoded.
Image.MAX_IMAGE_PIXELS = None

PIXEL_LIMIT = 250_000_000
"""The largest photo that is opened when nobody says otherwise, in pixels."""

UNDECODED = (
    *(OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError),
    *(OverflowError, RuntimeError, MemoryError, struct.error, zlib.error),
)
"""What Pillow raises for files that it cannot or will not decode."""

_HEAD_LENGTH = 16


def open_picture(
    file: BinaryIO, formats: Sequence[PhotoFormat] = PHOTO_FORMATS
) -> Image.Image:
    """A picture, not yet decoded.

    Args:
        file: Positioned anywhere; it stays open for as long as the picture.
        formats: It may be one of.

    Raises:
        EndlessPicture: It is made to keep a decoder busy.
        OSError: It is no picture of those formats, or damaged; with what else
            Pillow's decoders raise over damage.
    """
    file.seek(0)
    head = file.read(_HEAD_LENGTH)
    if head.startswith(b"\xff\xd8"):
        check_jpeg(file)
    elif head.startswith(b"\x89PNG"):
        check_png(file)
    elif head.startswith(b"RIFF"):
        check_webp(file)
    file.seek(0)
    return Image.open(file, formats=[each.name for each in formats])
