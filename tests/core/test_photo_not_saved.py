"""Targets that are not written: one sentence each, and the old file whole."""

from contextlib import contextmanager

import numpy as np
import pytest
from PIL.PngImagePlugin import PngInfo

from core.errors import PhotoNotSaved
from core.geometry import Box, Size
from core.photo.photo import Photo
from core.photo.photo_io import open_photo, save_photo
from tests.core.sentences import ONE_SENTENCE
from tests.deep import deep_noise, write_deep
from tests.factories import noise, patch_at, photo, picture, write_photo


def not_saved(photo, path):
    before = path.read_bytes() if path.is_file() else None
    names = set(path.parent.iterdir()) if path.parent.is_dir() else set()
    with pytest.raises(PhotoNotSaved) as caught:
        save_photo(photo, [patch_at(Box.square(2, 2, 8))], path)
    assert ONE_SENTENCE.match(str(caught.value))
    if before is not None:
        assert path.read_bytes() == before
    if names:
        assert set(path.parent.iterdir()) == names
    return str(caught.value)


@pytest.mark.parametrize("name", ["a", "a.gif", "a.jp2", "a.png.bak"])
def test_an_unknown_ending(tmp_path, name):
    assert "must end in" in not_saved(photo(), tmp_path / name)


@pytest.mark.parametrize("name", ["A.JPG", "b.jpeg", "c.TIFF", "d.Png"])
def test_every_usual_ending_is_known(tmp_path, name):
    save_photo(photo(), [], tmp_path / name)
    assert open_photo(tmp_path / name).size == Size(64, 48)


def test_a_folder_that_does_not_exist(tmp_path):
    assert "no such" in not_saved(photo(), tmp_path / "nowhere" / "a.png")


def test_a_target_that_is_a_folder(tmp_path):
    (tmp_path / "a.png").mkdir()
    assert "is a folder" in not_saved(photo(), tmp_path / "a.png")


@pytest.mark.parametrize("name", ["a.jpg", "a.bmp"])
@pytest.mark.parametrize("mode", ["LA", "RGBA"])
def test_transparency_is_never_dropped(tmp_path, name, mode):
    source = open_photo(write_photo(tmp_path / "source.png", mode))
    assert "no transparency" in not_saved(source, tmp_path / name)


@pytest.mark.parametrize("name", ["a.jpg", "a.bmp"])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_an_opaque_alpha_channel_is_no_obstacle(tmp_path, name, mode):
    opaque = picture(mode)
    opaque.putalpha(255)
    opaque.save(tmp_path / "source.png")
    save_photo(open_photo(tmp_path / "source.png"), [], tmp_path / name)
    assert open_photo(tmp_path / name).info.mode == mode


@pytest.mark.parametrize(("name", "side"), [("a.jpg", 65_501), ("a.webp", 16_384)])
def test_a_photo_too_long_for_its_format(tmp_path, name, side):
    long = Photo.from_pixels(np.zeros((1, side, 3), np.uint8))
    with pytest.raises(PhotoNotSaved, match="pixels a side"):
        save_photo(long, [], tmp_path / name)
    save_photo(long, [], tmp_path / "a.png")


def test_metadata_too_long_for_a_jpeg(tmp_path):
    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", "x" * 70_000)
    path = write_photo(tmp_path / "a.png", pnginfo=info)
    assert "XMP data is too long" in not_saved(open_photo(path), tmp_path / "b.jpg")


@contextmanager
def disk_full_after(size):
    """Let no file grow beyond a size in bytes."""
    resource = pytest.importorskip("resource", reason="only Unix limits file sizes")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "a.webp", "a.bmp"])
def test_a_disk_that_fills_up_leaves_the_old_file_whole(tmp_path, name):
    path = write_photo(tmp_path / name)
    large = Photo.from_pixels(noise(300, 300))
    with disk_full_after(20_000):
        not_saved(large, path)
    assert open_photo(path).size == Size(64, 48)


@pytest.mark.parametrize("box", [Box(60, 0, 68, 8), Box(-1, 0, 7, 8)])
def test_a_patch_outside_is_a_mistake_of_the_caller(tmp_path, box):
    with pytest.raises(ValueError, match="inside the photo"):
        save_photo(photo(), [patch_at(box)], tmp_path / "a.png")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["a.png", "a.tif"])
def test_a_full_disk_leaves_the_old_file_of_16_bits_whole(tmp_path, name):
    path = write_deep(tmp_path / name, deep_noise("L"))
    large = open_photo(write_deep(tmp_path / "large.tif", deep_noise("RGB", 200, 200)))
    with disk_full_after(20_000):
        not_saved(large, path)
    assert open_photo(path).size == Size(64, 48)
