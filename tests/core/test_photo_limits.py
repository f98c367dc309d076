"""Photos at the very limits of files and formats, and what is said beyond them."""

import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from core.errors import PhotoNotSaved, PhotoUnreadable, PhotoUnsupported
from core.photo import reading, writing
from core.photo.bounds.endless import EndlessPicture
from core.photo.photo import Photo
from core.photo.photo_io import open_photo, save_photo
from tests.deep import deep_noise, deep_png, png_chunk, write_deep
from tests.factories import photo, write_photo


@pytest.mark.parametrize(("name", "side"), [("a.jpg", 65_500), ("a.webp", 16_383)])
def test_the_longest_photo_that_a_format_holds(tmp_path, name, side):
    for shape in ((1, side, 3), (side, 1, 3)):
        save_photo(Photo.from_pixels(np.zeros(shape, np.uint8)), [], tmp_path / name)
        assert open_photo(tmp_path / name).pixels.shape == shape


def test_the_longest_xmp_packet_that_a_jpeg_holds(tmp_path):
    def with_xmp(length):
        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", "x" * length)
        return open_photo(write_photo(tmp_path / f"{length}.png", pnginfo=info))

    save_photo(with_xmp(65_504), [], tmp_path / "b.jpg")
    assert len(open_photo(tmp_path / "b.jpg").info.xmp) == 65_504
    with pytest.raises(PhotoNotSaved, match="XMP data is too long for a JPEG file"):
        save_photo(with_xmp(65_505), [], tmp_path / "c.jpg")


def test_an_unknown_ending_is_told_with_those_that_are_known(tmp_path):
    with pytest.raises(PhotoNotSaved) as caught:
        save_photo(photo(), [], tmp_path / "a.gif")
    known = ".jpg, .png, .tif, .webp, .bmp"
    assert caught.value.reason == f"its name must end in one of {known}"


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        (MemoryError(), "there is not enough memory"),
        (OSError("encoder error -2"), "writing ended early; the disk may be full"),
        (ValueError("bad"), "JPEG cannot hold it"),
    ],
)
def test_a_photo_that_is_not_saved_says_which_and_why(
    tmp_path, monkeypatch, trouble, reason
):
    def fail(*_args):
        raise trouble

    monkeypatch.setattr(writing, "_write", fail)
    with pytest.raises(PhotoNotSaved) as caught:
        save_photo(photo(), [], tmp_path / "a.jpg")
    assert (caught.value.path, caught.value.reason) == (tmp_path / "a.jpg", reason)
    assert str(caught.value) == f"a.jpg could not be saved: {reason}."
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        (MemoryError(), "there is not enough memory for it"),
        (OSError("broken data stream"), "the file is damaged or incomplete"),
        (SyntaxError("no header"), "the file is damaged or incomplete"),
        (EndlessPicture(), "it is made of far more parts than a photo has"),
    ],
)
def test_a_photo_that_is_not_opened_says_which_and_why(
    tmp_path, monkeypatch, trouble, reason
):
    def fail(*_args):
        raise trouble

    path = write_photo(tmp_path / "a.png")
    monkeypatch.setattr(reading, "_raster", fail)
    with pytest.raises(PhotoUnreadable) as caught:
        open_photo(path)
    assert (caught.value.path, caught.value.reason) == (path, reason)


def test_a_file_that_is_no_picture_is_told_what_would_be_one(tmp_path):
    path = tmp_path / "a.jpg"
    path.write_text("This is a letter, not a photo, whatever it is called.")
    with pytest.raises(PhotoUnreadable) as caught:
        open_photo(path)
    wanted = "it is damaged, or no JPEG, PNG, TIFF, WebP, BMP, HEIC or AVIF picture"
    assert caught.value.reason == wanted


def test_nobody_writes_into_a_photo_of_16_bits(tmp_path):
    opened = open_photo(write_deep(tmp_path / "a.png", deep_noise("RGB")))
    assert not opened.raster.samples.flags.writeable


@pytest.mark.parametrize("name", ["a.png", "a.tif"])
def test_a_photo_of_16_bits_knows_its_file(tmp_path, name):
    opened = open_photo(write_deep(tmp_path / name, deep_noise("RGB")))
    assert opened.info.path == tmp_path / name
    assert opened.info.format == {"a.png": "PNG", "a.tif": "TIFF"}[name]


def test_several_pages_of_16_bits_are_no_photo(tmp_path):
    pages = [Image.fromarray(deep_noise("L", seed=n)[..., 0]) for n in range(3)]
    pages[0].save(tmp_path / "a.tif", save_all=True, append_images=pages[1:])
    with pytest.raises(PhotoUnsupported, match="it has 3 pages, and saving would lose"):
        open_photo(tmp_path / "a.tif")


def test_an_animation_of_16_bits_is_no_photo(tmp_path):
    path = tmp_path / "a.png"
    frames = png_chunk(b"acTL", (3).to_bytes(4, "big") + bytes(4))
    path.write_bytes(deep_png(deep_noise("RGB"), before=(frames,)))
    with pytest.raises(PhotoUnsupported, match=r"an animation of \d pictures"):
        open_photo(path)
