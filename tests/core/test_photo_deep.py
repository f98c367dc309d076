"""Photos of 16 bits a channel: opened, shown in 8, and saved to the last bit."""

import numpy as np
import pytest
from PIL import Image

from core.geometry import Box, Size
from core.photo.notes import SaveNote
from core.photo.photo_io import open_photo, save_photo
from core.photo.writing import notes_on_saving
from tests.deep import (
    CHANNELS,
    deep_noise,
    deep_png,
    deep_tiff,
    png_chunk,
    write_deep,
)
from tests.factories import STORED_FROM_UPRIGHT, outside, patch_at

HOLE = Box.square(20, 12, 16)
NAMES = ("a.png", "a.tif")
EACH = [(name, mode) for name in NAMES for mode in CHANNELS]
DEEP_EACH = [(source, target) for source in NAMES for target in NAMES]


def stored(path):
    """All samples of a saved file, (H, W, channels)."""
    samples = open_photo(path).raster.samples
    return samples if samples.ndim == 3 else samples[..., None]


@pytest.mark.parametrize(("name", "mode"), EACH)
def test_every_bit_outside_the_patch_comes_back(tmp_path, name, mode):
    samples = deep_noise(mode)
    photo = open_photo(write_deep(tmp_path / name, samples))
    assert (photo.bits, photo.info.mode) == (16, mode)
    assert photo.size == Size(64, 48)
    np.testing.assert_array_equal(stored(tmp_path / name), samples)
    for target in NAMES:
        saved = tmp_path / f"saved-{target}"
        assert save_photo(photo, [patch_at(HOLE)], saved) == ()
        again = open_photo(saved)
        assert (again.bits, again.info.mode) == (16, mode)
        np.testing.assert_array_equal(
            outside(stored(saved), [HOLE]), outside(samples, [HOLE])
        )


@pytest.mark.parametrize(("name", "mode"), EACH)
def test_the_patch_stands_in_its_box_and_transparency_stays(tmp_path, name, mode):
    samples = deep_noise(mode)
    photo = open_photo(write_deep(tmp_path / name, samples))
    patch = patch_at(HOLE)
    save_photo(photo, [patch], tmp_path / name)
    expected = patch.pixels
    if mode in ("L", "LA"):
        grey = np.asarray(Image.fromarray(patch.pixels).convert("L"))
        expected = np.repeat(grey[..., None], 3, axis=2)
    np.testing.assert_array_equal(open_photo(tmp_path / name).region(HOLE), expected)
    if mode in ("LA", "RGBA"):
        saved = stored(tmp_path / name)
        np.testing.assert_array_equal(saved[..., -1], samples[..., -1])


@pytest.mark.parametrize("mode", CHANNELS)
def test_what_is_shown_are_the_nearest_8_bits(tmp_path, mode):
    samples = deep_noise(mode)
    photo = open_photo(write_deep(tmp_path / "a.png", samples))
    colours = samples[..., :-1] if mode in ("LA", "RGBA") else samples
    nearest = np.rint(colours / 257).astype(np.uint8)
    if nearest.shape[-1] == 1:
        nearest = np.repeat(nearest, 3, axis=2)
    np.testing.assert_array_equal(photo.pixels, nearest)
    assert photo.pixels.flags.c_contiguous
    assert not photo.pixels.flags.writeable
    np.testing.assert_array_equal(photo.region(HOLE), nearest[HOLE.slices])


def test_all_values_are_rounded_right(tmp_path):
    samples = np.arange(65_536, dtype=np.uint16).reshape(256, 256, 1)
    photo = open_photo(write_deep(tmp_path / "a.png", samples))
    np.testing.assert_array_equal(photo.pixels[..., :1], np.rint(samples / 257))


@pytest.mark.parametrize("mode", CHANNELS)
@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("tile", [0, 16])
@pytest.mark.parametrize("compression", [1, 8])
def test_every_layout_of_a_tiff(tmp_path, mode, order, tile, compression):
    samples = deep_noise(mode, 50, 37)
    path = tmp_path / "a.tif"
    path.write_bytes(
        deep_tiff(samples, order=order, tile=tile, compression=compression)
    )
    np.testing.assert_array_equal(stored(path), samples)


@pytest.mark.parametrize("order", ["<", ">"])
def test_separate_planes_of_a_tiff(tmp_path, order):
    samples = deep_noise("RGB", 50, 37)
    (tmp_path / "a.tif").write_bytes(
        deep_tiff(samples, order=order, is_separate=True, compression=8)
    )
    np.testing.assert_array_equal(stored(tmp_path / "a.tif"), samples)


