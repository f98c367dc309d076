"""What a file knows about a photo is still known after saving."""

import numpy as np
import pytest
from PIL import ExifTags, Image
from PIL.PngImagePlugin import PngInfo

from core.geometry import Size
from core.photo.metadata import plausible_dpi, upright_exif, upright_xmp
from core.photo.photo_io import open_photo, save_photo
from tests.factories import (
    exif_block,
    landscape,
    picture,
    srgb_profile,
    thumbnail,
    write_photo,
    xmp_packet,
)

HOLDERS = ("photo.jpg", "photo.png", "photo.tif", "photo.webp")
RESAVED = [(source, target) for source in HOLDERS for target in HOLDERS]


def write_known(path, **options):
    """A photo with EXIF, XMP and ICC data in whichever way the format keeps them."""
    if path.suffix == ".png":
        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", xmp_packet().decode())
        options["pnginfo"] = info
    elif path.suffix == ".tif":
        options["tiffinfo"] = {700: xmp_packet()}
        options["compression"] = "raw"
        exif = Image.Exif()
        exif.load(exif_block())
        for tag in (ExifTags.Base.Make, ExifTags.Base.Artist):
            options["tiffinfo"][tag] = exif[tag].encode("latin-1")
        for tag in (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo):
            values = exif.get_ifd(tag).items()
            options["tiffinfo"][tag] = {
                key: value.encode("latin-1") if isinstance(value, str) else value
                for key, value in values
            }
    else:
        options["xmp"] = xmp_packet()
    if path.suffix != ".tif":
        options["exif"] = exif_block()
    return write_photo(path, icc_profile=srgb_profile(), **options)


def facts_in(path):
    """What Pillow finds, in plain values that can be compared."""
    with Image.open(path) as image:
        exif = image.getexif()
        details = exif.get_ifd(ExifTags.IFD.Exif)
        place = exif.get_ifd(ExifTags.IFD.GPSInfo)
        image.load()
        return {
            "make": exif[ExifTags.Base.Make],
            "artist": exif[ExifTags.Base.Artist].encode("latin-1").decode(),
            "f-number": float(details[ExifTags.Base.FNumber]),
            "notes": details[ExifTags.Base.MakerNote],
            "time": details[ExifTags.Base.DateTimeOriginal],
            "latitude": tuple(map(float, place[ExifTags.GPS.GPSLatitude])),
            "xmp": image.info["xmp"],
            "profile": image.info["icc_profile"],
        }


@pytest.mark.parametrize(("source", "target"), RESAVED)
def test_exif_xmp_and_profile_survive_every_change_of_format(tmp_path, source, target):
    path = write_known(tmp_path / source)
    saved = tmp_path / f"saved-{target}"
    save_photo(open_photo(path), [], saved)
    found = facts_in(saved)
    assert found == {
        "make": "Mendscape",
        "artist": "Jürg Müller",
        "f-number": 5.6,
        "notes": b"maker\0note\xff",
        "time": found["time"],
        "latitude": (46.0, 33.0, 8.5),
        "xmp": upright_xmp(xmp_packet()),
        "profile": srgb_profile(),
    }
    assert found["time"] in ("2024:07:14 06:30:00", b"2024:07:14 06:30:00")


@pytest.mark.parametrize("compression", ["raw", "tiff_lzw", "tiff_adobe_deflate"])
def test_exif_stands_beside_compressed_tiff_pixels(tmp_path, compression):
    path = write_photo(tmp_path / "photo.tif", compression=compression)
    photo = open_photo(write_known(tmp_path / "known.jpg"))
    save_photo(photo, [], path)
    assert facts_in(path)["artist"] == "Jürg Müller"
    np.testing.assert_array_equal(open_photo(path).pixels, photo.pixels)


