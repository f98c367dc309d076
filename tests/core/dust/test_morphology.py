"""The top-hat leaves what is narrow, wherever it lies."""

import numpy as np
import pytest

from core.dust.grey import brightness, halved, softened
from core.dust.morphology import opened, raised, spread


def slow(grey: np.ndarray, side: int, extreme) -> np.ndarray:
    half = side // 2
    wide = np.pad(grey, half, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(wide, (side, side))
    return extreme(windows, axis=(-1, -2))


@pytest.fixture
def grey() -> np.ndarray:
    return np.random.default_rng(3).integers(0, 256, (37, 29), np.uint8)


@pytest.mark.parametrize("side", [1, 3, 7, 11])
def test_minima_and_maxima_are_those_of_the_square(grey: np.ndarray, side: int) -> None:
    assert np.array_equal(spread(grey, side), slow(grey, side, np.max))
    eroded = slow(grey, side, np.min)
    assert np.array_equal(opened(grey, side), slow(eroded, side, np.max))


def test_bands_leave_no_trace() -> None:
    grey = np.random.default_rng(4).integers(0, 256, (2100, 16), np.uint8)
    assert np.array_equal(raised(grey, 11), grey - opened(grey, 11))
    rows = softened(grey)
    assert np.array_equal(rows[500:540], softened(grey[490:550])[10:50])
    assert np.array_equal(halved(grey)[250:270], halved(grey[500:540]))


def test_brightness_is_that_of_the_eye() -> None:
    colours = np.array([[[255, 255, 255], [0, 0, 0], [0, 255, 0], [0, 0, 255]]], "u1")
    white, black, green, blue = brightness(colours)[0].tolist()
    assert (white, black) == (255, 0)
    assert green > 4 * blue
