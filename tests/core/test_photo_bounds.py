"""A file costs what its size lets expect, however it is made.

Each of these kept a reader busy for minutes or filled the memory before it was looked
through; the tests' own limit of time would end them.
"""

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from core.errors import PhotoUnreadable, PhotoUnsupported
from core.photo import any_picture
from core.photo.any_picture import picture_in
from core.photo.bounds.endless import EndlessPicture
from core.photo.ifd import read_first
from core.photo.metadata import upright_xmp
from core.photo.pages import pages_in_tiff
from core.photo.photo_io import open_photo
from core.photo.picture import open_picture
from tests.factories import picture as make_picture
from tests.factories import write_photo
from tests.hostile.bombs import many_scans
from tests.hostile.chunks import (
    jpeg_segment,
    jpeg_with,
    png_chunk,
    png_with,
    tiff,
)
from tests.hostile.pictures import encoded, whole_files
from tests.hostile.tags import described_webp, overlapping_exif

EXIF_POINTER, INTEROP_POINTER, LONG = 0x8769, 0xA005, 4


def is_endless(data: bytes) -> bool:
    try:
        open_picture(io.BytesIO(data)).load()
    except EndlessPicture:
        return True
    return False


def test_a_jpeg_that_is_sent_again_and_again_is_refused(tmp_path: Path) -> None:
    assert not is_endless(many_scans(64, 90))
    assert is_endless(many_scans(64, 1001))
    assert is_endless(many_scans(8000, 90)), "as much work as a thousand usual scans"
    path = tmp_path / "scans.jpg"
    path.write_bytes(many_scans(64, 1001))
    with pytest.raises(PhotoUnreadable, match="far more parts than a photo has"):
        open_photo(path)


def test_scans_are_counted_to_the_end_of_the_picture_only() -> None:
    """Phones append films, in which the mark of a scan stands by chance."""
    whole = encoded(make_picture("RGB"), "JPEG", progressive=True)
    assert not is_endless(whole + b"\xff\xda\0\2" * 5000)


def test_a_mark_of_the_end_inside_a_segment_hides_no_scan() -> None:
    data = many_scans(64, 1001)
    at = data.index(b"\xff\xda")
    comment = jpeg_segment(0xFE, b"\xff\xd9")
    assert is_endless(data[:at] + comment + data[at:])


@pytest.mark.parametrize(
    "more",
    [
        jpeg_segment(0xFE) * 5001,
        jpeg_segment(0xE1, b"Exif\0\0" * 10_000) * 70,
        b"\xff" * 200_000,
        b"\0" * 200_000,
    ],
    ids=["segments", "exif", "filling", "junk"],
)
def test_a_jpeg_of_too_many_parts_is_refused(more: bytes) -> None:
    assert is_endless(jpeg_with(whole_files()["plain.jpg"], more))


def test_a_long_description_is_none_too_many() -> None:
    """Panoramas and portraits carry megabytes of XMP."""
    segment = jpeg_segment(
        0xE1, b"http://ns.adobe.com/xmp/extension/\0" + bytes(60_000)
    )
    assert not is_endless(jpeg_with(whole_files()["plain.jpg"], segment * 100))


@pytest.mark.parametrize("name", [b"IDAT", b"tEXt", b"abCd"])
def test_a_png_of_too_many_chunks_is_refused(name: bytes) -> None:
    more = png_chunk(name) * 110_000
    assert is_endless(png_with(whole_files()["plain.png"], more))
    deep = png_with(whole_files()["deep.png"], more)
    with pytest.raises(EndlessPicture):
        open_picture(io.BytesIO(deep))


def test_a_webp_of_too_many_chunks_is_refused() -> None:
    assert is_endless(described_webp(*[(b"abcd", b"")] * 1001))


def test_fields_that_lie_one_over_the_other_are_not_read() -> None:
    with pytest.raises(ValueError, match="one over the other"):
        read_first(io.BytesIO(overlapping_exif(50_000)))


def test_a_directory_of_thousands_of_fields_is_not_read() -> None:
    with pytest.raises(ValueError, match="far too many"):
        read_first(io.BytesIO(tiff([(n, 3, 1, 1) for n in range(5001)])))


