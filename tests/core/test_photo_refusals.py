"""Files that are not opened, with one sentence each."""

import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from core.errors import (
    PhotoTooLarge,
    PhotoUnreadable,
    PhotoUnsupported,
)
from core.geometry import Size
from core.photo import reading as photo_reading
from core.photo.photo_io import open_photo, save_photo
from tests.core.sentences import ONE_SENTENCE, sentences_about_flips
from tests.factories import (
    FORMAT_AND_MODE,
    MODES_OF,
    landscape,
    picture,
    write_photo,
)


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
    Image.fromarray(landscape()).save(tmp_path / "a.ppm")
    (tmp_path / "a.ppm").rename(tmp_path / "a.png")
    refusal(tmp_path / "a.png", PhotoUnreadable)


def test_a_gif(tmp_path):
    Image.fromarray(landscape()).save(tmp_path / "a.gif")
    assert "it is a GIF" in refusal(tmp_path / "a.gif", PhotoUnsupported)


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
    places = range(min(len(whole), 400))
    sentences = sentences_about_flips(tmp_path / name, whole, places, times=20)
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


@pytest.mark.parametrize("kind", [np.int32, np.float32])
def test_a_deep_grey_tiff(tmp_path, kind):
    Image.fromarray(np.zeros((8, 8), kind)).save(tmp_path / "a.tif")
    assert "more than 8 bits" in refusal(tmp_path / "a.tif", PhotoUnsupported)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a.png", "an animation of 3 pictures"),
        ("a.webp", "an animation of 3 pictures"),
        ("a.tif", "has 3 pages"),
    ],
)
def test_several_pictures_in_one_file(tmp_path, name, reason):
    more = [Image.fromarray(landscape(seed=seed)) for seed in (1, 2)]
    write_photo(tmp_path / name, save_all=True, append_images=more)
    assert reason in refusal(tmp_path / name, PhotoUnsupported)


def test_previews_behind_a_tiff_are_no_pages(tmp_path):
    preview = Image.fromarray(landscape(32, 24))
    preview.encoderinfo = {"tiffinfo": {254: 1}}
    write_photo(tmp_path / "a.tif", save_all=True, append_images=[preview])
    np.testing.assert_array_equal(open_photo(tmp_path / "a.tif").pixels, landscape())


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
