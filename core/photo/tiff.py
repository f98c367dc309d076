"""Metadata added to a TIFF file that already holds its pixels.

Pillow's writer refuses EXIF directories beside compressed pixels and makes question
marks of letters outside ASCII. So a second, complete directory is appended to the
finished file, and the header is pointed at it.
"""

import struct
from collections.abc import Mapping
from pathlib import Path

from core.photo.encoding import TiffEncoding
from core.photo.ifd import Directory, Field, in_order, pack_directory, read_first
from core.photo.metadata import TIFF_LAYOUT, exif_directory
from core.photo.photo import PhotoInfo

_XMP_TAG = 0x02BC
_BYTE = 1
_HEADER_OFFSET_AT = 4


def add_tiff_metadata(
    path: Path, info: PhotoInfo, own: Mapping[int, Field | None] | None = None
) -> None:
    """Give a TIFF file the EXIF data, XMP packet and captions of a photo.

    Args:
        path: Of the file.
        info: Of the photo.
        own: Little-endian fields that the file gets instead of those it has; it
            loses the ones that are None.

    Raises:
        OSError: The file cannot be written.
    """
    own = own or {}
    additions = _additions(info)
    if not additions.fields and not additions.children and not own:
        return
    with path.open("r+b") as file:
        layout = read_first(file, without=frozenset(own))
        given = {tag: value for tag, value in own.items() if value is not None}
        layout.fields.update(in_order(Directory("<", given), layout.order).fields)
        additions = in_order(additions, layout.order)
        whole = Directory(
            layout.order, {**additions.fields, **layout.fields}, additions.children
        )
        end = file.seek(0, 2)
        offset = end + end % 2
        file.write(bytes(offset - end))
        file.write(pack_directory(whole, offset=offset))
        file.seek(_HEADER_OFFSET_AT)
        file.write(struct.pack(f"{layout.order}L", offset))


def _additions(info: PhotoInfo) -> Directory:
    exif = exif_directory(info.exif) or Directory("<", {})
    fields = {tag: at for tag, at in exif.fields.items() if tag not in TIFF_LAYOUT}
    if info.xmp:
        fields[_XMP_TAG] = Field(_BYTE, info.xmp)
    if isinstance(info.encoding, TiffEncoding):
        for tag, data in info.encoding.captions.items():
            fields[tag] = Field(_BYTE, data)
    return Directory(exif.order, fields, exif.children)
