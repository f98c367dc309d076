"""How many pictures a file holds: pages of a document, or moments of an animation."""

import struct
from dataclasses import dataclass
from typing import BinaryIO

from core.photo.ifd import ByteOrder, read_first

_SUBFILE_TYPE, _SHORT, _IS_REDUCED = 0x00FE, 3, 1
_MOST_PAGES = 10_000
_FIRST_FIELDS = 16  # the type is the first field where fields are in their order


@dataclass(frozen=True, slots=True)
class _Page:
    """One directory.

    Attributes:
        is_preview: Of another page.
        next_at: Where the pointer to the following directory stands.
    """

    is_preview: bool
    next_at: int


def pages_in_tiff(file: BinaryIO) -> int:
    """The pages of a TIFF file, without the previews that only follow the first.

    Raises:
        ValueError: The first page's directory is damaged.
    """
    first = read_first(file)
    pages, seen, next_at = 1, set[int](), first.next_at
    while len(seen) < _MOST_PAGES:
        offset = _offset_at(file, first.order, next_at)
        if offset == 0 or offset in seen:
            break
        seen.add(offset)
        page = _page_at(file, first.order, offset)
        if page is None:
            break
        pages += not page.is_preview
        next_at = page.next_at
    return pages


def _offset_at(file: BinaryIO, order: ByteOrder, place: int) -> int:
    file.seek(place)
    return int(struct.unpack(f"{order}L", file.read(4).ljust(4, b"\0"))[0])


def _page_at(file: BinaryIO, order: ByteOrder, offset: int) -> _Page | None:
    """A directory by its first fields; None where the file ends before it does."""
    end = file.seek(0, 2)
    file.seek(offset)
    head = file.read(2)
    if len(head) < 2:  # noqa: PLR2004 - bytes of a count
        return None
    count = int(struct.unpack(f"{order}H", head)[0])
    next_at = offset + 2 + 12 * count
    if next_at > end:
        return None
    fields = file.read(12 * min(count, _FIRST_FIELDS))
    return _Page(_is_preview(fields, order), next_at)


def _is_preview(fields: bytes, order: ByteOrder) -> bool:
    for tag, kind, _, value in struct.iter_unpack(f"{order}HHL4s", fields):
        if tag == _SUBFILE_TYPE:
            code = "H2x" if kind == _SHORT else "L"
            (number,) = struct.unpack(f"{order}{code}", value)
            return bool(number & _IS_REDUCED)
    return False
