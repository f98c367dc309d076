"""TIFF directories, the form in which EXIF data comes, without losing a byte.

Fields are kept as the bytes they are: texts of any encoding, camera makers' notes
and unknown types survive, also a move between a TIFF file and an EXIF block.
Source: TIFF Revision 6.0, section 2; Exif 2.32, section 4.6.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Literal

import numpy as np

ByteOrder = Literal["<", ">"]

EXIF_DIRECTORY = 0x8769
GPS_DIRECTORY = 0x8825
_INTEROP_DIRECTORY = 0xA005

_SHORT, _LONG, _IFD = 3, 4, 13
_POINTERS = (_LONG, _IFD)
_INLINE = 4  # data of so many bytes stands in its entry
_WIDTHS = {
    1: 1,
    2: 1,
    3: 2,
    4: 4,
    5: 4,
    6: 1,
    7: 1,
    8: 2,
    9: 4,
    10: 4,
    11: 4,
    12: 8,
    _IFD: 4,
}
_RATIONALS = (5, 10)
_MOST_FIELDS = 5_000  # a camera writes about a hundred
_SHARED = 65_536  # bytes that fields may have in common, beyond the block's own length
_HEAD = {"<": b"II*\0", ">": b"MM\0*"}
_ORDERS: dict[bytes, ByteOrder] = {b"II*\0": "<", b"MM\0*": ">"}

_Nesting = Mapping[int, "_Nesting"]
_NESTING: _Nesting = {EXIF_DIRECTORY: {_INTEROP_DIRECTORY: {}}, GPS_DIRECTORY: {}}


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a directory.

    Attributes:
        kind: The TIFF type, 1..13.
        data: The value in the byte order of its directory.
        at: Where the data stands in the block that it was read from.
    """

    kind: int
    data: bytes
    at: int = 0


@dataclass(frozen=True, slots=True)
class Directory:
    """Fields by tag, and the directories below by the tag that points to them.

    Attributes:
        order: Byte order of all data inside.
        fields: Without the pointers to the children.
        children: EXIF, GPS and interoperability.
        next_at: Where the pointer to the following directory stands.
    """

    order: ByteOrder
    fields: dict[int, Field]
    children: dict[int, "Directory"] = field(default_factory=dict)
    next_at: int = 0

    def numbers(self, tag: int) -> tuple[int, ...]:
        """The whole numbers of a field; none where it is missing or something else."""
        found = self.fields.get(tag)
        if found is None or found.kind not in (_SHORT, _LONG):
            return ()
        width = f"{self.order}u{_WIDTHS[found.kind]}"
        return tuple(np.frombuffer(found.data, width).tolist())


def read_first(stream: BinaryIO, *, without: frozenset[int] = frozenset()) -> Directory:
    """The first directory of a TIFF file or of a bare EXIF block.

    Args:
        stream: Positioned anywhere; the block begins at its start.
        without: Tags of the first directory that are of no interest.

    Raises:
        ValueError: It is no classic TIFF structure, or damaged.
    """
    stream.seek(0)
    head = stream.read(4)
    order = _ORDERS.get(head)
    if order is None:
        msg = f"No classic TIFF header. Received: {head!r}."
        raise ValueError(msg)
    (offset,) = _take(stream, f"{order}L")
    return read_directory(stream, order, offset, without=without)


