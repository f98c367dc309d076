"""Files that were cut, whose bits were turned, or whose names lie."""

import zlib
from collections.abc import Iterator

import numpy as np

from tests.hostile.chunks import png_with_right_sums
from tests.hostile.pictures import whole_files

_HEAD = 1024  # bytes; what describes a picture stands here as a rule


def cut(data: bytes, count: int) -> Iterator[tuple[str, bytes]]:
    """The beginnings of a file: of every length at first, then evenly up to its end."""
    early = [1, 3, 8, 12, 29, 30, 33, 64, 2, 4, 7, 16, 20, 26, 40][: count // 2]
    evenly = np.linspace(0, len(data) - 1, count - len(early)).astype(int)
    for length in sorted({*early, *evenly.tolist()}):
        if length < len(data):
            yield f"cut-{length}", data[:length]


def turned(data: bytes, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """The file with a few bits turned, half of the times near its beginning.

    Every other PNG gets the check sums that its spoiled chunks should have, so that
    the damage reaches the decoder.
    """
    rng = np.random.default_rng(seed)
    for number in range(count):
        spoiled = bytearray(data)
        reach = min(_HEAD, len(data)) if number % 2 else len(data)
        for at in rng.integers(0, reach, int(rng.integers(1, 6))):
            spoiled[at] ^= 1 << int(rng.integers(0, 8))
        result = bytes(spoiled)
        if number % 4 < 2:
            result = png_with_right_sums(result)
        yield f"bits-{number}", result


def overwritten(data: bytes, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """The file with a stretch of the largest, smallest or random values."""
    rng = np.random.default_rng(seed)
    for number in range(count):
        length = int(rng.integers(1, 9))
        at = int(rng.integers(0, max(1, min(_HEAD, len(data)) - length)))
        fill = (b"\xff" * length, bytes(length), rng.bytes(length))[number % 3]
        yield f"over-{number}", data[:at] + fill + data[at + length :]


def misnamed() -> Iterator[tuple[str, bytes]]:
    """Files of one format that are called like another, and things that are none."""
    files = whole_files()
    for name, pretended in (
        ("plain.jpg", "jpeg.png"),
        ("plain.png", "png.jpg"),
        ("deep.png", "deep-png.tif"),
        ("deep.tif", "deep-tif.png"),
        ("plain.tif", "tif.webp"),
        ("plain.webp", "webp.bmp"),
        ("plain.bmp", "bmp.heic"),
        ("turned.heic", "heic.jpg"),
        ("plain.avif", "avif.jpg"),
        ("plain.gif", "gif.png"),
        ("plain.jpg", "no-ending"),
    ):
        yield pretended, files[name]
    noise = np.random.default_rng(7).bytes(20_000)
    for name, data in {
        "empty.jpg": b"",
        "empty.tif": b"",
        "zeros.jpg": bytes(50_000),
        "noise.png": noise,
        "text.jpg": b"This is no photo.\n" * 50,
        "script.png": b"#!/bin/sh\ntouch was-run\n",
        "drawing.png": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        "letter.jpg": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        "archive.tif": b"PK\3\4" + noise,
        "squeezed.png": zlib.compress(noise),
        "doubled.jpg": files["plain.jpg"] * 2,
        "tail.jpg": files["plain.jpg"] + noise,
        "tail.png": files["plain.png"] + noise,
    }.items():
        yield name, data
