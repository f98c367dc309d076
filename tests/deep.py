"""Photo files of 16 bits a channel, written by this file alone."""

import struct
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Samples16 = NDArray[np.uint16]

CHANNELS = {"L": 1, "LA": 2, "RGB": 3, "RGBA": 4}
_COLOUR_TYPES = {1: 0, 2: 4, 3: 2, 4: 6}
_RAW, _DEFLATE = 1, 8
_SHORT, _LONG, _RATIONAL = 3, 4, 5
_WIDTHS = {1: 1, 2: 1, _SHORT: 2, _LONG: 4, _RATIONAL: 8, 7: 1}


def deep_noise(
    mode: str, width: int = 64, height: int = 48, *, seed: int = 0
) -> Samples16:
    """(H, W, channels) random samples: no bit can get lost unseen."""
    shape = (height, width, CHANNELS[mode])
    return np.random.default_rng(seed).integers(0, 65_536, shape, np.uint16)


def deep_png(
    samples: Samples16,
    before: tuple[bytes, ...] = (),
    after: tuple[bytes, ...] = (),
) -> bytes:
    """A PNG file; chunks may stand before and after its pixels."""
    height, width, channels = samples.shape
    colour = _COLOUR_TYPES[channels]
    head = struct.pack(">LLBBBBB", width, height, 16, colour, 0, 0, 0)
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in samples)
    parts = (
        png_chunk(b"IHDR", head),
        *before,
        png_chunk(b"IDAT", zlib.compress(rows, 1)),
        *after,
        png_chunk(b"IEND"),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def png_chunk(name: bytes, data: bytes = b"") -> bytes:
    """One chunk."""
    body = name + data
    return struct.pack(">L", len(data)) + body + struct.pack(">L", zlib.crc32(body))


def deep_tiff(
    samples: Samples16,
    *,
    order: str = "<",
    tile: int = 0,
    compression: int = _RAW,
    is_separate: bool = False,
    fields: dict[int, tuple[int, bytes]] | None = None,
) -> bytes:
    """A TIFF file in strips of 7 rows, or in square tiles.

    Args:
        samples: (H, W, channels).
        order: "<" or ">".
        tile: Their side; 0 for strips.
        compression: 1 is none, 8 deflate.
        is_separate: Each channel by itself.
        fields: Further ones, or other values: (type, data) by tag.
    """
    height, width, channels = samples.shape
    planes = np.moveaxis(samples, -1, 0)[..., None] if is_separate else samples[None]
    pieces = [
        piece.astype(f"{order}u2").tobytes()
        for plane in planes
        for piece in (_tiles(plane, tile) if tile else _strips(plane))
    ]
    if compression == _DEFLATE:
        pieces = [zlib.compress(piece, 1) for piece in pieces]
    offsets = np.cumsum([8, *map(len, pieces)])[:-1]
    lengths = [len(piece) for piece in pieces]
    place, count = (0x144, 0x145) if tile else (0x111, 0x117)
    values = {
        0x100: _numbers(order, width),
        0x101: _numbers(order, height),
        0x102: _numbers(order, *[16] * channels),
        0x103: _numbers(order, compression),
        0x106: _numbers(order, 2 if channels > 2 else 1),
        0x115: _numbers(order, channels),
        0x11C: _numbers(order, 2 if is_separate else 1),
        place: (_LONG, np.array(offsets, f"{order}u4").tobytes()),
        count: (_LONG, np.array(lengths, f"{order}u4").tobytes()),
    }
    if tile:
        values |= {0x142: _numbers(order, tile), 0x143: _numbers(order, tile)}
    else:
        values[0x116] = _numbers(order, 7)
    if channels in (2, 4):
        values[0x152] = _numbers(order, 2)
    return _tiff(order, b"".join(pieces), values | (fields or {}))


def _strips(plane: Samples16) -> list[Samples16]:
    return [plane[top : top + 7] for top in range(0, len(plane), 7)]


def _tiles(plane: Samples16, side: int) -> list[Samples16]:
    height, width, _ = plane.shape
    padded = np.pad(plane, ((0, -height % side), (0, -width % side), (0, 0)))
    return [
        padded[top : top + side, left : left + side]
        for top in range(0, height, side)
        for left in range(0, width, side)
    ]


def _numbers(order: str, *values: int) -> tuple[int, bytes]:
    return _SHORT, struct.pack(f"{order}{len(values)}H", *values)


def _tiff(order: str, pixels: bytes, values: dict[int, tuple[int, bytes]]) -> bytes:
    pixels += b"\0" * (len(pixels) % 2)
    at = 8 + len(pixels)
    heap_at, table, heap = at + 2 + 12 * len(values) + 4, b"", b""
    for tag, (kind, data) in sorted(values.items()):
        table += struct.pack(f"{order}HHL", tag, kind, len(data) // _WIDTHS[kind])
        if len(data) <= 4:
            table += data.ljust(4, b"\0")
        else:
            table += struct.pack(f"{order}L", heap_at + len(heap))
            heap += data + b"\0" * (len(data) % 2)
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}L", at)
    count = struct.pack(f"{order}H", len(values))
    return head + pixels + count + table + bytes(4) + heap


def write_deep(path: Path, samples: Samples16) -> Path:
    """The samples in the plainest file of the path's format; the path comes back."""
    make = deep_png if path.suffix == ".png" else deep_tiff
    path.write_bytes(make(samples))
    return path
