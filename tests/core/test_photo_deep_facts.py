"""What a file of 16 bits says beside its pixels, and what is refused of them."""

import struct
import zlib

import numpy as np
import pytest
from PIL import ExifTags, Image

from core.errors import PhotoError, PhotoNotSaved, PhotoTooLarge, PhotoUnsupported
from core.geometry import Box
from core.photo.photo_io import open_photo, save_photo
from tests.core.sentences import ONE_SENTENCE, sentences_about_flips
from tests.deep import deep_noise, deep_png, deep_tiff, png_chunk, write_deep
from tests.factories import exif_block, patch_at, srgb_profile, xmp_packet

HOLE = Box.square(20, 12, 16)
PLAIN_EXIF = exif_block().removeprefix(b"Exif\0\0")
TEXT = b"iTXt", b"Comment\0\0\0\0\0" + "雪山".encode()


def known_png(samples, *, is_behind):
    """A PNG that tells all that it can, before its pixels or behind them."""
    xmp = b"XML:com.adobe.xmp\0\0\0\0\0" + xmp_packet()
    early = (
        png_chunk(b"gAMA", struct.pack(">L", 45_455)),
        png_chunk(b"iCCP", b"ICC\0\0" + zlib.compress(srgb_profile())),
        png_chunk(b"pHYs", struct.pack(">LLB", 11_811, 11_811, 1)),
    )
    late = (
        png_chunk(b"eXIf", PLAIN_EXIF),
        png_chunk(b"iTXt", xmp),
        png_chunk(*TEXT),
    )
    return (
        deep_png(samples, early, late)
        if is_behind
        else deep_png(samples, (*early, *late))
    )


def known_tiff(samples, order):
    """A TIFF that tells all that it can but EXIF."""
    ratio = struct.pack(f"{order}LL", 300, 1)
    return deep_tiff(
        samples,
        order=order,
        fields={
            0x010F: (2, b"Mendscape\0"),
            0x011A: (5, ratio),
            0x011B: (5, ratio),
            0x0128: (3, struct.pack(f"{order}H", 2)),
            0x02BC: (1, xmp_packet()),
            0x83BB: (1, b"iptc!!"),
            0x8773: (7, srgb_profile()),
        },
    )


@pytest.fixture(params=["before", "behind", "<", ">"])
def known(request, tmp_path):
    samples = deep_noise("RGB")
    if request.param in "<>":
        path = tmp_path / "a.tif"
        path.write_bytes(known_tiff(samples, request.param))
    else:
        path = tmp_path / "a.png"
        path.write_bytes(known_png(samples, is_behind=request.param == "behind"))
    return path


@pytest.mark.parametrize("name", ["b.png", "b.tif", "b.jpg", "b.webp"])
def test_metadata_survives_every_change_of_format(known, tmp_path, name):
    photo = open_photo(known)
    save_photo(photo, [patch_at(HOLE)], tmp_path / name)
    with Image.open(tmp_path / name) as image:
        assert image.getexif()[ExifTags.Base.Make] == "Mendscape"
    saved = open_photo(tmp_path / name)
    assert saved.info.icc_profile == srgb_profile()
    assert "Großglockner".encode() in saved.info.xmp
    assert b"Thumbnails" not in saved.info.xmp
    if name != "b.webp":
        assert saved.info.dpi == pytest.approx((300, 300), abs=0.1)


def test_texts_and_gamma_of_a_png_survive(tmp_path):
    path = tmp_path / "a.png"
    path.write_bytes(known_png(deep_noise("RGB"), is_behind=False))
    before = open_photo(path).info.encoding
    save_photo(open_photo(path), [], path)
    assert open_photo(path).info.encoding == before
    assert TEXT in before.chunks
    assert before.chunks[0][0] == b"gAMA"


@pytest.mark.parametrize("order", ["<", ">"])
def test_captions_and_compression_of_a_tiff_survive(tmp_path, order):
    path = tmp_path / "a.tif"
    path.write_bytes(known_tiff(deep_noise("RGB"), order))
    save_photo(open_photo(path), [], path)
    with Image.open(path) as image:
        assert image.tag_v2[0x83BB] == b"iptc!!"
        assert image.info["compression"] == "raw"
    assert not open_photo(path).info.encoding.has_predictor


@pytest.mark.parametrize("compression", ["packbits", "tiff_lzw", "tiff_adobe_deflate"])
def test_any_usual_compression_is_read_and_kept(tmp_path, compression):
    samples = deep_noise("L")
    Image.fromarray(samples[..., 0]).save(tmp_path / "a.tif", compression=compression)
    save_photo(open_photo(tmp_path / "a.tif"), [], tmp_path / "b.tif")
    with Image.open(tmp_path / "b.tif") as image:
        assert image.info["compression"] == compression
        np.testing.assert_array_equal(np.asarray(image), samples[..., 0])


@pytest.mark.parametrize("name", ["a.png", "a.tif"])
def test_a_resolution_that_nobody_knows_is_not_claimed(tmp_path, name):
    path = write_deep(tmp_path / name, deep_noise("L"))
    save_photo(open_photo(path), [], path)
    assert open_photo(path).info.dpi is None