def test_directories_that_are_named_again_are_read_once() -> None:
    """Twice four thousand levels would be sixteen million directories."""
    pointers = [(EXIF_POINTER, LONG, 1, 8), (INTEROP_POINTER, LONG, 1, 8)]
    found = read_first(io.BytesIO(tiff(pointers * 2400)))
    assert set(found.children) == {EXIF_POINTER}


@pytest.mark.filterwarnings("ignore:Tag data larger")
def test_overlapping_exif_leaves_the_photo_alone(tmp_path: Path) -> None:
    segment = jpeg_segment(0xE1, b"Exif\0\0" + overlapping_exif(60_000))
    path = tmp_path / "a.jpg"
    path.write_bytes(jpeg_with(whole_files()["plain.jpg"], segment))
    assert open_photo(path).size.width == 160


def test_pages_that_overlap_are_counted_without_reading_them() -> None:
    pages = 500
    data = bytearray(8 + 2 + 12 * 65_535 + 4 + 16 * pages)
    data[:8] = b"II*\0\x08\0\0\0"
    data[8:10] = b"\1\0"
    for page in range(1, pages):
        at = 8 + 16 * page
        data[at : at + 2] = b"\xff\xff"
        end = at + 2 + 12 * 65_535
        data[end : end + 4] = (at + 16).to_bytes(4, "little")
    data[22:26] = (24).to_bytes(4, "little")
    assert pages_in_tiff(io.BytesIO(data)) > 1


def test_a_page_after_its_previews_is_seen_in_both_byte_orders() -> None:
    for order, kind in (("<", 3), (">", 3), ("<", 4), (">", 4)):
        value = 1 << 16 if (order, kind) == (">", 3) else 1
        first = tiff([(0x100, LONG, 1, 9)], order=order)
        at = len(first)
        second = tiff([(0xFE, kind, 1, value)], order=order)
        data = first[:-4] + at.to_bytes(4, "little" if order == "<" else "big")
        assert pages_in_tiff(io.BytesIO(data + second[8:])) == 1


@pytest.mark.parametrize(
    "packet",
    [b"<xmp:Thumbnails>" * 200_000, b"<xmp:Thumbnails " * 200_000],
    ids=["closed", "open"],
)
def test_previews_without_an_end_are_passed_once(packet: bytes) -> None:
    assert upright_xmp(packet) == packet


def test_previews_are_taken_out_one_by_one() -> None:
    packet = (
        b"a<xmp:Thumbnails x='1'>1<xap:Thumbnails>2</xmp:Thumbnails >b"
        b"<xap:Thumbnails>3</xap:Thumbnails>c</xmp:Thumbnails>"
    )
    assert upright_xmp(packet) == b"abc</xmp:Thumbnails>"


def test_repeated_marks_before_exif_are_passed_once(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    chunk = png_chunk(b"eXIf", b"Exif\0\0" * 500_000)
    path.write_bytes(png_with(whole_files()["plain.png"], chunk))
    assert open_photo(path).info.exif == b""


def test_only_our_formats_are_decoded(tmp_path: Path) -> None:
    for kind in ("PPM", "ICO", "PCX", "TGA", "SGI", "EPS", "PDF", "JPEG2000"):
        path = tmp_path / f"{kind}.jpg"
        make_picture("RGB").save(path, kind)
        with pytest.raises((PhotoUnreadable, PhotoUnsupported)):
            open_photo(path)
        with pytest.raises(OSError, match="cannot identify"), picture_in(path):
            pass


def test_a_picture_beyond_the_limit_is_not_decoded(tmp_path: Path, monkeypatch) -> None:
    path = write_photo(tmp_path / "a.png")
    monkeypatch.setattr(any_picture, "PIXEL_LIMIT", 100)
    with pytest.raises(ValueError, match="too many pixels"), picture_in(path):
        pass


def test_libvips_reads_no_other_formats(tmp_path: Path) -> None:
    import pyvips

    write_photo(tmp_path / "a.jpg")
    open_deep = tmp_path / "deep.png"
    open_deep.write_bytes(whole_files()["deep.png"])
    assert open_photo(open_deep).bits == 16
    with pytest.raises(pyvips.Error, match=re.compile("blocked", re.IGNORECASE)):
        pyvips.Image.jpegload(str(tmp_path / "a.jpg"))


def test_pillow_has_no_limit_of_its_own() -> None:
    """Ours are asked before; Pillow's would warn of large photos, or refuse them."""
    assert Image.MAX_IMAGE_PIXELS is None
