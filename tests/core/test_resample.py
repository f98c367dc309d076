"""Nothing unknown bleeds into what the network sees."""

import numpy as np
import pytest

from core.arrays import Pixels
from core.geometry import Box, Size
from core.inpainting.context import Context
from core.inpainting.crop import Crop
from core.inpainting.resample import to_network, to_photo
from core.model.spec import Architecture, ModelSpec
from core.photo.photo import Photo


def cut(pixels: Pixels, hole: Box, *, side: int) -> Context:
    photo = Photo.from_pixels(pixels)
    spec = ModelSpec(Architecture.RESIDUAL, crop_side=side, hole_side=side // 4)
    crop = Crop.around(hole, size=photo.size, spec=spec)
    return Context.cut(photo, crop=crop, holes=(hole,))


@pytest.mark.parametrize("side", [16, 40, 57, 200])
def test_a_flat_photo_stays_flat_up_to_the_hole(side: int) -> None:
    pixels = np.full((120, 130, 3), (200, 120, 40), np.uint8)
    hole = Box.square(31, 47, 25)
    pixels[hole.slices] = (0, 255, 255)
    crop, mask = to_network(cut(pixels, hole, side=side))
    assert crop.shape == (side, side, 3)
    assert 0 < mask.sum() < mask.size
    assert np.abs(crop[~mask].astype(int) - (200, 120, 40)).max() <= 1
    assert not crop[mask].any()


def test_at_equal_scales_nothing_is_resized() -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (90, 90, 3), np.uint8)
    hole = Box.square(20, 30, 10)
    crop, mask = to_network(cut(pixels, hole, side=40))
    known = Box.square(5, 15, 40)
    assert (crop[~mask] == pixels[known.slices][~mask]).all()
    assert mask.sum() == 100


def test_any_unknown_photo_pixel_makes_its_network_pixel_unknown() -> None:
    pixels = np.full((2000, 2000, 3), 90, np.uint8)
    context = cut(pixels, Box.square(1001, 901, 401), side=64)
    _, mask = to_network(context)
    rows, columns = np.nonzero(context.mask)
    scale = 64 / context.crop.box.width
    touched = np.zeros_like(mask)
    touched[(rows * scale).astype(int), (columns * scale).astype(int)] = True
    assert (mask >= touched).all()
    assert mask.sum() <= (np.sqrt(touched.sum()) + 1) ** 2


def test_a_prediction_comes_back_where_it_was() -> None:
    slope = np.linspace(0, 1, 50, dtype=np.float32)
    prediction = np.broadcast_to(slope[None, :, None], (50, 50, 3))
    part = to_photo(prediction, size=Size(500, 500), box=Box(100, 200, 180, 260))
    expected = (np.arange(100, 180) + 0.5) / 500 * 50 / 49 - 0.5 / 49
    assert part.shape == (60, 80, 3)
    assert np.abs(part - expected[None, :, None]).max() < 1e-3
