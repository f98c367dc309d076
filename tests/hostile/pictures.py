"""Whole files of each format that is opened, to be spoiled by the other modules.

All are of 160 x 128 pixels, large enough for a dataset, but for those of HEIC, whose
encoder is not installed.
"""

import io
import struct
from functools import cache

import numpy as np
from PIL import Image

from tests.deep import deep_noise, deep_png, deep_tiff
from tests.factories import exif_block, landscape, srgb_profile, xmp_packet
from tests.heic import SEVERAL, TRANSPARENT, TURNED

WIDTH, HEIGHT = 160, 128


@cache
def whole_files() -> dict[str, bytes]:
    """Content by file name."""
    return {
        **_jpegs(),
        **_pngs(),
        **_tiffs(),
        **_others(),
        "turned.heic": TURNED,
        "transparent.heic": TRANSPARENT,
        "several.heic": SEVERAL,
    }


@cache
def picture() -> Image.Image:
    """What most of the files show."""
    return Image.fromarray(landscape(WIDTH, HEIGHT))


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    """A file of that format."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def _jpegs() -> dict[str, bytes]:
    described = {
        "exif": exif_block(6, size=(WIDTH, HEIGHT), has_thumbnail=True),
        "xmp": xmp_packet(),
        "icc_profile": srgb_profile(),
    }
    return {
        "plain.jpg": encoded(picture(), "JPEG"),
        "described.jpg": encoded(picture(), "JPEG", **described),
        "progressive.jpg": encoded(picture(), "JPEG", progressive=True),
        "inks.jpg": encoded(picture().convert("CMYK"), "JPEG"),
        "grey.jpg": encoded(picture().convert("L"), "JPEG"),
    }


def _pngs() -> dict[str, bytes]:
    clear = picture().convert("RGBA")
    clear.putalpha(200)
    described = {"exif": exif_block(), "icc_profile": srgb_profile()}
    return {
        "plain.png": encoded(picture(), "PNG"),
        "described.png": encoded(picture(), "PNG", **described),
        "clear.png": encoded(clear, "PNG"),
        "palette.png": encoded(picture().quantize(32), "PNG", transparency=3),
        "deep.png": deep_png(deep_noise("RGB", WIDTH, HEIGHT)),
    }


def _tiffs() -> dict[str, bytes]:
    deep = deep_noise("RGB", WIDTH, HEIGHT)
    return {
        "plain.tif": encoded(picture(), "TIFF"),
        "lzw.tif": encoded(picture(), "TIFF", compression="tiff_lzw"),
        "deflate.tif": encoded(picture(), "TIFF", compression="tiff_adobe_deflate"),
        "jpeg.tif": encoded(picture(), "TIFF", compression="jpeg"),
        "inks.tif": encoded(picture().convert("CMYK"), "TIFF"),
        "deep.tif": deep_tiff(deep, compression=8),
        "tiles.tif": deep_tiff(deep, tile=64, order=">"),
    }


def _others() -> dict[str, bytes]:
    clear = picture().convert("RGBA")
    clear.putalpha(100)
    described = {"exif": exif_block(8), "xmp": xmp_packet()}
    return {
        "plain.webp": encoded(picture(), "WEBP", **described),
        "exact.webp": encoded(clear, "WEBP", lossless=True),
        "plain.bmp": encoded(picture(), "BMP"),
        "runs.bmp": runs_bmp([bytes([80, row % 256] * 2) for row in range(HEIGHT)]),
        "plain.avif": encoded(picture(), "AVIF"),
        "plain.gif": encoded(picture().quantize(32), "GIF"),
    }


def runs_bmp(rows: list[bytes], *, width: int = WIDTH, height: int = HEIGHT) -> bytes:
    """A BMP of run lengths, which Pillow decodes step by step in Python.

    Args:
        rows: Pairs of a count and a colour each.
        width: That the header claims.
        height: That the header claims.
    """
    data = b"".join(row + b"\0\0" for row in rows) + b"\0\1"
    palette = np.repeat(np.arange(256, dtype=np.uint8), 4).tobytes()
    start = 14 + 40 + len(palette)
    head = struct.pack("<2sLHHL", b"BM", start + len(data), 0, 0, start)
    facts = struct.pack(
        "<LllHHLLllLL", 40, width, height, 1, 8, 1, len(data), 2835, 2835, 256, 0
    )
    return head + facts + palette + data
