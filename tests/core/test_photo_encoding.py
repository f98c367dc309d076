"""A photo saved in its own format is written the way its file was."""

import io
import struct

import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from core.photo.encoding import encoding_of
from core.photo.photo_io import open_photo, save_photo
from core.photo.previews import without_previews
from tests.factories import write_photo


def test_a_jpeg_keeps_its_tables_subsampling_scans_and_comment(tmp_path):
    for subsampling in (0, 1, 2):
        path = write_photo(
            tmp_path / "a.jpg",
            quality=63,
            subsampling=subsampling,
            progressive=True,
            comment=b"from the hut",
        )
        with Image.open(path) as image:
            before = (image.quantization, image.layer)
        save_photo(open_photo(path), [], path)
        with Image.open(path) as image:
            assert (image.quantization, image.layer) == before
            assert image.info["progressive"]
            assert image.info["comment"] == b"from the hut"


def test_a_new_jpeg_is_of_high_quality_in_full_colour(tmp_path):
    path = write_photo(tmp_path / "a.png")
    save_photo(open_photo(path), [], tmp_path / "b.jpg")
    write_photo(tmp_path / "c.jpg", quality=95, subsampling=0)
    with Image.open(tmp_path / "b.jpg") as made, Image.open(tmp_path / "c.jpg") as like:
        assert made.quantization == like.quantization
        assert made.layer == like.layer


def image_resource(number, data):
    return (
        b"8BIM" + struct.pack(">HH", number, 0) + struct.pack(">L", len(data)) + data
    ) + bytes(len(data) % 2)


def test_captions_of_newspapers_survive_without_their_preview(tmp_path):
    caption, preview = image_resource(1028, b"caption"), image_resource(1036, b"old")
    data = b"Photoshop 3.0\0" + preview + caption
    segment = b"\xff\xed" + struct.pack(">H", len(data) + 2) + data
    path = write_photo(tmp_path / "a.jpg", extra=segment)
    save_photo(open_photo(path), [], path)
    with Image.open(path) as image:
        assert image.info["photoshop"] == {1028: b"caption"}


def test_captions_of_a_tiff_survive(tmp_path):
    caption, preview = image_resource(1028, b"caption"), image_resource(1036, b"old")
    tags = {33723: b"iptc", 34377: preview + caption}
    path = write_photo(tmp_path / "a.tif", tiffinfo=tags)
    save_photo(open_photo(path), [], path)
    with Image.open(path) as image:
        assert image.tag_v2[33723] == b"iptc"
        assert image.tag_v2[34377] == caption


@pytest.mark.parametrize("cut", range(1, 40))
def test_resources_that_cannot_be_read_to_their_end_are_given_up(cut):
    whole = image_resource(1028, b"caption!") + image_resource(1036, b"old picture.")
    assert without_previews(whole) == image_resource(1028, b"caption!")
    assert b"old" not in without_previews(whole[:-cut])


def test_png_texts_and_the_description_of_colour_survive(tmp_path):
    info = PngInfo()
    info.add_text("Title", "Ridge")
    info.add_text("Title", "Ridge, again")
    info.add_itxt("Comment", "雪山", "zh", "Kommentar", zip=True)
    info.add_text("Long", "x" * 500, zip=True)
    info.add(b"gAMA", struct.pack(">L", 45455))
    info.add(b"sRGB", b"\0")
    path = write_photo(tmp_path / "a.png", pnginfo=info)
    before = [chunk for chunk in chunks_in(path) if chunk[0] in TEXTS]
    save_photo(open_photo(path), [], path)
    assert [chunk for chunk in chunks_in(path) if chunk[0] in TEXTS] == before
    assert len(before) == 6


TEXTS = (b"tEXt", b"zTXt", b"iTXt", b"gAMA", b"sRGB")


def chunks_in(path):
    stream = io.BytesIO(path.read_bytes()[8:])
    while head := stream.read(8):
        length, name = struct.unpack(">L4s", head)
        yield name, stream.read(length)
        stream.read(4)


@pytest.mark.parametrize("compression", ["raw", "packbits", "tiff_lzw", "zstd"])
def test_a_tiff_keeps_its_compression(tmp_path, compression):
    path = write_photo(tmp_path / "a.tif", compression=compression)
    save_photo(open_photo(path), [], path)
    with Image.open(path) as image:
        assert image.info["compression"] == compression


def test_a_tiff_with_jpeg_inside_loses_nothing_more(tmp_path):
    path = write_photo(tmp_path / "a.tif", compression="jpeg", quality=80)
    before = open_photo(path).pixels
    save_photo(open_photo(path), [], path)
    np.testing.assert_array_equal(open_photo(path).pixels, before)


def test_lossy_webp_stays_lossy_and_lossless_stays_lossless(tmp_path):
    lossy = write_photo(tmp_path / "a.webp", lossless=False, quality=80)
    save_photo(open_photo(lossy), [], tmp_path / "b.webp")
    assert not open_photo(tmp_path / "b.webp").info.encoding.is_lossless
    exact = write_photo(tmp_path / "c.webp")
    save_photo(open_photo(exact), [], tmp_path / "d.webp")
    assert open_photo(tmp_path / "d.webp").info.encoding.is_lossless


def test_the_continuation_of_a_long_xmp_packet_is_carried_over(tmp_path):
    data = b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 40 + b"<history/>"
    segment = b"\xff\xe1" + struct.pack(">H", len(data) + 2) + data
    path = write_photo(tmp_path / "a.jpg", extra=segment)
    save_photo(open_photo(path), [], path)
    assert path.read_bytes().count(segment) == 1


def test_a_jpeg_of_unusual_subsampling_loses_no_colour(tmp_path):
    path = write_photo(tmp_path / "a.jpg", quality=90, subsampling=1)
    data = bytearray(path.read_bytes())
    luma = data.index(b"\xff\xc0") + 11
    assert data[luma] == 0x21
    data[luma] = 0x41
    path.write_bytes(data)
    assert encoding_in(path).subsampling == 0


def encoding_in(path):
    with Image.open(path) as image, path.open("rb") as file:
        return encoding_of(image, file)
