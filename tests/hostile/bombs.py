"""Small files that claim, or really hold, far more than a photo should.

What is really there stays just below the limit of pixels where it is to be decoded:
the cost that a person would have to bear.
"""

import io
import struct
import zlib
from collections.abc import Iterator

from PIL import Image

from tests.hostile.chunks import (
    PNG_SIGNATURE,
    bmff,
    jpeg_segment,
    png_chunk,
    png_head,
    riff,
    tiff,
)
from tests.hostile.pictures import encoded, runs_bmp, whole_files

_HUGE = 2**31 - 1
_TIFF_SIZE, _SHORT, _LONG = (0x100, 0x101), 3, 4


def absurd_sizes() -> Iterator[tuple[str, bytes]]:
    """Headers that claim sizes far from what follows."""
    pixels = png_chunk(b"IDAT", zlib.compress(bytes(1000))) + png_chunk(b"IEND")
    for width, height in ((_HUGE, _HUGE), (_HUGE, 1), (1, _HUGE), (0, 9), (9, 0)):
        name = f"{width}x{height}"
        yield f"{name}.png", png_head(width, height) + pixels
        yield f"{name}-deep.png", png_head(width, height, bits=16) + pixels
        yield f"{name}.tif", _claiming_tiff(width, height)
        yield f"{name}-deep.tif", _claiming_tiff(width, height, bits=16)
        yield f"{name}.bmp", runs_bmp([], width=width, height=height)
    for name, side in (("just-below", 15_800), ("just-above", 15_900)):
        yield f"{name}.png", png_head(side, side) + pixels
        yield f"{name}-deep.png", png_head(side, side, bits=16) + pixels
        yield f"{name}.tif", _claiming_tiff(side, side)
        yield f"{name}-deep.tif", _claiming_tiff(side, side, bits=16)
        yield f"{name}.bmp", runs_bmp([], width=side, height=side)
        yield f"{name}.jpg", _claiming_jpeg(side)
        yield f"{name}.webp", _claiming_webp(side)
        yield f"{name}.heic", _claiming_heic(side)
    yield "65535.jpg", _claiming_jpeg(65_535)
    yield "0.jpg", _claiming_jpeg(0)
    yield "upside-down.bmp", runs_bmp([], width=160, height=-_HUGE)
    yield "negative.bmp", runs_bmp([], width=-160, height=128)
    yield "canvas.webp", _claiming_canvas(2**24)


