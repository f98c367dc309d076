"""How far a batch is, and the time that it will still take."""

import pytest

from core.batch.events import JobAdvanced, JobEnded, JobStarted, ModelPreparing
from core.batch.job import JobResult, JobState
from core.batch.pace import Pace


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pace(clock: Clock) -> Pace:
    """Of three pictures with two squares each."""
    return Pace([2, 2, 2], clock=clock)


def ended(number: int, state: JobState = JobState.DONE) -> JobEnded:
    return JobEnded(number, JobResult(state))


def test_the_time_left_follows_from_the_squares_filled(
    pace: Pace, clock: Clock
) -> None:
    pace.hear(JobStarted(0))
    clock.now = 3
    pace.hear(JobAdvanced(0, 0.9))
    assert pace.seconds_left is None
    clock.now = 4
    pace.hear(JobAdvanced(0, 1.0))
    assert pace.seconds_left == pytest.approx(20)
    pace.hear(ended(0))
    clock.now = 8
    assert pace.ended == 1
    assert pace.share == pytest.approx(1 / 3)
    assert pace.seconds_left == pytest.approx(16)


def test_a_pause_takes_no_time(pace: Pace, clock: Clock) -> None:
    clock.now = 4
    pace.hear(ended(0))
    pace.pause()
    clock.now = 1000
    assert pace.seconds_left == pytest.approx(8)
    pace.resume()
    pace.resume()
    clock.now = 1004
    assert pace.seconds_left == pytest.approx(16)


def test_what_was_skipped_does_not_make_the_rest_look_quick(
    pace: Pace, clock: Clock
) -> None:
    pace.hear(ended(0, JobState.SKIPPED))
    clock.now = 4
    pace.hear(ended(1))
    assert pace.share == pytest.approx(2 / 3)
    assert pace.seconds_left == pytest.approx(4)


def test_at_the_end_nothing_is_left(pace: Pace, clock: Clock) -> None:
    clock.now = 5
    for number in range(3):
        pace.hear(ended(number))
    assert (pace.ended, pace.share, pace.seconds_left) == (3, 1.0, 0.0)
    assert Pace([]).share == 1.0


def test_jobs_that_are_at_work_together_all_count(pace: Pace, clock: Clock) -> None:
    for number in range(3):
        pace.hear(JobStarted(number))
    pace.hear(JobAdvanced(0, 0.0))
    clock.now = 6
    pace.hear(JobAdvanced(0, 1.0))
    pace.hear(JobAdvanced(2, 1.5))
    pace.hear(JobAdvanced(1, 0.5))
    assert pace.squares == pytest.approx(3)
    assert pace.share == pytest.approx(0.5)
    assert pace.seconds_left == pytest.approx(6)
    pace.hear(ended(2))
    assert pace.squares == pytest.approx(3.5)


def test_a_job_that_is_tried_again_goes_back(pace: Pace) -> None:
    pace.hear(JobAdvanced(0, 1.5))
    pace.hear(JobAdvanced(0, 0.1))
    assert pace.squares == pytest.approx(0.1)


def test_loading_the_model_is_no_pace(pace: Pace, clock: Clock) -> None:
    pace.hear(JobStarted(0))
    pace.hear(ModelPreparing())
    clock.now = 100
    pace.hear(JobAdvanced(0, 0.0))
    clock.now = 102
    pace.hear(JobAdvanced(0, 1.0))
    assert pace.seconds_left == pytest.approx(10)


def test_looking_at_what_is_there_already_takes_no_time(
    pace: Pace, clock: Clock
) -> None:
    clock.now = 50
    pace.hear(ended(0, JobState.SKIPPED))
    clock.now = 52
    pace.hear(ended(1))
    assert pace.seconds_left == pytest.approx(2)
