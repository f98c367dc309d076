"""The parts that files of the formats are made of."""

import struct
import zlib

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def png_chunk(name: bytes, data: bytes = b"") -> bytes:
    """One chunk."""
    body = name + data
    return struct.pack(">L", len(data)) + body + struct.pack(">L", zlib.crc32(body))


def png_head(width: int, height: int, *, bits: int = 8, colour: int = 2) -> bytes:
    """The signature and the first chunk."""
    facts = struct.pack(">LLBBBBB", width, height, bits, colour, 0, 0, 0)
    return PNG_SIGNATURE + png_chunk(b"IHDR", facts)


def png_with(data: bytes, *chunks: bytes) -> bytes:
    """A PNG with more chunks after its first one."""
    at = len(PNG_SIGNATURE) + 12 + 13
    return data[:at] + b"".join(chunks) + data[at:]


def png_with_right_sums(data: bytes) -> bytes:
    """A spoiled PNG with check sums of what stands there now; others as they are."""
    if not data.startswith(PNG_SIGNATURE):
        return data
    result, at = bytearray(data), len(PNG_SIGNATURE)
    while at + 12 <= len(data):
        end = at + 8 + int.from_bytes(data[at : at + 4], "big")
        if end + 4 > len(data):
            break
        result[end : end + 4] = struct.pack(">L", zlib.crc32(data[at + 4 : end]))
        at = end + 4
    return bytes(result)


def jpeg_segment(marker: int, data: bytes = b"") -> bytes:
    """One segment with its marker and its length."""
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def jpeg_with(data: bytes, *segments: bytes) -> bytes:
    """A JPEG with more segments at its beginning."""
    return data[:2] + b"".join(segments) + data[2:]


def riff(*chunks: tuple[bytes, bytes]) -> bytes:
    """A WebP file of some chunks."""
    body = b"WEBP"
    for name, data in chunks:
        body += name + struct.pack("<L", len(data)) + data + bytes(len(data) % 2)
    return b"RIFF" + struct.pack("<L", len(body)) + body


def tiff(
    entries: list[tuple[int, int, int, int]],
    *,
    body: bytes = b"",
    next_at: int = 0,
    order: str = "<",
) -> bytes:
    """A TIFF file: a body, then one directory.

    Args:
        entries: Tag, type, count, and value or place.
        body: Begins at byte 8.
        next_at: Where the directory says that the next one is.
        order: "<" or ">".
    """
    head = b"II*\0" if order == "<" else b"MM\0*"
    body += b"\0" * (len(body) % 2)
    table = b"".join(struct.pack(f"{order}HHLL", *entry) for entry in entries)
    count = struct.pack(f"{order}H", len(entries) % 65_536)
    first = struct.pack(f"{order}L", 8 + len(body))
    return head + first + body + count + table + struct.pack(f"{order}L", next_at)


def bmff(name: bytes, *parts: bytes) -> bytes:
    """A box of a HEIC or AVIF file."""
    data = b"".join(parts)
    return struct.pack(">L4s", 8 + len(data), name) + data
