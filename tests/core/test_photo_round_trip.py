"""Outside the patches nothing changes; inside stands the patch."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from core.geometry import Box
from core.photo.photo_io import open_photo, save_photo
from tests.factories import (
    FORMAT_AND_MODE,
    landscape,
    noise,
    outside,
    patch_at,
    samples_in,
    write_photo,
)

HOLE = Box.square(20, 12, 16)
LOSSLESS = [(name, mode) for name, mode in FORMAT_AND_MODE if name != "photo.jpg"]
SAVED_MODES = {"P": "RGB"}


@pytest.mark.parametrize(("name", "mode"), LOSSLESS)
def test_lossless_formats_come_back_bit_for_bit(tmp_path, name, mode):
    source = write_photo(tmp_path / name, mode)
    photo = open_photo(source)
    saved = tmp_path / f"saved-{name}"
    save_photo(photo, [patch_at(HOLE)], saved)
    again = open_photo(saved)
    assert again.info.mode == SAVED_MODES.get(mode, mode)
    assert again.info.format == photo.info.format
    np.testing.assert_array_equal(
        outside(again.raster.samples, [HOLE]), outside(photo.raster.samples, [HOLE])
    )


@pytest.mark.parametrize(("name", "mode"), LOSSLESS)
def test_the_patch_stands_in_its_box(tmp_path, name, mode):
    photo = open_photo(write_photo(tmp_path / name, mode))
    patch = patch_at(HOLE)
    save_photo(photo, [patch], tmp_path / name)
    region = open_photo(tmp_path / name).region(HOLE)
    if mode in ("L", "LA"):
        grey = np.asarray(Image.fromarray(patch.pixels).convert("L"))
        np.testing.assert_array_equal(region, np.repeat(grey[..., None], 3, axis=2))
    else:
        np.testing.assert_array_equal(region, patch.pixels)


@pytest.mark.parametrize(
    ("name", "mode"),
    [("photo.png", "RGBA"), ("photo.png", "LA"), ("photo.tif", "RGBA")],
)
def test_transparency_stays_under_the_patch_too(tmp_path, name, mode):
    source = write_photo(tmp_path / name, mode)
    before = samples_in(source)[..., -1]
    save_photo(open_photo(source), [patch_at(HOLE)], source)
    np.testing.assert_array_equal(samples_in(source)[..., -1], before)


@pytest.mark.parametrize("transparent", [3, bytes([255, 0, 128, 255] * 8)])
def test_a_transparent_palette_becomes_transparent_colour(tmp_path, transparent):
    source = write_photo(tmp_path / "photo.png", "P", transparency=transparent)
    with Image.open(source) as image:
        expected = np.asarray(image.convert("RGBA"))
    save_photo(open_photo(source), [patch_at(HOLE)], source)
    saved = samples_in(source)
    np.testing.assert_array_equal(outside(saved, [HOLE]), outside(expected, [HOLE]))
    np.testing.assert_array_equal(saved[..., 3], expected[..., 3])


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_one_transparent_colour_becomes_an_alpha_channel(tmp_path, mode):
    colour = 0 if mode == "L" else (0, 0, 0)
    pixels = landscape()
    pixels[:10] = 0
    source = tmp_path / "photo.png"
    Image.fromarray(pixels).convert(mode).save(source, transparency=colour)
    save_photo(open_photo(source), [patch_at(HOLE)], source)
    assert (samples_in(source)[:10, :, -1] == 0).all()
    assert (samples_in(source)[10:, :, -1] == 255).all()


def test_one_bit_pictures_are_kept_as_grey(tmp_path):
    source = tmp_path / "photo.png"
    Image.fromarray(landscape()).convert("1").save(source)
    before = samples_in(source).astype(np.uint8) * 255
    save_photo(open_photo(source), [patch_at(HOLE)], source)
    np.testing.assert_array_equal(
        outside(samples_in(source), [HOLE]), outside(before, [HOLE])
    )


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_jpeg_changes_little_outside_and_keeps_its_mode(tmp_path, mode):
    source = write_photo(tmp_path / "photo.jpg", mode, quality=92)
    photo = open_photo(source)
    # On the grid of blocks, so that the patch does not bleed into its neighbours.
    hole = Box.square(16, 16, 16)
    save_photo(photo, [patch_at(hole)], tmp_path / "saved.jpg")
    again = open_photo(tmp_path / "saved.jpg")
    assert again.info.mode == mode
    change = np.abs(
        outside(again.pixels, [Box(8, 8, 40, 40)]).astype(int)
        - outside(photo.pixels, [Box(8, 8, 40, 40)])
    )
    assert change.mean() < 1
    assert change.max() < 24


def test_later_patches_lie_over_earlier_ones(tmp_path):
    photo = open_photo(write_photo(tmp_path / "photo.png"))
    first, second = patch_at(HOLE, seed=1), patch_at(HOLE.shifted(8, 8), seed=2)
    save_photo(photo, [first, second], tmp_path / "saved.png")
    saved = open_photo(tmp_path / "saved.png")
    np.testing.assert_array_equal(saved.region(second.box), second.pixels)
    np.testing.assert_array_equal(saved.region(HOLE)[:8], first.pixels[:8])


def test_saving_changes_nothing_in_memory(tmp_path):
    photo = open_photo(write_photo(tmp_path / "photo.png", "RGBA"))
    before = photo.raster.samples.copy()
    save_photo(photo, [patch_at(HOLE)], tmp_path / "saved.png")
    np.testing.assert_array_equal(photo.raster.samples, before)


@given(data=st.data(), width=st.integers(1, 40), height=st.integers(1, 40))
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_byte_outside_changes_at_any_border(tmp_path, data, width, height):
    name, mode = data.draw(
        st.sampled_from(
            [("a.png", "L"), ("a.png", "RGBA"), ("a.bmp", "RGB"), ("a.tif", "CMYK")]
        )
    )
    left = data.draw(st.integers(0, width - 1))
    top = data.draw(st.integers(0, height - 1))
    box = Box(
        left,
        top,
        data.draw(st.integers(left + 1, width)),
        data.draw(st.integers(top + 1, height)),
    )
    samples = noise(width, height, {"L": 1, "RGB": 3}.get(mode, 4))
    Image.frombytes(mode, (width, height), samples.tobytes()).save(tmp_path / name)
    save_photo(open_photo(tmp_path / name), [patch_at(box)], tmp_path / name)
    saved = samples_in(tmp_path / name)
    np.testing.assert_array_equal(outside(saved, [box]), outside(samples, [box]))
