"""The tones of a guide for copied pixels: taken over without a halo at edges."""

import numpy as np
import pytest

from core.arrays import Floats
from core.inpainting.detail.filters import blurred
from core.inpainting.detail.tones import FARTHEST, missing_tones

DARK, LIGHT = 0.2, 0.8


def edge(at: int) -> Floats:
    """Dark to the left, light from a column on."""
    light = np.where(np.arange(80) < at, DARK, LIGHT).astype(np.float32)
    return np.repeat(np.tile(light, (60, 1))[..., None], 3, axis=2)


def test_a_soft_guide_leaves_no_halo_at_a_crisp_edge() -> None:
    picture = edge(at=40)
    missing = missing_tones(picture, blurred(edge(at=44), 4))
    assert np.abs(missing).max() < 0.06  # a plain blur of the difference is 0.15


@pytest.mark.parametrize("change", [-0.03, 0.01, 0.02])
def test_another_tone_is_taken_over(change: float) -> None:
    picture = edge(at=40)
    assert missing_tones(picture, picture + change) == pytest.approx(change, abs=2e-3)


def test_each_side_of_an_edge_gets_its_own_tone() -> None:
    picture = edge(at=40)
    guide = np.where(picture < 0.5, picture + 0.03, picture - 0.02)
    missing = missing_tones(picture, guide)
    assert missing[:, :36] == pytest.approx(0.03, abs=2e-3)
    assert missing[:, 44:] == pytest.approx(-0.02, abs=2e-3)


def test_far_pixels_have_no_part() -> None:
    picture = np.random.default_rng(0).random((60, 80, 3), np.float32)
    guide = picture.copy()
    guide[:, 60:] += 0.05
    assert not missing_tones(picture, guide)[:, : 60 - FARTHEST - 3].any()


def test_a_picture_of_one_colour_has_tones_too() -> None:
    picture = np.full((40, 40, 3), 0.5, np.float32)
    assert missing_tones(picture, picture + 0.02) == pytest.approx(0.02, abs=1e-3)
