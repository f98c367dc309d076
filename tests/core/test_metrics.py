"""The figures of a fill, on cases whose answer is known."""

import math

import numpy as np
import pytest
from skimage.metrics import structural_similarity

from core.arrays import Pixels
from core.geometry import Box
from core.model import metrics
from core.model.metrics import Scores

HOLE = Box.square(20, 30, 24)


@pytest.fixture
def truth() -> Pixels:
    rng = np.random.default_rng(7)
    return rng.integers(40, 200, (90, 80, 3), dtype=np.uint8)


def changed(truth: Pixels, hole: Box, inside: Pixels | int) -> Pixels:
    filled = truth.copy()
    filled[hole.slices] = inside
    return filled


def blurred(pixels: Pixels) -> Pixels:
    shifts = [(dy, dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]
    mean = np.mean([np.roll(pixels, shift, (0, 1)) for shift in shifts], axis=0)
    return mean.round().astype(np.uint8)


@pytest.mark.parametrize(
    "hole", [HOLE, Box(0, 0, 9, 9), Box(60, 70, 80, 90), Box(0, 0, 80, 90)]
)
def test_the_truth_itself_is_perfect(truth: Pixels, hole: Box) -> None:
    scores = metrics.measure(truth, truth.copy(), hole)
    assert scores == Scores(math.inf, pytest.approx(1), 0, 1, 1, 0)


def test_a_constant_offset_costs_what_arithmetic_says(truth: Pixels) -> None:
    filled = changed(truth, HOLE, truth[HOLE.slices] + 10)
    scores = metrics.measure(truth, filled, HOLE)
    assert scores.psnr == pytest.approx(20 * math.log10(255 / 10), abs=1e-4)
    assert scores.l1 == pytest.approx(10 / 255, abs=1e-6)
    assert scores.sharp == pytest.approx(1, abs=1e-5)
    assert 0.9 < scores.ssim < 1


def test_blur_is_less_sharp_and_noise_is_sharper(truth: Pixels) -> None:
    soft = blurred(truth)
    assert metrics.sharp(truth, changed(truth, HOLE, soft[HOLE.slices]), HOLE) < 0.5
    assert metrics.sharp(soft, changed(soft, HOLE, truth[HOLE.slices]), HOLE) > 2


def test_sharpness_does_not_ask_which_way_an_edge_runs() -> None:
    ramp = np.zeros((60, 60, 3), np.uint8)
    ramp[:] = (np.arange(60) * 3)[:, None, None]
    hole = Box.square(10, 20, 30)
    filled = changed(ramp, hole, ramp.transpose(1, 0, 2)[hole.slices])
    assert metrics.sharp(ramp, filled, hole) == pytest.approx(1, abs=1e-5)


def test_seam_is_the_step_at_the_border_over_the_true_one() -> None:
    ramp = np.zeros((40, 40, 3), np.uint8)
    ramp[:] = (np.arange(40) * 4)[None, :, None]
    hole = Box(0, 10, 8, 20)
    filled = changed(ramp, hole, ramp[hole.slices] - np.uint8(0))
    filled[10:20, 7] = 32 - 12  # the only vertical border: the step was 4, is 12
    filled[10:20, :7] = ramp[10:20, :7]
    # borders: 10 px right with step 4 -> 12, 2 x 8 px above and below with 0 -> 8/8
    expected = (10 * 12 + 2 * 8) / (10 * 4)
    assert metrics.seam(ramp, filled, hole) == pytest.approx(expected, rel=1e-5)


def test_sides_on_the_edge_of_the_photo_have_no_seam(truth: Pixels) -> None:
    hole = Box(0, 0, 80, 30)
    filled = changed(truth, hole, 0)
    filled[29] = truth[29]
    assert metrics.seam(truth, filled, hole) == pytest.approx(1)


def test_a_flat_truth_gives_no_division_by_zero() -> None:
    flat = np.full((40, 40, 3), 90, np.uint8)
    hole = Box.square(10, 10, 10)
    assert metrics.sharp(flat, flat, hole) == 1
    assert metrics.seam(flat, flat, hole) == 1
    assert metrics.seam(flat, changed(flat, hole, 20), hole) == math.inf


def test_outside_counts_bytes_and_only_outside(truth: Pixels) -> None:
    filled = changed(truth, HOLE, 0)
    assert metrics.outside(truth, filled, HOLE) == 0
    filled[0, 0] = truth[0, 0] + 1
    filled[29, 20, 1] += 1
    assert metrics.outside(truth, filled, HOLE) == 4


def test_ssim_agrees_with_the_published_window(truth: Pixels) -> None:

    filled = changed(truth, HOLE, blurred(truth)[HOLE.slices])
    weights = np.array([0.299, 0.587, 0.114])
    _, similarity = structural_similarity(
        truth @ weights,
        filled @ weights,
        data_range=255,
        gaussian_weights=True,
        sigma=1.5,
        use_sample_covariance=False,
        full=True,
    )
    expected = similarity[HOLE.slices].mean()
    assert metrics.ssim(truth, filled, HOLE) == pytest.approx(expected, abs=1e-4)


def test_many_fills_become_means_medians_and_a_sum() -> None:
    rows = [
        Scores(20, 0.5, 0.1, 0.2, 1, 0),
        Scores(22, 0.7, 0.3, 0.4, 2, 3),
        Scores(24, 0.6, 0.2, 9.0, math.inf, 1),
    ]
    total = metrics.aggregate(rows)
    assert (total.psnr, total.sharp, total.seam, total.outside) == (22, 0.4, 2, 4)
    assert total.ssim == pytest.approx(0.6)
    assert total.l1 == pytest.approx(0.2)


@pytest.mark.parametrize("hole", [Box(5, 5, 5, 9), Box(70, 80, 90, 95)])
def test_a_hole_must_lie_inside(truth: Pixels, hole: Box) -> None:
    with pytest.raises(ValueError, match="inside"):
        metrics.measure(truth, truth, hole)


def test_sizes_must_agree(truth: Pixels) -> None:
    with pytest.raises(ValueError, match="one size"):
        metrics.measure(truth, truth[:50], HOLE)


def test_no_scores_have_no_aggregate() -> None:
    with pytest.raises(ValueError, match="none"):
        metrics.aggregate([])
