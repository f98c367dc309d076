"""The surface that a frame spans."""

import numpy as np
import pytest

from core.arrays import Floats
from core.inpainting.membrane import membrane


def random_frame(height: int, width: int) -> tuple[Floats, dict[str, Floats]]:
    frame = np.random.default_rng(3).random((height + 2, width + 2, 2), np.float32)
    sides = {
        "top": frame[0, 1:-1],
        "right": frame[1:-1, -1],
        "bottom": frame[-1, 1:-1],
        "left": frame[1:-1, 0],
    }
    return frame, sides


@pytest.mark.parametrize(("height", "width"), [(8, 8), (5, 40), (64, 33), (1, 1)])
def test_every_value_is_the_mean_of_its_neighbours(height: int, width: int) -> None:
    surface, sides = random_frame(height, width)
    surface[1:-1, 1:-1] = membrane(**sides)
    around = (
        surface[:-2, 1:-1] + surface[2:, 1:-1] + surface[1:-1, :-2] + surface[1:-1, 2:]
    )
    assert np.abs(around / 4 - surface[1:-1, 1:-1]).max() < 1e-3


def test_a_level_frame_spans_a_level_surface() -> None:
    level = np.full((300, 3), 0.25, np.float32)
    surface = membrane(top=level, right=level, bottom=level, left=level)
    assert surface.shape == (300, 300, 3)
    assert np.abs(surface - 0.25).max() < 1e-3


def test_a_long_frame_spans_what_its_solution_says() -> None:
    height, width = 350, 500
    rows, columns = np.arange(height + 2.0)[:, None], np.arange(width + 2.0)
    # The real part of an analytic function is such a surface, whatever its scale.
    truth = ((columns - 90) * (rows - 120) / 40_000).astype(np.float32)[..., None]
    surface = membrane(
        top=truth[0, 1:-1],
        right=truth[1:-1, -1],
        bottom=truth[-1, 1:-1],
        left=truth[1:-1, 0],
    )
    assert surface.shape == (height, width, 1)
    assert np.abs(surface - truth[1:-1, 1:-1]).max() < 0.002 * np.ptp(truth)
