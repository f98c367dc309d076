"""One file: what is let in decodes in training, what is not has its reason."""

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.dataset.examples import RandomCrop, WholePicture
from core.dataset.inspection import Inspector, Sight
from core.dataset.scan_report import Fault
from core.errors import Cancelled
from core.geometry import Size
from core.photo.photo_io import open_photo
from tests import heic
from tests.deep import deep_png, png_chunk, write_deep
from tests.factories import (
    MODES_OF,
    STORED_FROM_UPRIGHT,
    exif_block,
    noise,
    picture,
    scenery,
    write_turned,
)

WIDTH, HEIGHT = 200, 150


def encoded(
    kind: str = "JPEG", size: tuple[int, int] = (WIDTH, HEIGHT), **options: object
) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(scenery(*size)).save(buffer, kind, **options)
    return buffer.getvalue()


def finding(path: Path, data: bytes):
    path.write_bytes(data)
    return Inspector().inspect(path)


@pytest.mark.parametrize(
    ("name", "mode"),
    [(name, mode) for name, modes in MODES_OF.items() for mode in modes],
)
def test_photos_of_every_kind_are_let_in_and_train(
    tmp_path: Path, name: str, mode: str
) -> None:
    path = tmp_path / name
    picture(mode, WIDTH, HEIGHT).save(path)
    found = Inspector().inspect(path)
    assert isinstance(found, Sight)
    assert found.size == Size(WIDTH, HEIGHT)
    rng = np.random.default_rng(0)
    RandomCrop(64, smallest=8, largest=20).make(path, rng)
    WholePicture(64, 20).make(path, rng)


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("part", [0.05, 0.3, 0.7, 0.97])
def test_a_jpeg_that_ends_early_is_truncated(
    tmp_path: Path, part: float, *, progressive: bool
) -> None:
    data = encoded(quality=90, progressive=progressive)
    found = finding(tmp_path / "a.jpg", data[: round(part * len(data))])
    assert found in {Fault.TRUNCATED, Fault.UNREADABLE}
    assert found == Fault.TRUNCATED or part < 0.1


@pytest.mark.parametrize("quality", range(30, 100, 6))
def test_a_jpeg_whose_end_was_never_copied_is_truncated(
    tmp_path: Path, quality: int
) -> None:
    """Pillow alone takes many of these for pictures."""
    exif = exif_block(has_thumbnail=True)  # which ends like a whole picture
    data = encoded(size=(640, 480), quality=quality, exif=exif)
    copied = len(data) // 2
    zeros = data[:copied] + bytes(len(data) - copied)
    assert finding(tmp_path / "a.jpg", zeros) == Fault.TRUNCATED
    assert finding(tmp_path / "b.jpg", data[:-2]) == Fault.TRUNCATED


def test_what_cameras_put_behind_the_picture_does_no_harm(tmp_path: Path) -> None:
    assert isinstance(finding(tmp_path / "a.jpg", encoded() + b"motion" * 999), Sight)


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP", "BMP"])
@pytest.mark.parametrize("part", [0.3, 0.9])
def test_other_formats_that_end_early_are_rejected(
    tmp_path: Path, kind: str, part: float
) -> None:
    data = encoded(kind)
    found = finding(tmp_path / "a.png", data[: round(part * len(data))])
    assert found in {Fault.TRUNCATED, Fault.UNREADABLE}


@pytest.mark.parametrize("data", [b"", b"no picture", b"\xff\xd8\xff", b"GIF89a\0\0"])
def test_what_is_no_photo_is_not_readable(tmp_path: Path, data: bytes) -> None:
    assert finding(tmp_path / "a.jpg", data) == Fault.UNREADABLE


@pytest.mark.parametrize("name", ["a.png", "a.tif"])
@pytest.mark.parametrize("channels", [1, 3, 4])
def test_sixteen_bits_a_channel_look_like_eight(
    tmp_path: Path, name: str, channels: int
) -> None:
    levels = scenery(WIDTH, HEIGHT)
    if channels == 1:
        levels = levels[..., :1]
    elif channels == 4:
        levels = np.dstack([levels, np.full_like(levels[..., 0], 255)])
    write_deep(tmp_path / name, levels.astype(np.uint16) * 257)
    Image.fromarray(levels.squeeze()).save(tmp_path / f"plain-{name}")
    deep, plain = (
        Inspector().inspect(tmp_path / each) for each in (name, f"plain-{name}")
    )
    assert isinstance(deep, Sight)
    assert (deep.size, deep.thumbnail) == (plain.size, plain.thumbnail)


def test_sixteen_bits_are_looked_at_upright(tmp_path: Path) -> None:
    levels = scenery(WIDTH, HEIGHT)
    exif = png_chunk(b"eXIf", exif_block(6).removeprefix(b"Exif\0\0"))
    turned = np.rot90(levels).astype(np.uint16) * 257
    (tmp_path / "turned.png").write_bytes(deep_png(turned, before=(exif,)))
    Image.fromarray(levels).save(tmp_path / "upright.png")
    found, upright = (
        Inspector().inspect(tmp_path / name) for name in ("turned.png", "upright.png")
    )
    assert isinstance(found, Sight)
    assert found.size == upright.size
    one, other = (
        np.frombuffer(sight.thumbnail, np.uint8).astype(int)
        for sight in (found, upright)
    )
    assert np.abs(one - other).mean() < 1  # halves of pixels fall to other sides


