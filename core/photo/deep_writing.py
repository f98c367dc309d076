"""Writing PNG files of 16 bits a channel with all that was known of the photo."""

import io
import struct
from pathlib import Path

from PIL import Image

from core.patch import Patch
from core.photo.photo import Photo
from core.photo.pillow import PNG_LEVEL, Options
from core.photo.vips import write_png

_PIXEL_CHUNKS = (b"IHDR", b"IDAT", b"IEND")
_PNG_SIGNATURE_LENGTH = 8
_CHUNK_HEAD, _CHUNK_EXTRA = struct.Struct(">L4s"), 12


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
