"""What is read from the pixels around a hole."""

import numpy as np

from core.geometry import Box
from core.inpainting.confidence.surroundings import Surroundings
from core.photo.photo import Photo
from tests.factories import noise

HOLE = Box.square(60, 40, 32)
OTHER = Box.square(95, 40, 16)


def test_nothing_that_is_unknown_is_read() -> None:
    pixels = noise(160, 120)
    damaged = pixels.copy()
    for box in (HOLE, OTHER):
        damaged[box.slices] = 255 - damaged[box.slices]
    looks = [
        Surroundings.of(Photo.from_pixels(each), HOLE, (OTHER,))
        for each in (pixels, damaged)
    ]
    assert looks[0] == looks[1]


def test_a_flat_photo_has_neither_texture_nor_structure() -> None:
    photo = Photo.from_pixels(np.full((120, 160, 3), 90, np.uint8))
    assert Surroundings.of(photo, HOLE, ()) == Surroundings(0, 0)


def test_grain_is_texture_and_an_outline_is_structure() -> None:
    grain = np.full((120, 160, 3), 90, np.uint8) + noise(160, 120) // 16
    outline = np.full((120, 160, 3), 90, np.uint8)
    outline[:56] = 200
    grainy, outlined = (
        Surroundings.of(Photo.from_pixels(each), HOLE, ()) for each in (grain, outline)
    )
    assert grainy.texture > 2 * grainy.structure
    assert outlined.structure > 2 * outlined.texture


def test_a_hole_in_a_corner_and_one_as_large_as_the_photo_can_be_looked_at() -> None:
    photo = Photo.from_pixels(noise(160, 120))
    assert Surroundings.of(photo, Box.square(0, 0, 20), ()).texture > 0
    assert Surroundings.of(photo, Box(0, 0, 160, 120), ()) == Surroundings(0, 0)
