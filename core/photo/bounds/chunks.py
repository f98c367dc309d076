"""PNG and WebP files: how many chunks they have. Neither format has a bound."""

import struct
from typing import BinaryIO

from core.photo.bounds.endless import EndlessPicture

_PNG_HEAD, _RIFF_HEAD = struct.Struct(">L4s"), struct.Struct("<4sL")
_MOST_CHUNKS = 1_000  # a photo has about ten beside its pixels
_MOST_PIXEL_CHUNKS = 100_000  # and more in large files, of at least so many bytes
_LEAST_PIXELS = 1_024


def check_png(file: BinaryIO) -> None:
    """Look through the chunks of a PNG.

    Raises:
        EndlessPicture: They are too many.
    """
    size = file.seek(0, 2)
    most_pixels = _MOST_PIXEL_CHUNKS + size // _LEAST_PIXELS
    others = pixels = 0
    file.seek(8)
    while len(head := file.read(_PNG_HEAD.size)) == _PNG_HEAD.size:
        length, name = _PNG_HEAD.unpack(head)
        if name == b"IDAT":
            pixels += 1
        else:
            others += 1
        if others > _MOST_CHUNKS or pixels > most_pixels:
            raise EndlessPicture
        file.seek(length + 4, 1)


def check_webp(file: BinaryIO) -> None:
    """Look through the chunks of a WebP.

    Raises:
        EndlessPicture: They are too many.
    """
    file.seek(12)
    chunks = 0
    while len(head := file.read(_RIFF_HEAD.size)) == _RIFF_HEAD.size:
        _, length = _RIFF_HEAD.unpack(head)
        chunks += 1
        if chunks > _MOST_CHUNKS:
            raise EndlessPicture
        file.seek(length + length % 2, 1)
