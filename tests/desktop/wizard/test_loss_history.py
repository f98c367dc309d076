"""What the chart shows of a run, and in how little memory."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.training.events import Heartbeat, StartJudged
from desktop.wizard.chart_range import epoch_range, loss_range
from desktop.wizard.loss_history import Curve, LossHistory
from tests.desktop.wizard.runs import epoch_ended, step


def test_the_curves_of_a_run() -> None:
    history = LossHistory()
    assert history.is_empty
    assert history.hear(StartJudged(0.05))
    assert history.is_empty
    assert history.hear(step(1, 5, loss=0.06))
    assert history.hear(epoch_ended(1, 0.045))
    assert history.hear(epoch_ended(2, 0.047, best=1))
    assert not history.hear(Heartbeat())
    assert history.start == 0.05
    assert (history.steps.xs, history.steps.ys) == ([0.5], [0.06])
    assert (history.validation.xs, history.validation.ys) == ([1, 2], [0.045, 0.047])
    assert history.training.xs == [0.5, 1.5]
    assert history.best == (1, 0.045)


def test_a_best_epoch_of_an_earlier_sitting_is_not_marked() -> None:
    history = LossHistory()
    history.hear(epoch_ended(5, 0.05, best=3))
    assert history.best is None


def test_losses_that_are_no_numbers_are_left_out() -> None:
    history = LossHistory()
    history.hear(step(1, 1, loss=float("nan")))
    history.hear(step(1, 2, loss=float("inf")))
    assert history.is_empty


def test_going_back_forgets_what_came_after() -> None:
    curve = Curve()
    for x in range(1, 6):
        curve.add(x, 10.0 * x)
    curve.add(3, 33.0)
    assert curve.xs == [1, 2, 3]
    assert curve.ys == [10.0, 20.0, 33.0]


def test_a_night_of_steps_stays_small_and_keeps_its_shape() -> None:
    curve = Curve()
    for number in range(432_000):
        curve.add(float(number), float(number))
    assert 300 <= len(curve.xs) <= 600
    assert curve.xs == sorted(curve.xs)
    assert curve.xs[0] < 2000
    assert curve.xs[-1] > 430_000
    assert curve.ys == pytest.approx(curve.xs)


def test_an_outlier_moves_the_smoothed_curve_a_little_only() -> None:
    curve = Curve()
    for x in range(100):
        curve.add(x, 100.0 if x == 50 else 1.0)
    smoothed = curve.smoothed()
    assert smoothed[0] == 1.0
    assert smoothed[49] == pytest.approx(1.0)
    assert max(smoothed) < 10


@given(st.lists(st.floats(0.001, 10), min_size=1, max_size=30))
def test_the_epochs_are_always_in_view(losses: list[float]) -> None:
    history = LossHistory()
    for epoch, loss in enumerate(losses, start=1):
        history.hear(epoch_ended(epoch, loss))
    low, high = loss_range(history)
    assert low < min(history.training.ys + losses)
    assert high > max(losses)
    first, last = epoch_range(history)
    assert first <= 0.5
    assert len(losses) < last <= 2 * len(losses)


def test_the_first_steps_of_a_fresh_network_do_not_flatten_the_rest() -> None:
    history = LossHistory()
    for number in range(1, 401):
        history.hear(step(number // 10 + 1, number % 10, loss=5 if number < 3 else 0.1))
    _, high = loss_range(history)
    assert high < 1


def test_nothing_heard_is_an_empty_chart() -> None:
    assert loss_range(LossHistory()) == (0.0, 1.0)
    assert epoch_range(LossHistory()) == (0.0, 1.0)


def test_a_resumed_run_begins_where_it_went_on() -> None:
    history = LossHistory()
    history.hear(step(8, 3))
    assert epoch_range(history) == (7.0, 8.0)
