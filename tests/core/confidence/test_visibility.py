"""What counts as a visible error."""

import numpy as np

from core.arrays import Pixels
from core.inpainting.confidence.visibility import (
    luminance,
    masked,
    mean_step,
    visible_error,
)
from tests.factories import noise


def flat(level: int, side: int = 64) -> Pixels:
    return np.full((side, side, 3), level, np.uint8)


def test_the_truth_itself_has_none() -> None:
    truth = noise(48, 48)
    assert visible_error(truth, truth.copy(), texture=10) == 0


def test_texture_hides_a_wrong_tone() -> None:
    calm = visible_error(flat(100), flat(120), texture=0)
    busy = visible_error(flat(100), flat(120), texture=20)
    assert calm > 4 * busy > 0


def test_other_grain_of_the_same_kind_shows_less_than_a_wrong_tone() -> None:
    truth = flat(100) // 2 + noise(64, 64) // 4
    other = flat(100) // 2 + noise(64, 64, seed=1) // 4
    darker = truth - np.uint8(20)
    assert visible_error(truth, other, texture=20) < 0.3
    assert visible_error(truth, darker, texture=20) > 0.8


def test_a_fill_without_the_grain_around_it_shows() -> None:
    truth = flat(100) // 2 + noise(64, 64) // 4
    mean = truth.mean(axis=(0, 1)).round().astype(np.uint8)
    smooth = np.tile(mean, (64, 64, 1))
    grainy = flat(100) // 2 + noise(64, 64, seed=1) // 4
    error = visible_error(truth, smooth, texture=20)
    assert error > 1.5 * visible_error(truth, grainy, texture=20)


def test_a_step_needs_two_known_neighbours() -> None:
    values = luminance(flat(10, side=4))
    values[:, 2:] = 200
    known = np.ones((4, 4), np.bool_)
    known[:, 2] = False
    assert mean_step(values) > 0
    assert mean_step(values, known) == 0
    assert mean_step(values[:1, :1]) == 0


def test_nobody_sees_two_levels() -> None:
    assert masked(2, texture=0) == 1
