"""Descriptions without end: EXIF, colour profiles, XMP, captions, loops of them."""

import struct
import zlib
from collections.abc import Iterator

from tests.hostile.chunks import (
    jpeg_segment,
    jpeg_with,
    png_chunk,
    png_with,
    riff,
    tiff,
)
from tests.hostile.pictures import whole_files

_UNDEFINED, _LONG = 7, 4
_EXIF, _PLACE, _XMP = 0x8769, 0x8825, 0x02BC
_SEGMENT = 65_533  # bytes at most


def endless_tags(size: int = 20_000_000) -> Iterator[tuple[str, bytes]]:
    """Files whose descriptions would keep a reader busy or fill its memory.

    Args:
        size: About how many bytes the larger ones have.
    """
    yield from _exif()
    yield from _jpegs(size)
    yield from _pngs(size)
    yield from _tiffs(size)
    yield from _webps(size)


def overlapping_exif(size: int = 60_000) -> bytes:
    """Thousands of fields, each of which is the whole block."""
    count = (size - 14) // 12
    entries = [(1 + n, _UNDEFINED, 12 * count, 8) for n in range(count)]
    return tiff(entries)


def looped_exif() -> Iterator[tuple[str, bytes]]:
    """Directories that lead back to themselves."""
    yield "self", tiff([(_EXIF, _LONG, 1, 8), (_PLACE, _LONG, 1, 8)], next_at=8)
    yield "next", tiff([(0x10F, 2, 4, 0x41424300)], next_at=8)
    deep = tiff([(_EXIF, _LONG, 1, 8), (0xA005, _LONG, 1, 8), (_PLACE, _LONG, 1, 8)])
    yield "nested", deep
    yield "beyond", tiff([(_EXIF, _LONG, 1, 2**32 - 1)], next_at=2**32 - 1)
    yield "crowd", b"II*\0\x08\0\0\0\xff\xff" + bytes(100)


def _exif() -> Iterator[tuple[str, bytes]]:
    files = whole_files()
    blocks = {**dict(looped_exif()), "overlap": overlapping_exif()}
    for name, block in blocks.items():
        segment = jpeg_segment(0xE1, b"Exif\0\0" + block)
        yield f"exif-{name}.jpg", jpeg_with(files["plain.jpg"], segment)
        chunk = png_chunk(b"eXIf", block)
        yield f"exif-{name}.png", png_with(files["plain.png"], chunk)
        yield f"exif-{name}-deep.png", png_with(files["deep.png"], chunk)
        yield f"exif-{name}.tif", block
        yield f"exif-{name}.webp", described_webp((b"EXIF", block))


