"""Photos to try a package out with, made by formula."""

import base64
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


HEIC = base64.b64decode(
    """
    AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAchtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABw
    aWN0AAAAAAAAAAAAAAAAAAAAADRpbG9jAAAAAERAAAIAAQAAAAAB7AABAAAAAAAAAVIAAgAAAAAD
    PgABAAAAAAAAAQwAAAA4aWluZgAAAAAAAgAAABVpbmZlAgAAAAABAABodmMxAAAAABVpbmZlAgAA
    AQACAABFeGlmAAAAAA5waXRtAAAAAAABAAABB2lwcnAAAADmaXBjbwAAAHZodmNDAQNwAAAAkAAA
    AAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMA
    kAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgA
    AQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAAAAAA
    Av////AAAAACAAAAEHBpeGkAAAAAAwgICAAAAAlpcm90AwAAABlpcG1hAAAAAAAAAAEAAQaBAgMF
    hIYAAAAaaXJlZgAAAAAAAAAOY2RzYwACAAEAAQAAAmZtZGF0AAABTigBrwT4cbqxBlJju4cyqflb
    DXUZDaqi9F7a7jL9b2cjOvpS/p2J1znfX3a/kSulapv62Szl39rWmzs8eyUdvSGQ4K11q7Qs0L5F
    7GTstCfH2Eavfa10GU3PNWoB8fGL9+sICpnHffNviqeVgiXUjAbItFLqemnIjOXNPv730GSrhQIW
    KFAPt8CEpWRbkz0bCZtB7QCoo54VvVb/rJtkzJa72xd8opa5bw5LHBLvBc0R0oDtClXFMB7Fjb6N
    NPC3Kcn3ENu9vNAxhXWq0hWnz+nlt1t0A5OAHxzq5VgbcV8U0TXSc1T15gP9pTKFo80anxLLNXHr
    13X41JDfCSHan63wiH0g1T532XYlfCoJYXgaIFvB2E/++8OlEoK1J2k22WUOIqQ5kw3+8VfX/j4r
    W7J6gUDAdOxfLuj3MePxKvr236erPbit66jZ5txGiBYAAAAGRXhpZgAATU0AKgAAAAgABQEPAAIA
    AAAKAAAASgESAAMAAAABAAYAAAE7AAIAAAAOAAAAVIdpAAQAAAABAAAAYoglAAQAAAABAAAAzAAA
    AABNZW5kc2NhcGUASsO8cmcgTcO8bGxlcgAABYKdAAwAAAABAAAApJADAAEAAAATAAAArJJ8AAEA
    AAALAAAAwKACAAMAAAABAEAAAKADAAMAAAABADAAAAAAAABAFmZmZmZmZjIwMjQ6MDc6MTQgMDY6
    MzA6MDAAbWFrZXIAbm90Zf8AAAIAAQACAAAAAk4AAAAAAgAFAAAAAwAAAOoAAAAAAAAALgAAAAEA
    AAAhAAAAAQAAABEAAAAC
    """
)
"""A photo of 48 x 64 pixels; made once with an encoder that is not installed."""
