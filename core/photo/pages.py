"""How many pictures a file holds: pages of a document, or moments of an animation."""

import io
import struct
from typing import BinaryIO

from core.photo.ifd import Directory, read_directory, read_first

_SUBFILE_TYPE, _IS_REDUCED = 0x00FE, 1
_MOST_PAGES = 10_000


def pages_in_tiff(file: BinaryIO) -> int:
    """The pages of a TIFF file, without the previews that only follow the first.

    Raises:
        ValueError: The first page's directory is damaged.
    """
    page = read_first(file)
    pages, seen = 1, set[int]()
    while len(seen) < _MOST_PAGES:
        offset = _next_offset(file, page)
        if offset == 0 or offset in seen:
            break
        seen.add(offset)
        try:
            page = read_directory(file, page.order, offset)
        except ValueError:
            break
        pages += not _is_preview(page)
    return pages


def _next_offset(file: BinaryIO, page: Directory) -> int:
    file.seek(page.next_at, io.SEEK_SET)
    data = file.read(4)
    return int(struct.unpack(f"{page.order}L", data.ljust(4, b"\0"))[0])


def _is_preview(page: Directory) -> bool:
    return any(kind & _IS_REDUCED for kind in page.numbers(_SUBFILE_TYPE))
