"""Files that are not opened, with one sentence each."""

import re
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from core import photo_reading
from core.errors import (
    PhotoError,
    PhotoTooLarge,
    PhotoUnreadable,
    PhotoUnsupported,
)
from core.geometry import Size
from core.photo_io import open_photo, save_photo
from tests.factories import (
    FORMAT_AND_MODE,
    MODES_OF,
    landscape,
    picture,
    write_photo,
)

ONE_SENTENCE = re.compile(r"^\S.*[^.]\.$")


def refusal(path, kind, **options):
    with pytest.raises(kind) as caught:
        open_photo(path, **options)
    assert ONE_SENTENCE.match(str(caught.value))
    assert caught.value.path == path
    return str(caught.value)


def test_a_missing_file(tmp_path):
    assert "no such file" in refusal(tmp_path / "a.jpg", PhotoUnreadable)


def test_a_folder(tmp_path):
    assert "is a folder" in refusal(tmp_path, PhotoUnreadable)


def test_an_empty_file(tmp_path):
    (tmp_path / "a.jpg").touch()
    assert "is empty" in refusal(tmp_path / "a.jpg", PhotoUnreadable)


@pytest.mark.parametrize(
    "content", [b"P", b"hello, mountain", bytes(2000), b"\xff\xd8"]
)
def test_no_picture(tmp_path, content):
    (tmp_path / "a.jpg").write_bytes(content)
    assert "no JPEG, PNG" in refusal(tmp_path / "a.jpg", PhotoUnreadable)


def test_a_format_that_is_not_let_in(tmp_path):
    Image.fromarray(landscape()).save(tmp_path / "a.gif")
    (tmp_path / "a.gif").rename(tmp_path / "a.png")
    refusal(tmp_path / "a.png", PhotoUnreadable)


def test_a_picture_without_pixels(tmp_path):
    path = write_photo(tmp_path / "a.bmp")
    data = bytearray(path.read_bytes())
    struct.pack_into("<ll", data, 18, 0, 0)
    path.write_bytes(data)
    refusal(path, PhotoUnreadable)


@pytest.mark.parametrize("name", MODES_OF)
@pytest.mark.parametrize("part", [0.02, 0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_truncated_file(tmp_path, name, part):
    path = write_photo(tmp_path / name)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * part)])
    refusal(path, PhotoUnreadable)


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@pytest.mark.parametrize(("name", "mode"), FORMAT_AND_MODE)
def test_flipped_bytes_raise_nothing_but_a_sentence(tmp_path, name, mode):
    whole = write_photo(tmp_path / name, mode).read_bytes()
    rng = np.random.default_rng(0)
    sentences = []
    for _ in range(20):
        data = bytearray(whole)
        for at in rng.integers(0, min(len(data), 400), 3):
            data[at] = rng.integers(256)
        (tmp_path / name).write_bytes(data)
        try:
            open_photo(tmp_path / name, pixel_limit=10**6)
        except PhotoError as error:
            sentences.append(str(error))
    assert all(map(ONE_SENTENCE.match, sentences))


def test_a_photo_above_the_limit_is_not_decoded(tmp_path, monkeypatch):
    path = write_photo(tmp_path / "a.png")
    monkeypatch.setattr(
        photo_reading, "samples_of", lambda image: pytest.fail("decoded")
    )
    message = refusal(path, PhotoTooLarge, pixel_limit=64 * 48 - 1)
    assert "64 x 48 pixels" in message


def test_a_photo_at_the_limit_is_opened(tmp_path):
    path = write_photo(tmp_path / "a.png")
    assert open_photo(path, pixel_limit=64 * 48).size == Size(64, 48)


@pytest.mark.parametrize("name", ["a.png", "a.bmp"])
def test_a_header_of_gigapixels_is_refused_without_a_warning(tmp_path, name):
    path = write_photo(tmp_path / name)
    data = bytearray(path.read_bytes())
    if name == "a.png":
        struct.pack_into(">LL", data, 16, 60_000, 60_000)
        struct.pack_into(">L", data, 29, zlib.crc32(data[12:29]))
    else:
        struct.pack_into("<ll", data, 18, 60_000, 60_000)
    path.write_bytes(data)
    assert "limit of 250 megapixels" in refusal(path, PhotoTooLarge)


