"""Predictions join the known pixels around them."""

import numpy as np
import pytest
from PIL import Image

from core.arrays import Floats, Pixels
from core.geometry import Box
from core.inpainting.blend import blend
from core.inpainting.context import Context
from core.inpainting.crop import Crop
from core.model.spec import CLASSIC
from core.photo.photo import Photo

SIDE = 228


def slope(*, noise: float = 0) -> Pixels:
    """A sky that gets brighter to the right and redder downwards."""
    rows, columns = np.mgrid[0:SIDE, 0:SIDE]
    sky = np.stack([60 + rows / 2, 80 + columns / 2, 150 - columns / 4], axis=-1)
    grain = np.random.default_rng(2).normal(0, noise, sky.shape)
    return np.clip(np.rint(sky + grain), 0, 255).astype(np.uint8)


def joined(
    pixels: Pixels, prediction: Floats, hole: Box, *others: Box
) -> tuple[Pixels, Pixels]:
    """The photo with its hole filled, and the fill alone."""
    damaged = pixels.copy()
    for box in (hole, *others):
        damaged[box.slices] = (255, 0, 255)
    photo = Photo.from_pixels(damaged)
    crop = Crop.around(hole, size=photo.size, spec=CLASSIC)
    context = Context.cut(photo, crop=crop, holes=(hole, *others))
    fill = blend(prediction, context=context, hole=crop.local(hole))
    damaged[hole.slices] = fill
    return damaged, fill


def distance(fill: Pixels, truth: Pixels) -> int:
    return int(np.abs(fill.astype(int) - truth).max())


WHERE = [
    Box.square(90, 80, 50),
    Box.square(0, 80, 50),
    Box.square(178, 178, 50),
    Box.square(0, 0, 50),
    Box(60, 100, 160, 130),
]


@pytest.mark.parametrize("hole", WHERE)
def test_a_wrong_overall_colour_is_put_right(hole: Box) -> None:
    truth = slope()
    tinted = truth / np.float32(255) * 0.5 + np.array([0.3, 0.1, 0], np.float32)
    _, fill = joined(truth, tinted.astype(np.float32), hole)
    assert distance(fill, truth[hole.slices]) <= 12


@pytest.mark.parametrize("hole", WHERE)
def test_what_fits_already_is_left_alone(hole: Box) -> None:
    truth = slope()
    _, fill = joined(truth, truth / np.float32(255), hole)
    assert distance(fill, truth[hole.slices]) <= 1


@pytest.mark.parametrize("hole", WHERE)
def test_a_hole_in_another_colour_than_its_well_copied_surroundings_is_put_right(
    hole: Box,
) -> None:
    truth = slope()
    prediction = truth / np.float32(255)
    prediction[hole.slices] *= np.float32(0.7)
    _, fill = joined(truth, prediction, hole)
    assert distance(fill, truth[hole.slices]) <= 16


def test_what_the_prediction_shows_inside_stays() -> None:
    prediction = slope() / np.float32(255)
    prediction[100:110, 110:120] = 0
    _, fill = joined(slope(), prediction + np.float32(0.1), Box.square(90, 80, 50))
    assert fill[22:28, 22:28].max() < 10


@pytest.mark.parametrize("hole", WHERE)
def test_there_is_no_step_at_the_border_even_beside_a_blank_prediction(
    hole: Box,
) -> None:
    filled, _ = joined(slope(), np.full((SIDE, SIDE, 3), 0.9, np.float32), hole)
    steps = np.abs(np.diff(filled.astype(int), axis=1)).max()
    falls = np.abs(np.diff(filled.astype(int), axis=0)).max()
    assert max(steps, falls) <= 4


def test_grain_at_the_border_is_not_drawn_into_the_hole() -> None:
    truth, hole = slope(noise=12), Box.square(90, 80, 50)
    _, fill = joined(truth, slope() / np.float32(255), hole)
    assert np.abs(fill[5:-5, 5:-5].astype(int) - slope()[85:125, 95:135]).max() <= 12


def test_one_row_of_known_pixels_beside_the_hole_is_witness_enough() -> None:
    hole = Box(1, 80, 51, 130)
    prediction = slope() / np.float32(255)
    prediction[95:115, :20] += np.float32(0.3)
    _, fill = joined(slope(), prediction, hole)
    assert distance(fill[20:30, :1], slope()[100:110, 1:2]) <= 10


def test_one_known_pixel_beside_the_hole_is_witness_enough() -> None:
    hole, known = Box.square(90, 80, 50), (100, 79)
    others = Box(0, 0, SIDE, 79), Box(0, 130, SIDE, SIDE), Box(0, 79, 90, 130)
    beside = Box(140, 79, SIDE, 130), Box(90, 79, 100, 80), Box(101, 79, 140, 80)
    truth = np.full((SIDE, SIDE, 3), 204, np.uint8)
    dark = np.full((SIDE, SIDE, 3), 0.6, np.float32)
    damaged, fill = joined(truth, dark, hole, *others, *beside)
    assert (damaged == 204).all(axis=-1).sum() == fill.shape[0] * fill.shape[1] + 1
    assert tuple(damaged[known[1], known[0]]) == (204, 204, 204)


def test_a_hole_larger_than_the_membrane_is_finely_solved_is_put_right() -> None:
    hole, side = Box.square(200, 200, 700), 1100
    rows, columns = np.mgrid[0:side, 0:side]
    plain = np.stack([rows / 8, columns / 8, 200 - rows / 8], axis=-1)
    truth = plain.astype(np.uint8)
    photo = Photo.from_pixels(truth)
    crop = Crop.around(hole, size=photo.size, spec=CLASSIC)
    context = Context.cut(photo, crop=crop, holes=(hole,))
    prediction = np.asarray(
        Image.fromarray(truth[crop.box.slices]).resize((SIDE, SIDE)), np.float32
    )
    fill = blend(prediction / 255 * 0.5, context=context, hole=crop.local(hole))
    assert distance(fill, truth[hole.slices]) <= 16


def test_another_hole_beside_it_is_not_read() -> None:
    truth, hole, other = slope(), Box.square(90, 80, 50), Box.square(140, 70, 60)
    dark = truth / np.float32(255) - np.float32(0.2)
    _, fill = joined(truth, dark, hole, other)
    assert distance(fill, truth[hole.slices]) <= 12


def test_with_nothing_known_the_prediction_stands_alone() -> None:
    photo = Photo.from_pixels(np.zeros((20, 20, 3), np.uint8))
    hole = Box.square(0, 0, 20)
    crop = Crop.around(hole, size=photo.size, spec=CLASSIC)
    context = Context.cut(photo, crop=crop, holes=(hole,))
    prediction = np.full((SIDE, SIDE, 3), 0.6, np.float32)
    assert (blend(prediction, context=context, hole=hole) == 153).all()
