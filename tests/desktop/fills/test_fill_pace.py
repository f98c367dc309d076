"""The time left of a fill is guessed, and told when that helps."""

from desktop.fills.fill_pace import FillPace


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_time_left_follows_the_part_that_is_done() -> None:
    clock = Clock()
    pace = FillPace(clock=clock)
    clock.now += 10
    pace.hear(0.25)
    assert pace.seconds_left == 30


def test_nothing_is_told_too_early_or_for_a_moment() -> None:
    clock = Clock()
    pace = FillPace(clock=clock)
    clock.now += 1
    pace.hear(0.01)
    assert pace.seconds_left is None
    clock.now += 20
    pace.hear(0.9)
    assert pace.seconds_left is None


def test_what_is_new_begins_anew() -> None:
    clock = Clock()
    pace = FillPace(clock=clock)
    clock.now += 10
    pace.hear(0.25)
    pace.begin()
    assert pace.seconds_left is None
    clock.now += 5
    pace.hear(0.0)
    assert pace.seconds_left is None