def deep_png(colour_type, channels):
    """A 16-bit PNG of 4 x 4 pixels, which Pillow cannot write itself."""

    def chunk(name, data):
        body = name + data
        return struct.pack(">L", len(data)) + body + struct.pack(">L", zlib.crc32(body))

    rows = (b"\0" + bytes(range(8 * channels))) * 4
    head = struct.pack(">LLBBBBB", 4, 4, 16, colour_type, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(("colour_type", "channels"), [(0, 1), (2, 3), (4, 2), (6, 4)])
def test_a_png_of_16_bits(tmp_path, colour_type, channels):
    path = tmp_path / "a.png"
    path.write_bytes(deep_png(colour_type, channels))
    assert "more than 8 bits" in refusal(path, PhotoUnsupported)


@pytest.mark.parametrize("kind", [np.uint16, np.int32, np.float32])
def test_a_deep_grey_tiff(tmp_path, kind):
    Image.fromarray(np.zeros((8, 8), kind)).save(tmp_path / "a.tif")
    assert "more than 8 bits" in refusal(tmp_path / "a.tif", PhotoUnsupported)


def test_a_tiff_of_16_bit_colour(tmp_path):
    path = tmp_path / "a.tif"
    fields = [(256, 3, 1, 4), (257, 3, 1, 4), (258, 3, 3, 200), (259, 3, 1, 1)]
    fields += [(262, 3, 1, 2), (273, 4, 1, 206), (277, 3, 1, 3), (279, 4, 1, 96)]
    table = b"".join(struct.pack("<HHLL", *field) for field in fields)
    head = b"II*\0" + struct.pack("<LH", 8, len(fields)) + table + bytes(4)
    path.write_bytes(
        head.ljust(200, b"\0") + struct.pack("<HHH", 16, 16, 16) + bytes(96)
    )
    with Image.open(path) as image:
        assert image.mode == "RGB"
    assert "more than 8 bits" in refusal(path, PhotoUnsupported)


@pytest.mark.parametrize("name", ["a.png", "a.tif", "a.webp"])
def test_several_pictures_in_one_file(tmp_path, name):
    more = [Image.fromarray(landscape(seed=seed)) for seed in (1, 2)]
    write_photo(tmp_path / name, save_all=True, append_images=more)
    assert "several pictures" in refusal(tmp_path / name, PhotoUnsupported)


def test_the_first_picture_of_an_mpo_is_the_photo(tmp_path):
    path = tmp_path / "a.jpg"
    picture("RGB").save(
        path, "MPO", save_all=True, append_images=[picture("RGB", seed=9)], quality=95
    )
    opened = open_photo(path)
    assert opened.info.format == "JPEG"
    change = np.abs(opened.pixels.astype(int) - landscape())
    assert change.mean() < 4
    save_photo(opened, [], path)
    with Image.open(path) as image:
        assert image.format == "JPEG"


def test_a_camera_raw_file(tmp_path):
    write_photo(tmp_path / "a.tif").rename(tmp_path / "a.nef")
    assert "raw file" in refusal(tmp_path / "a.nef", PhotoUnsupported)
    write_photo(tmp_path / "a.tif", tiffinfo={50706: b"\1\4\0\0"})
    assert "raw file" in refusal(tmp_path / "a.tif", PhotoUnsupported)


def test_unusual_colours(tmp_path):
    Image.fromarray(landscape()).convert("YCbCr").save(tmp_path / "a.tif")
    assert "YCbCr" in refusal(tmp_path / "a.tif", PhotoUnsupported)


def test_a_bigtiff(tmp_path):
    write_photo(tmp_path / "a.tif", big_tiff=True)
    assert "BigTIFF" in refusal(tmp_path / "a.tif", PhotoUnsupported)


def test_the_content_counts_not_the_name(tmp_path):
    write_photo(tmp_path / "a.png").rename(tmp_path / "a.jpg")
    assert open_photo(tmp_path / "a.jpg").info.format == "PNG"
