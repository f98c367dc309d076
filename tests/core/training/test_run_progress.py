"""What a run has told: how far it is, and how long it will take."""

import pytest

from core.training.events import (
    ComparisonAdvanced,
    EpochEnded,
    Heartbeat,
    Paused,
    Phase,
    PhaseChanged,
    Resumed,
    RolledBack,
    RunStarted,
    StepEnded,
)
from core.training.run_progress import RunProgress


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def started(**fields) -> RunStarted:
    return RunStarted(
        **{"photos": 80, "held_out": 20, "epochs": 10, "first_epoch": 0}
        | {"device": "CPU"}
        | fields
    )


def begun(clock: Clock, **fields) -> RunProgress:
    progress = RunProgress(clock)
    progress.hear(started(**fields))
    progress.hear(PhaseChanged(Phase.TRAINING))
    return progress


def step(epoch: int, number: int) -> StepEnded:
    return StepEnded(epoch, number, 10, 0.04, 30.0)


def ended(epoch: int) -> EpochEnded:
    return EpochEnded(epoch, 10, 0.04, 0.05, epoch, 60.0 * epoch)


def work(progress: RunProgress, clock: Clock, *, steps: int, seconds: float) -> None:
    """So many steps from the first on, each so long."""
    for number in range(steps):
        clock.now += seconds
        epoch, place = divmod(number, 10)
        progress.hear(step(epoch + 1, place + 1))


def test_nothing_is_known_before_the_start(clock: Clock) -> None:
    progress = RunProgress(clock)
    assert progress.done is None
    assert progress.phase_done is None
    assert progress.seconds_left is None
    assert progress.epochs_done == 0


def test_epochs_and_their_parts_count(clock: Clock) -> None:
    progress = begun(clock)
    progress.hear(step(1, 5))
    assert progress.epochs_done == 0.5
    progress.hear(ended(1))
    assert progress.epochs_done == 1
    progress.hear(step(2, 5))
    assert progress.done == pytest.approx(0.15)


def test_the_time_left_follows_the_measured_speed(clock: Clock) -> None:
    progress = begun(clock)
    work(progress, clock, steps=20, seconds=3)
    assert progress.seconds_left == pytest.approx(80 * 3, rel=0.01)


def test_a_speed_that_changes_is_believed_after_some_minutes(clock: Clock) -> None:
    progress = begun(clock, epochs=1000)
    work(progress, clock, steps=100, seconds=1)
    for number in range(100, 300):
        clock.now += 4
        epoch, place = divmod(number, 10)
        progress.hear(step(epoch + 1, place + 1))
    assert progress.seconds_left == pytest.approx((10000 - 300) * 4, rel=0.01)


def test_no_time_is_guessed_from_the_first_moments(clock: Clock) -> None:
    progress = begun(clock)
    work(progress, clock, steps=2, seconds=1)
    assert progress.seconds_left is None


def test_a_budget_of_minutes_ends_a_run(clock: Clock) -> None:
    progress = begun(clock, minutes=10.0, epochs=1000)
    clock.now += 150
    assert progress.done == pytest.approx(0.25)
    assert progress.seconds_left == pytest.approx(450)


def test_earlier_sittings_count(clock: Clock) -> None:
    progress = begun(clock, minutes=10.0, epochs=1000, seconds=300.0, first_epoch=4)
    assert progress.epochs_done == 4
    assert progress.seconds_left == pytest.approx(300)


def test_pauses_do_not_count(clock: Clock) -> None:
    progress = begun(clock, minutes=10.0, epochs=1000)
    progress.hear(Paused())
    clock.now += 3600
    assert progress.is_paused
    assert progress.seconds_left == pytest.approx(600)
    progress.hear(Resumed())
    clock.now += 60
    assert progress.seconds_left == pytest.approx(540)


def test_going_back_begins_a_new_count(clock: Clock) -> None:
    progress = begun(clock)
    work(progress, clock, steps=20, seconds=3)
    progress.hear(RolledBack(1, 0.5))
    assert isinstance(progress.note, RolledBack)
    progress.hear(step(1, 1))
    assert progress.seconds_left is None
    for number in range(2, 11):
        clock.now += 6
        progress.hear(step(1, number))
    assert progress.seconds_left == pytest.approx(90 * 6, rel=0.01)


def test_the_comparison_has_a_progress_of_its_own(clock: Clock) -> None:
    progress = begun(clock)
    progress.hear(PhaseChanged(Phase.COMPARING))
    progress.hear(ComparisonAdvanced(0.25))
    assert progress.phase_done == 0.25
    assert progress.seconds_left is None
    progress.hear(PhaseChanged(Phase.SAVING))
    assert progress.phase_done is None


def test_silence_is_counted_from_the_last_sign_of_life(clock: Clock) -> None:
    progress = begun(clock)
    clock.now += 20
    assert progress.silent_seconds == 20
    progress.hear(Heartbeat())
    assert progress.silent_seconds == 0