def test_sixteen_bits_are_learned_from_like_eight(tmp_path: Path) -> None:
    levels = scenery(WIDTH, HEIGHT)
    write_deep(tmp_path / "deep.tif", levels.astype(np.uint16) * 257)
    Image.fromarray(levels).save(tmp_path / "plain.tif")
    maker = RandomCrop(32, smallest=6, largest=12)
    deep, plain = (
        maker.make(tmp_path / name, np.random.default_rng(3)).pixels
        for name in ("deep.tif", "plain.tif")
    )
    assert np.array_equal(deep, plain)


def test_a_heic_is_learned_from_upright(tmp_path: Path) -> None:
    path = tmp_path / "a.heic"
    path.write_bytes(heic.TURNED)
    example = WholePicture(64, hole_side=8).make(path, np.random.default_rng(3))
    upright = open_photo(path).pixels
    expected = Image.fromarray(upright).resize((64, 64))
    assert np.abs(example.pixels.astype(int) - np.asarray(expected)).max() <= 1


def test_numbers_with_a_point_are_not_readable(tmp_path: Path) -> None:
    grey = scenery(WIDTH, HEIGHT)[..., 0].astype(np.float32)
    Image.fromarray(grey).save(tmp_path / "a.tif")
    assert Inspector().inspect(tmp_path / "a.tif") == Fault.UNREADABLE


@pytest.mark.parametrize("name", ["a.heic", "a.jpg"])
def test_a_heic_is_looked_at(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(heic.TURNED)
    assert Inspector().inspect(tmp_path / name) == Fault.TOO_SMALL


def test_an_avif_is_looked_at(tmp_path: Path) -> None:
    Image.fromarray(scenery(WIDTH, HEIGHT)).save(tmp_path / "a.avif")
    found = Inspector().inspect(tmp_path / "a.avif")
    assert isinstance(found, Sight)
    assert found.size == Size(WIDTH, HEIGHT)


def test_a_bomb_is_too_large_and_never_decoded(tmp_path: Path) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + zlib.crc32(checked).to_bytes(4)

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
    bomb += chunk(b"IDAT", zlib.compress(bytes(9))) + chunk(b"IEND", b"")
    assert finding(tmp_path / "a.png", bomb) == Fault.TOO_LARGE


@pytest.mark.parametrize("size", [(127, 500), (500, 127)])
def test_a_short_side_is_too_small(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "a.jpg"
    Image.fromarray(scenery(*size)).save(path)
    assert Inspector().inspect(path) == Fault.TOO_SMALL


def blank_scan() -> np.ndarray:
    rows, columns = np.mgrid[-1:1:600j, -1:1:800j]
    shade = 245 - 6 * (rows**2 + columns**2)
    return shade + np.random.default_rng(0).normal(0, 4, (600, 800))


def fog() -> np.ndarray:
    rows, columns = np.mgrid[0:1:600j, 0:1:800j]
    hill = rows > 0.6 + 0.1 * np.sin(7 * columns)
    return 205 - 20 * rows - 9 * hill


@pytest.mark.parametrize(
    ("make", "is_flat"),
    [
        (lambda: np.full((300, 400), 255.0), True),
        (lambda: np.abs(noise(400, 300, 1) * 0.03), True),  # a closed lens
        (blank_scan, True),
        (fog, False),
    ],
)
def test_blank_pictures_are_flat_and_fog_is_not(
    tmp_path: Path, make: Callable[[], np.ndarray], *, is_flat: bool
) -> None:
    path = tmp_path / "a.jpg"
    Image.fromarray(make().astype(np.uint8)).save(path, quality=92)
    assert (Inspector().inspect(path) == Fault.FLAT) == is_flat


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "a.webp"])
@pytest.mark.parametrize("orientation", STORED_FROM_UPRIGHT)
def test_orientation_is_applied(tmp_path: Path, name: str, orientation: int) -> None:
    upright = Image.fromarray(scenery(WIDTH, HEIGHT))
    turned = Inspector().inspect(write_turned(tmp_path / name, upright, orientation))
    plain = Inspector().inspect(write_turned(tmp_path / f"1{name}", upright, 1))
    assert turned.size == plain.size == Size(WIDTH, HEIGHT)
    one, other = (
        np.frombuffer(sight.thumbnail, np.uint8).astype(int)
        for sight in (turned, plain)
    )
    assert np.abs(one - other).mean() < 4


def test_the_key_is_of_the_content_alone(tmp_path: Path) -> None:
    one = finding(tmp_path / "a.jpg", encoded())
    same = finding(tmp_path / "b.jpeg", encoded())
    other = finding(tmp_path / "c.jpg", encoded(quality=60))
    assert one.key == same.key != other.key


def test_decoding_ends_when_somebody_objects(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.fromarray(noise(1500, 1000)).save(path, quality=95)
    calls = []

    def object_later() -> None:
        calls.append(1)
        if len(calls) > 20:
            raise Cancelled

    with pytest.raises(Cancelled):
        Inspector(object_later).inspect(path)


def test_a_file_that_the_system_refuses_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Inspector().inspect(tmp_path / "gone.jpg")
