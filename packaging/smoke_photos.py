"""Photos to try a package out with, made by formula."""

import struct
import zlib
from pathlib import Path

import numpy as np
from PIL import Image

_SIDE = 320


def make_photo(seed: int) -> np.ndarray:
    """A mountain under a sky, (320, 320, 3); no two seeds are alike."""
    rng = np.random.default_rng(seed)
    columns = np.arange(_SIDE)
    ridge = np.full(_SIDE, _SIDE * rng.uniform(0.3, 0.6))
    for wave in range(1, 9):
        height = _SIDE * rng.uniform(0.02, 0.12) / wave
        ridge += height * np.sin(columns * wave / 40 + rng.uniform(0, 6))
    rows = np.arange(_SIDE)[:, None]
    sky = np.stack([110 + rows / 4, 150 + rows / 5, 220 - rows / 9], axis=-1)
    rock = rng.normal(rng.uniform(60, 140), 18, (_SIDE, _SIDE, 1)) * [1, 0.95, 0.85]
    is_rock = (rows > ridge)[..., None]
    return np.where(is_rock, rock, sky).clip(0, 255).astype(np.uint8)


def make_photos(folder: Path, count: int) -> None:
    """Write different photos into a folder."""
    folder.mkdir()
    for seed in range(count):
        Image.fromarray(make_photo(seed)).save(folder / f"{seed}.jpg", quality=95)


def write_deep_photo(path: Path) -> None:
    """Write a PNG with 16 bits a channel, which Pillow does not."""
    samples = make_photo(1).astype(">u2") * 257
    rows = b"".join(b"\0" + row.tobytes() for row in samples)
    head = struct.pack(">LLBBBBB", _SIDE, _SIDE, 16, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = struct.pack(">L", zlib.crc32(kind + data))
    return struct.pack(">L", len(data)) + kind + data + check


HEIC = (Path(__file__).parent / "phone.heic").read_bytes()
"""A photo of 48 x 64 pixels with EXIF data, turned by a quarter, as phones store them;
made once with an encoder that is not installed."""
