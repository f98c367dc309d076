import numpy as np
import pytest

from core.training.proof.gain import Gain, gain_of


def errors(photos: int, gain: float, rng: np.random.Generator) -> np.ndarray:
    """Errors that differ much between photos, and ratios that differ by chance."""
    current = 0.06 * np.exp(0.5 * rng.standard_normal(photos))
    return np.stack([current * (1 - gain + 0.1 * rng.standard_normal(photos)), current])


def test_the_gain_is_the_part_of_the_error_that_went_away() -> None:
    found = gain_of([0.01, 0.07], [0.04, 0.06], seed=0)
    assert found.gain == pytest.approx(0.2, abs=1e-4)


def test_a_model_like_the_other_one_is_not_better() -> None:
    same = [0.05, 0.08, 0.03, 0.2]
    assert gain_of(same, same, seed=0) == Gain(0, 0, 0)


def test_a_gain_on_every_photo_is_beyond_chance_and_a_loss_as_well() -> None:
    new, current = errors(30, 0.3, np.random.default_rng(0))
    assert gain_of(new.tolist(), current.tolist(), seed=0).low > 0
    assert gain_of(current.tolist(), new.tolist(), seed=0).high < 0


def test_a_gain_that_one_photo_alone_made_is_chance() -> None:
    current = [0.05] * 20
    new = [0.01, *[0.05] * 19]
    found = gain_of(new, current, seed=0)
    assert found.low <= 0 < found.gain


def test_one_photo_proves_nothing() -> None:
    assert gain_of([0.01], [0.09], seed=0) == Gain(pytest.approx(8 / 9, 1e-3), -1, 1)


def test_two_photos_prove_next_to_nothing() -> None:
    assert gain_of([0.05, 0.08], [0.06, 0.09], seed=0).low < 0


@pytest.mark.parametrize("photos", [4, 6, 30])
def test_the_interval_holds_the_truth_as_often_as_it_says(photos: int) -> None:
    rng = np.random.default_rng(photos)
    many = 300
    found = [
        gain_of(*(part.tolist() for part in errors(photos, 0, rng)), seed=number)
        for number in range(many)
    ]
    assert sum(gain.low <= 0 <= gain.high for gain in found) > 0.91 * many
    assert sum(gain.low > 0 for gain in found) < 0.06 * many


def test_holes_met_exactly_divide_nothing_by_zero() -> None:
    assert gain_of([0, 0, 0], [0, 0, 0], seed=0) == Gain(0, 0, 0)
    worse = gain_of([0.1, 0.1, 0.1], [0, 0, 0], seed=0)
    assert worse.gain == worse.low == -1


def test_the_same_seed_gives_the_same_interval() -> None:
    new, current = (part.tolist() for part in errors(9, 0.1, np.random.default_rng(3)))
    assert gain_of(new, current, seed=4) == gain_of(new, current, seed=4)


@pytest.mark.parametrize(("new", "current"), [([], []), ([0.1], [0.1, 0.2])])
def test_errors_that_are_no_pairs_are_refused(new, current) -> None:
    with pytest.raises(ValueError, match="pairs"):
        gain_of(new, current, seed=0)