def read_directory(
    stream: BinaryIO,
    order: ByteOrder,
    offset: int,
    *,
    without: frozenset[int] = frozenset(),
    nesting: _Nesting = _NESTING,
) -> Directory:
    """The directory at an offset, with those below it; damaged fields are left out.

    Raises:
        ValueError: The directory itself lies outside or is cut, or its fields are far
            too many or too long to stand in the block side by side.
    """
    end = stream.seek(0, 2)
    table = _read_table(stream, order, offset)
    result = Directory(order, {}, next_at=offset + 2 + len(table))
    room = end + _SHARED
    for start in range(0, len(table), 12):
        entry = table[start : start + 12]
        (tag,) = struct.unpack_from(f"{order}H", entry)
        if tag in without or tag in result.children:
            continue
        value = _read_field(stream, order, entry, offset + 2 + start, end)
        if value is None:
            continue
        room -= len(value.data)
        if room < 0:
            raise ValueError("The fields of a directory are one over the other.")
        if tag in nesting and value.kind in _POINTERS:
            result.children[tag] = read_directory(
                stream,
                order,
                struct.unpack_from(f"{order}L", value.data)[0],
                nesting=nesting[tag],
            )
        else:
            result.fields[tag] = value
    return result


def _read_table(stream: BinaryIO, order: ByteOrder, offset: int) -> bytes:
    """The entries of a directory, 12 bytes each."""
    stream.seek(offset)
    (count,) = _take(stream, f"{order}H")
    if count > _MOST_FIELDS:
        raise ValueError("A directory has far too many fields.")
    (table,) = _take(stream, f"{12 * count}s")
    return bytes(table)


def _read_field(
    stream: BinaryIO, order: ByteOrder, entry: bytes, entry_at: int, end: int
) -> Field | None:
    kind, count = struct.unpack_from(f"{order}HL", entry, 2)
    length = count * _item_size(kind)
    if length <= _INLINE:
        return Field(kind, entry[8 : 8 + length], entry_at + 8) if length else None
    (at,) = struct.unpack_from(f"{order}L", entry, 8)
    if at + length > end:
        return None
    stream.seek(at)
    return Field(kind, stream.read(length), at)


def pack_block(directory: Directory) -> bytes:
    """The directory as a block of its own, which begins with the TIFF header."""
    head = _HEAD[directory.order] + struct.pack(f"{directory.order}L", 8)
    return head + pack_directory(directory, offset=8)


def pack_directory(directory: Directory, *, offset: int) -> bytes:
    """The directory and all below it, for an even place in a file of its byte order."""
    order = directory.order
    tags = sorted({*directory.fields, *directory.children})
    heap_at = offset + 2 + 12 * len(tags) + 4
    table, heap = bytearray(struct.pack(f"{order}H", len(tags))), bytearray()
    for tag in tags:
        at = heap_at + len(heap)
        if tag in directory.children:
            table += struct.pack(f"{order}HHLL", tag, _LONG, 1, at)
            heap += pack_directory(directory.children[tag], offset=at)
            continue
        value = directory.fields[tag]
        count = len(value.data) // _item_size(value.kind)
        table += struct.pack(f"{order}HHL", tag, value.kind, count)
        if len(value.data) <= _INLINE:
            table += value.data.ljust(_INLINE, b"\0")
        else:
            table += struct.pack(f"{order}L", at)
            heap += value.data + b"\0" * (len(value.data) % 2)
    return bytes(table + bytes(4) + heap)


def in_order(directory: Directory, order: ByteOrder) -> Directory:
    """The same values in the byte order of another file."""
    if directory.order == order:
        return directory
    return Directory(
        order,
        {tag: _swapped(value) for tag, value in directory.fields.items()},
        {tag: in_order(child, order) for tag, child in directory.children.items()},
    )


def _swapped(value: Field) -> Field:
    items = np.frombuffer(value.data, f"u{_WIDTHS[value.kind]}")
    return Field(value.kind, items.byteswap().tobytes())


def _item_size(kind: int) -> int:
    return _WIDTHS.get(kind, 0) * (2 if kind in _RATIONALS else 1)


def _take(stream: BinaryIO, layout: str) -> tuple[Any, ...]:
    data = stream.read(struct.calcsize(layout))
    try:
        return struct.unpack(layout, data)
    except struct.error as error:
        msg = f"A directory is cut. Received: {len(data)} bytes for {layout!r}."
        raise ValueError(msg) from error
