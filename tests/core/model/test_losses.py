import numpy as np
import pytest

from core.model.losses import (
    Loss,
    adversarial_loss,
    composite,
    critic_loss,
    feature_loss,
)

SIDE, GRID = 32, 4


def pictures(seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return rng.random((2, SIDE, SIDE, 3), np.float32)


def masks() -> np.ndarray:
    """One hole over 2 x 2 patches of 8 px, and one over a half and a quarter."""
    holes = np.zeros((2, SIDE, SIDE, 1), np.float32)
    holes[0, 8:24, 8:24] = 1
    holes[1, 0:8, 4:10] = 1
    return holes


def judgements(seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return rng.normal(0, 1, (2, GRID, GRID, 1)).astype(np.float32)


def test_hole_l1_sees_the_holes_alone() -> None:
    truth, holes = pictures(0), masks()
    off_outside = truth + (1 - holes)
    assert np.allclose(Loss.HOLE_L1.of(off_outside, truth, holes), 0)
    off_inside = truth + 0.25 * holes
    assert np.allclose(Loss.HOLE_L1.of(off_inside, truth, holes), 0.25, atol=1e-6)


def test_mean_squared_sees_the_whole_picture() -> None:
    truth = pictures(0)
    loss = Loss.MEAN_SQUARED.of(truth + 0.5, truth, masks())
    assert np.allclose(loss, 0.25, atol=1e-6)


def test_a_composite_is_the_truth_outside_and_the_prediction_inside() -> None:
    truth, prediction, holes = pictures(0), pictures(1), masks()
    whole = np.asarray(composite(prediction, truth, holes))
    inside = np.broadcast_to(holes > 0, whole.shape)
    assert np.array_equal(whole[~inside], truth[~inside])
    assert np.allclose(whole[inside], prediction[inside], atol=1e-6)


def test_judgements_outside_the_holes_teach_nobody() -> None:
    real, fake, holes = judgements(0), judgements(1), masks()
    before = critic_loss(real, fake, holes), adversarial_loss(fake, holes)
    outside = np.ones((2, GRID, GRID, 1), np.bool_)
    outside[0, 1:3, 1:3] = False
    outside[1, 0, 0:2] = False
    real[outside], fake[outside] = 50, 50
    after = critic_loss(real, fake, holes), adversarial_loss(fake, holes)
    assert np.allclose(before, after)


def test_a_patch_counts_by_its_part_of_the_hole() -> None:
    fake = np.zeros((2, GRID, GRID, 1), np.float32)
    fake[1, 0, 0], fake[1, 0, 1] = 3, 6
    # Columns 4..10: four of them lie in the first patch and two in the second.
    loss = np.asarray(adversarial_loss(fake, masks()))
    assert loss[1] == pytest.approx(-(4 * 3 + 2 * 6) / 6)


def test_a_critic_that_is_right_and_sure_has_nothing_to_learn() -> None:
    sure = np.full((2, GRID, GRID, 1), 1.5, np.float32)
    assert np.allclose(critic_loss(sure, -sure, masks()), 0)
    assert np.allclose(critic_loss(-sure, sure, masks()), 5)


def test_equal_features_cost_nothing_and_small_holes_teach_as_much() -> None:
    holes = np.zeros((2, SIDE, SIDE, 1), np.float32)
    holes[0, :16, :16] = holes[1, :8, :8] = 1
    photo = np.zeros((2, GRID, GRID, 5), np.float32)
    fill = photo.copy()
    fill[0, :2, :2] = fill[1, :1, :1] = 0.5
    assert np.allclose(feature_loss([photo], [photo], holes), 0)
    assert np.allclose(feature_loss([photo], [fill], holes), 0.5)


def test_a_picture_without_holes_is_no_division_by_zero() -> None:
    nothing = np.zeros((2, SIDE, SIDE, 1), np.float32)
    same = judgements(0)
    losses = (
        Loss.HOLE_L1.of(pictures(0), pictures(0), nothing),
        critic_loss(same, same, nothing),
        adversarial_loss(same, nothing),
        feature_loss([same], [same], nothing),
    )
    assert np.allclose(losses, 0)
