"""Smaller versions of a photo, to be shown."""

import numpy as np
import pytest

from core.photo.halving import halvings
from core.photo.photo import Photo
from tests.factories import landscape, noise


def test_each_is_half_as_large_until_a_screen_holds_it() -> None:
    sizes = [half.shape for half in halvings(noise(2100, 1301))]
    assert sizes == [(651, 1050, 3), (326, 525, 3), (163, 263, 3)]
    assert halvings(noise(512, 300)) == ()


def test_each_is_the_mean_of_the_one_before() -> None:
    pixels = noise(1024, 514)
    (half,) = halvings(pixels)
    means = pixels.reshape(257, 2, 512, 2, 3).mean(axis=(1, 3))
    assert np.abs(half - means).max() <= 0.5


def test_a_photo_makes_them_once_and_nobody_changes_them() -> None:
    photo = Photo.from_pixels(landscape(600, 400))
    (half,) = photo.smaller
    assert photo.smaller[0] is half
    with pytest.raises(ValueError, match="read-only"):
        half[:] = 0