def bombs(side: int = 15_800) -> Iterator[tuple[str, bytes]]:
    """Files that swell up to a photo of just below 250 megapixels, or try to."""
    plain = Image.new("RGB", (side, side))
    yield "bomb.png", _flat_png(side, bits=8)
    yield "bomb-deep.png", _flat_png(side, bits=16)
    yield "bomb-endless.png", _flat_png(64, bits=8, surplus=2 * side**2)
    yield "bomb.jpg", encoded(plain, "JPEG")
    yield "bomb-scans.jpg", many_scans(side, 1000)
    yield "bomb.tif", encoded(plain, "TIFF", compression="tiff_adobe_deflate")
    yield "bomb-lzw.tif", encoded(plain, "TIFF", compression="tiff_lzw")
    yield "bomb-packbits.tif", encoded(plain, "TIFF", compression="packbits")
    yield "bomb.bmp", runs_bmp([b"\xff\x09" * (side // 255 + 1)] * side, width=side)
    lossless = {"lossless": True, "quality": 0, "method": 0}
    yield "bomb.webp", encoded(plain, "WEBP", **lossless)
    yield "bomb.avif", encoded(Image.new("L", (side // 4,) * 2), "AVIF", speed=10)
    frames = [Image.new("P", (200, 200), each % 256) for each in range(300)]
    buffer = io.BytesIO()
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:])
    yield "bomb.gif", buffer.getvalue()


def many_scans(side: int, count: int, *, repeat: int = 1) -> bytes:
    """A progressive JPEG that says the same over and over again."""
    data = encoded(Image.new("L", (side, side)), "JPEG", progressive=True)
    end = data.rindex(b"\xff\xd9")
    last = data.rindex(b"\xff\xda", 0, end)
    table = data.rindex(b"\xff\xc4", 0, last)
    return data[:end] + data[table:end] * count * repeat + data[end:]


def _flat_png(side: int, *, bits: int, surplus: int = 0) -> bytes:
    packer = zlib.compressobj(9)
    row = bytes(1 + side * 3 * bits // 8)
    packed = b"".join(packer.compress(row) for _ in range(side))
    for _ in range(surplus // 1_000_000):
        packed += packer.compress(bytes(1_000_000))
    packed += packer.flush()
    head = png_head(side, side, bits=bits)
    return head + png_chunk(b"IDAT", packed) + png_chunk(b"IEND")


def _claiming_tiff(width: int, height: int, *, bits: int = 8) -> bytes:
    entries = [
        (_TIFF_SIZE[0], _LONG, 1, width),
        (_TIFF_SIZE[1], _LONG, 1, height),
        (0x102, _SHORT, 1, bits),
        (0x103, _SHORT, 1, 1),
        (0x106, _SHORT, 1, 1),
        (0x111, _LONG, 1, 8),
        (0x115, _SHORT, 1, 1),
        (0x116, _LONG, 1, height),
        (0x117, _LONG, 1, 1000),
    ]
    return tiff(entries, body=bytes(1000))


def _claiming_jpeg(side: int) -> bytes:
    data = bytearray(whole_files()["plain.jpg"])
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", side, side)
    return bytes(data)


def _claiming_webp(side: int) -> bytes:
    data = bytearray(whole_files()["exact.webp"])
    at = data.index(b"VP8L") + 9
    bits = int.from_bytes(data[at : at + 4], "little") >> 28 << 28
    packed = bits | (side - 1) | (side - 1) << 14
    data[at : at + 4] = (packed & 0xFFFFFFFF).to_bytes(4, "little")
    return bytes(data)


def _claiming_canvas(side: int) -> bytes:
    whole = whole_files()["exact.webp"]
    at = whole.index(b"VP8L")
    size = int.from_bytes(whole[at + 4 : at + 8], "little")
    facts = b"\x10\0\0\0" + (side - 1).to_bytes(3, "little") * 2
    return riff((b"VP8X", facts), (b"VP8L", whole[at + 8 : at + 8 + size]))


def _claiming_heic(side: int) -> bytes:
    data = bytearray(whole_files()["turned.heic"])
    at = data.index(b"ispe") + 8
    data[at : at + 8] = struct.pack(">LL", side, side)
    return bytes(data)


def grid_heic(columns: int = 256, rows: int = 256) -> bytes:
    """A HEIC whose picture is one small tile, again and again."""
    name = b"\0\0\0\0"
    size = struct.pack(">LL", 64 * columns, 64 * rows)
    grid = bytes([0, 0, rows - 1, columns - 1])
    grid += struct.pack(">HH", 64 * columns % 65_536, 64 * rows % 65_536)
    meta = bmff(
        b"meta",
        name,
        bmff(b"hdlr", name, bytes(4), b"pict", bytes(13)),
        bmff(b"pitm", name, b"\0\1"),
        bmff(b"iprp", bmff(b"ipco", bmff(b"ispe", name, size))),
        bmff(b"idat", grid),
    )
    return bmff(b"ftyp", b"heic", name, b"mif1heic") + meta


def fake_progressive(scans: int) -> bytes:
    """As many scans as wanted in a picture of a few pixels."""
    return many_scans(64, scans)


__all__ = [
    "PNG_SIGNATURE",
    "absurd_sizes",
    "bombs",
    "fake_progressive",
    "grid_heic",
    "jpeg_segment",
    "many_scans",
]