def _jpegs(size: int) -> Iterator[tuple[str, bytes]]:
    plain = whole_files()["plain.jpg"]
    for name, data in {
        "exif": b"Exif\0\0" * (_SEGMENT // 6),
        "profile": b"ICC_PROFILE\0\1\xff" + bytes(60_000),
        "captions": b"Photoshop 3.0\0" + (b"8BIM\4\4\0\0" + bytes(4)) * 5000,
        "xmp": b"http://ns.adobe.com/xap/1.0/\0" + _open_previews(60_000),
        "more-xmp": b"http://ns.adobe.com/xmp/extension/\0" + bytes(60_000),
    }.items():
        marker = {"profile": 0xE2, "captions": 0xED}.get(name, 0xE1)
        segment = jpeg_segment(marker, data)
        yield f"many-{name}.jpg", jpeg_with(plain, segment * (size // len(segment)))
    empty = jpeg_segment(0xFE) * (size // 4)
    yield "many-empty.jpg", jpeg_with(plain, empty)
    yield "many-fill.jpg", jpeg_with(plain, b"\xff" * size)
    yield "many-junk.jpg", jpeg_with(plain, b"\0" * size)
    tables = jpeg_segment(0xDB, b"\0" + b"\1" * 64) * (size // 69)
    yield "many-tables.jpg", jpeg_with(plain, tables)


def _pngs(size: int) -> Iterator[tuple[str, bytes]]:
    plain, deep = whole_files()["plain.png"], whole_files()["deep.png"]
    swollen = zlib.compress(bytes(1_000_000), 9)
    for name, chunk in {
        "empty": png_chunk(b"abCd"),
        "pixels": png_chunk(b"IDAT"),
        "texts": png_chunk(b"tEXt", b"a\0b"),
        "profiles": png_chunk(b"iCCP", b"a\0\0" + swollen),
        "swollen": png_chunk(b"zTXt", b"a\0\0" + swollen),
        "xmp": png_chunk(
            b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(bytes(900_000), 9)
        ),
    }.items():
        more = chunk * (size // len(chunk))
        yield f"many-{name}.png", png_with(plain, more)
        yield f"many-{name}-deep.png", png_with(deep, more)
    bomb = png_chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(size * 10), 9))
    yield "profile-bomb.png", png_with(plain, bomb)
    hex_text = b"\nexif\n9\n" + b"45786966" * 200_000
    raw = png_chunk(b"tEXt", b"Raw profile type exif\0" + hex_text)
    yield "hex-exif.png", png_with(plain, raw)
    repeated = png_chunk(b"eXIf", b"Exif\0\0" * (size // 6))
    yield "repeated-exif.png", png_with(plain, repeated)


def _tiffs(size: int) -> Iterator[tuple[str, bytes]]:
    fields = [(0x9000 + n, _UNDEFINED, size, 8) for n in range(20_000)]
    yield "overlap.tif", tiff(_layout() + fields, body=bytes(size))
    texts = [(_XMP, 1, size, 8)]
    yield "previews.tif", tiff(_layout() + texts, body=_open_previews(size))
    yield "pages.tif", _many_pages(size)
    one = tiff(_layout(), body=bytes(300))
    yield "page-loop.tif", one[:-4] + one[4:8]
    yield "notes.tif", tiff([*_layout(), (0x927C, _UNDEFINED, 2**32 - 1, 8)])


def _webps(size: int) -> Iterator[tuple[str, bytes]]:
    yield "repeated-exif.webp", described_webp((b"EXIF", b"Exif\0\0" * (size // 6)))
    yield "previews.webp", described_webp((b"XMP ", _open_previews(size)))
    yield "many-empty.webp", described_webp(*[(b"abcd", b"")] * (size // 80))
    yield "overlap.webp", described_webp((b"EXIF", overlapping_exif(700_000)))


def described_webp(*chunks: tuple[bytes, bytes]) -> bytes:
    """A WebP file with chunks beside its pixels."""
    whole = whole_files()["exact.webp"]
    at = whole.index(b"VP8L")
    size = int.from_bytes(whole[at + 4 : at + 8], "little")
    flags = 0x10 | 0x08 | 0x04
    facts = struct.pack("<L", flags) + b"\x9f\0\0" + b"\x7f\0\0"
    return riff((b"VP8X", facts), (b"VP8L", whole[at + 8 : at + 8 + size]), *chunks)


def _layout() -> list[tuple[int, int, int, int]]:
    """Of a grey TIFF of 160 x 1 pixels, stored from byte 8."""
    return [
        (0x100, _LONG, 1, 160),
        (0x101, _LONG, 1, 1),
        (0x102, 3, 1, 8),
        (0x103, 3, 1, 1),
        (0x106, 3, 1, 1),
        (0x111, _LONG, 1, 8),
        (0x117, _LONG, 1, 160),
    ]


def _open_previews(size: int) -> bytes:
    """An XMP packet with preview pictures that never end."""
    tag = b"<xmp:Thumbnails "
    return (tag * (size // 2 // len(tag)) + b"<xmp:Thumbnails>" * (size // 32))[:size]


def _many_pages(size: int) -> bytes:
    """Directories of 65,535 entries that overlap, each leading to the next one."""
    pages, entries = 9000, 65_535
    length = min(size, 2 + 12 * entries + 4 + 16 * pages)
    data = bytearray(length + 16)
    data[:8] = b"II*\0" + struct.pack("<L", 8)
    for page in range(pages):
        at = 8 + 16 * page
        end = at + 2 + 12 * entries
        if end + 4 > length:
            break
        struct.pack_into("<H", data, at, entries)
        struct.pack_into("<L", data, end, at + 16)
    return bytes(data)