@pytest.mark.parametrize("name", ["photo.jpg", "photo.png", "photo.webp"])
def test_exif_bytes_are_kept_as_they_were(tmp_path, name):
    block = exif_block()
    path = write_photo(tmp_path / name, exif=block)
    save_photo(open_photo(path), [], path)
    with Image.open(path) as image:
        image.load()
        assert image.info["exif"].removeprefix(b"Exif\0\0") == block[6:]


@pytest.mark.parametrize("name", ["photo.jpg", "photo.png", "photo.tif", "photo.bmp"])
def test_resolution_is_kept(tmp_path, name):
    path = write_photo(tmp_path / name, dpi=(300, 240))
    for target in ("saved.jpg", "saved.png", "saved.tif", "saved.bmp"):
        save_photo(open_photo(path), [], tmp_path / target)
        dpi = open_photo(tmp_path / target).info.dpi
        assert dpi == pytest.approx((300, 240), abs=0.1)


def test_a_thumbnail_of_the_damage_is_gone_and_the_rest_stays(tmp_path):
    path = write_photo(tmp_path / "a.jpg", exif=exif_block(has_thumbnail=True))
    assert thumbnail() in path.read_bytes()
    with Image.open(path) as image:
        assert image.getexif().get_ifd(ExifTags.IFD.IFD1)
    save_photo(open_photo(path), [], path)
    with Image.open(path) as image:
        assert not image.getexif().get_ifd(ExifTags.IFD.IFD1)
        assert image.getexif()[ExifTags.Base.Make] == "Mendscape"
    assert thumbnail()[:200] not in path.read_bytes()


def test_previews_inside_xmp_are_gone(tmp_path):
    path = write_photo(tmp_path / "a.jpg", xmp=xmp_packet(1))
    save_photo(open_photo(path), [], path)
    with Image.open(path) as image:
        assert b"Thumbnails" not in image.info["xmp"]
        assert "Großglockner".encode() in image.info["xmp"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'<a tiff:Orientation="6"/>', b'<a tiff:Orientation="1"/>'),
        (b"<a tiff:Orientation='8'/>", b"<a tiff:Orientation='1'/>"),
        (
            b"<tiff:Orientation>3</tiff:Orientation>",
            b"<tiff:Orientation>1</tiff:Orientation>",
        ),
        (b"", b""),
    ],
)
def test_every_spelling_of_the_orientation_in_xmp_is_set_right(before, after):
    assert upright_xmp(before) == after


@pytest.mark.parametrize("cut", range(0, 300, 7))
def test_damaged_exif_neither_stops_opening_nor_gets_lost(tmp_path, cut):
    block = exif_block(6, has_thumbnail=True).removeprefix(b"Exif\0\0")[:cut]
    edited = upright_exif(block, Size(48, 64))
    assert len(edited) == len(block)
    path = tmp_path / "a.webp"
    picture("RGB").save(path, exif=block, lossless=True)
    open_photo(path)


def test_exif_that_imagemagick_wrote_as_text_is_understood(tmp_path):
    block = exif_block(3).removeprefix(b"Exif\0\0")
    info = PngInfo()
    digits = block.hex()
    lines = "\n".join(digits[at : at + 72] for at in range(0, len(digits), 72))
    text = f"\nexif\n{len(block):8}\n{lines}\n"
    info.add_text("Raw profile type exif", text, zip=True)
    stored = Image.fromarray(landscape()).transpose(Image.Transpose.ROTATE_180)
    stored.save(tmp_path / "a.png", pnginfo=info)
    save_photo(open_photo(tmp_path / "a.png"), [], tmp_path / "a.png")
    photo = open_photo(tmp_path / "a.png")
    np.testing.assert_array_equal(photo.pixels, landscape())
    assert "Jürg Müller".encode() in photo.info.exif


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ((300, 300), (300.0, 300.0)),
        ((0, 0), None),
        ((float("nan"), 72), None),
        ((float("inf"), 72), None),
        ((72,), None),
        (None, None),
        ("72", None),
        ((70000, 72), None),
    ],
)
def test_a_senseless_resolution_is_forgotten(value, expected):
    assert plausible_dpi(value) == expected