@pytest.mark.parametrize("tile", [0, 16])
def test_a_file_that_has_changed_is_read_anew(tmp_path, tile):
    path = tmp_path / "a.tif"
    for seed in range(3):
        samples = deep_noise("RGB", seed=seed)
        path.write_bytes(deep_tiff(samples, tile=tile))
        np.testing.assert_array_equal(stored(path), samples)


@pytest.mark.parametrize("name", NAMES)
def test_a_photo_saved_over_itself_is_read_anew(tmp_path, name):
    path = write_deep(tmp_path / name, deep_noise("RGB"))
    save_photo(open_photo(path), [patch_at(HOLE)], path)
    first = stored(path)
    save_photo(open_photo(path), [patch_at(HOLE.shifted(8, 8))], path)
    assert (stored(path) != first).any()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("mode", ["L", "RGB"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_any_orientation_becomes_upright(tmp_path, name, mode, orientation):
    upright = deep_noise(mode, 40, 60)
    turn = STORED_FROM_UPRIGHT[orientation]
    planes = [Image.fromarray(plane) for plane in np.moveaxis(upright, -1, 0)]
    turned = [plane if turn is None else plane.transpose(turn) for plane in planes]
    samples = np.stack([np.asarray(plane) for plane in turned], axis=-1)
    if name == "a.png":
        exif = Image.Exif()
        exif[0x0112] = orientation
        block = exif.tobytes().removeprefix(b"Exif\0\0")
        data = deep_png(samples, before=(png_chunk(b"eXIf", block),))
    else:
        data = deep_tiff(samples, fields={0x112: (3, bytes([orientation, 0]))})
    (tmp_path / name).write_bytes(data)
    np.testing.assert_array_equal(stored(tmp_path / name), upright)
    for target in NAMES:
        save_photo(open_photo(tmp_path / name), [], tmp_path / f"saved-{target}")
        np.testing.assert_array_equal(stored(tmp_path / f"saved-{target}"), upright)


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_one_transparent_colour_of_16_bits(tmp_path, mode):
    samples = deep_noise(mode)
    samples[5, 7] = 4_660
    colour = b"\x12\x34" * CHANNELS[mode]
    path = tmp_path / "a.png"
    path.write_bytes(deep_png(samples, before=(png_chunk(b"tRNS", colour),)))
    found = stored(path)
    assert found[5, 7, -1] == 0
    assert (np.delete(found[..., -1].ravel(), 5 * 64 + 7) == 65_535).all()
    np.testing.assert_array_equal(found[..., :-1], samples)


@pytest.mark.parametrize("name", ["a.jpg", "a.webp", "a.bmp"])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_format_of_8_bits_is_a_conversion_that_is_told(tmp_path, name, mode):
    photo = open_photo(write_deep(tmp_path / "a.tif", deep_noise(mode)))
    patch = patch_at(HOLE)
    assert notes_on_saving(photo, tmp_path / name) == (SaveNote.FEWER_BITS,)
    assert save_photo(photo, [patch], tmp_path / name) == (SaveNote.FEWER_BITS,)
    saved = open_photo(tmp_path / name)
    assert saved.bits == 8
    if name != "a.jpg":
        np.testing.assert_array_equal(
            outside(saved.pixels, [HOLE]), outside(photo.pixels, [HOLE])
        )


def test_a_photo_of_8_bits_needs_no_note(tmp_path):
    Image.new("RGB", (32, 32)).save(tmp_path / "a.png")
    photo = open_photo(tmp_path / "a.png")
    assert notes_on_saving(photo, tmp_path / "b.jpg") == ()
    assert notes_on_saving(photo, tmp_path / "b.what") == ()
    assert save_photo(photo, [], tmp_path / "b.tif") == ()
    assert open_photo(tmp_path / "b.tif").bits == 8


@pytest.mark.parametrize("name", NAMES)
def test_a_saved_file_opens_elsewhere(tmp_path, name):
    """Pillow cuts what it reads to 8 bits by leaving out the lower byte."""
    samples = deep_noise("RGB")
    photo = open_photo(write_deep(tmp_path / "source.png", samples))
    save_photo(photo, [], tmp_path / name)
    with Image.open(tmp_path / name) as image:
        np.testing.assert_array_equal(np.asarray(image), samples >> 8)