def refusal(path, kind, **options):
    with pytest.raises(kind) as caught:
        open_photo(path, **options)
    assert ONE_SENTENCE.match(str(caught.value))
    return str(caught.value)


SHORT = 3
UNUSUAL = {
    "inks": ("RGBA", {0x106: (SHORT, b"\5\0"), 0x152: (SHORT, b"")}, "neither grey"),
    "white is 0": ("L", {0x106: (SHORT, b"\0\0")}, "neither grey"),
    "premultiplied": ("RGBA", {0x152: (SHORT, b"\1\0")}, "beside its colours"),
    "a mask": ("LA", {0x152: (SHORT, b"\0\0")}, "beside its colours"),
    "unsaid channel": ("RGBA", {0x152: (SHORT, b"")}, "number of its channels"),
    "rare": ("RGB", {0x103: (SHORT, struct.pack("<H", 50_000))}, "compression"),
    "signed": ("L", {0x153: (SHORT, b"\2\0")}, "more than 8 bits"),
    "float": ("L", {0x153: (SHORT, b"\3\0")}, "more than 8 bits"),
}


@pytest.mark.parametrize("name", UNUSUAL)
def test_what_would_not_come_back_is_refused(tmp_path, name):
    mode, fields, reason = UNUSUAL[name]
    (tmp_path / "a.tif").write_bytes(deep_tiff(deep_noise(mode), fields=fields))
    assert reason in refusal(tmp_path / "a.tif", PhotoUnsupported)


def test_separate_tiles_are_refused(tmp_path):
    data = deep_tiff(deep_noise("RGB"), tile=16, is_separate=True)
    (tmp_path / "a.tif").write_bytes(data)
    assert "separate tiles" in refusal(tmp_path / "a.tif", PhotoUnsupported)


def test_an_animation_is_refused(tmp_path):
    frames = png_chunk(b"acTL", struct.pack(">LL", 4, 0))
    (tmp_path / "a.png").write_bytes(deep_png(deep_noise("L"), before=(frames,)))
    message = refusal(tmp_path / "a.png", PhotoUnsupported)
    assert "an animation of" in message


@pytest.mark.parametrize("name", ["a.png", "a.tif"])
def test_a_photo_above_the_limit_is_not_decoded(tmp_path, name):
    path = write_deep(tmp_path / name, deep_noise("L"))
    assert "64 x 48" in refusal(path, PhotoTooLarge, pixel_limit=64 * 48 - 1)


@pytest.mark.parametrize("tile", [0, 16])
@pytest.mark.parametrize("compression", [1, 8])
@pytest.mark.parametrize("part", [0.02, 0.6, 0.99])
def test_a_truncated_tiff(tmp_path, tile, compression, part):
    whole = deep_tiff(deep_noise("RGB"), tile=tile, compression=compression)
    (tmp_path / "a.tif").write_bytes(whole[: int(len(whole) * part)])
    refusal(tmp_path / "a.tif", PhotoError)


@pytest.mark.parametrize("tile", [0, 16])
@pytest.mark.parametrize("part", [0.02, 0.6, 0.9])
def test_a_tiff_whose_last_pixels_never_reached_the_disk(tmp_path, tile, part):
    whole = deep_tiff(deep_noise("RGB"), tile=tile, compression=8)
    end = struct.unpack("<L", whole[4:8])[0]
    start = int(end * part)
    (tmp_path / "a.tif").write_bytes(whole[:start] + bytes(end - start) + whole[end:])
    assert "damaged" in refusal(tmp_path / "a.tif", PhotoError)


@pytest.mark.parametrize("part", [0.02, 0.3, 0.6, 0.9, 0.99])
def test_a_truncated_png(tmp_path, part):
    whole = deep_png(deep_noise("RGBA"))
    (tmp_path / "a.png").write_bytes(whole[: int(len(whole) * part)])
    refusal(tmp_path / "a.png", PhotoError)


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@pytest.mark.parametrize("name", ["a.png", "a.tif"])
def test_flipped_bytes_raise_nothing_but_a_sentence(tmp_path, name):
    samples = deep_noise("RGBA", 20, 10)
    whole = known_png(samples, is_behind=True)
    if name == "a.tif":
        whole = known_tiff(samples, "<")
    places = [*range(8, 40), *range(len(whole) - 700, len(whole))]
    sentences = sentences_about_flips(tmp_path / name, whole, places, times=120)
    assert all(map(ONE_SENTENCE.match, sentences))


@pytest.mark.parametrize("mode", ["LA", "RGBA"])
@pytest.mark.parametrize("name", ["a.jpg", "a.bmp"])
def test_transparency_of_16_bits_is_never_dropped(tmp_path, mode, name):
    photo = open_photo(write_deep(tmp_path / "a.tif", deep_noise(mode)))
    with pytest.raises(PhotoNotSaved, match="no transparency"):
        save_photo(photo, [], tmp_path / name)
