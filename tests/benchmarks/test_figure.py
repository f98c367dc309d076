"""One figure: its ratio, whether it is good, and how it is told."""

import json
from pathlib import Path

from benchmarks.figure import Figure, as_text, seconds, write_json


def test_a_goal_is_for_the_ratio_and_a_limit_for_the_value() -> None:
    assert Figure("paint", 3, "s", baseline=2, goal=1.5).is_met
    assert not Figure("paint", 3, "s", baseline=2, goal=1.4).is_met
    assert Figure("gap", 40, "ms", baseline=1, limit=50).is_met
    assert not Figure("gap", 60, "ms", baseline=100, limit=50).is_met
    assert Figure("whatever", 1e9, "ms").is_met


def test_two_times_are_told_in_the_unit_that_suits_both() -> None:
    long, short = seconds("a", 3, 2), seconds("b", 3, 0.2)
    assert (long.value, long.baseline, long.unit) == (3, 2, "s")
    assert (short.value, short.baseline, short.unit) == (3000, 200, "ms")
    assert short.ratio == 15


def test_the_table_says_which_goals_are_met() -> None:
    good = Figure("paint", 3, "s", baseline=2, goal=2, parts="cold")
    bad = Figure("gap", 80, "ms", limit=50)
    lines = as_text([good, bad]).splitlines()
    assert lines[2] == "| paint | 3 s | 2 s | 1.50 | 2.00 | yes | cold |"
    assert lines[3] == "| gap | 80 ms | - | - | 50 ms | NO |  |"


def test_what_is_written_can_be_read_again(tmp_path: Path) -> None:
    figure = Figure("paint", 3, "s", baseline=2, goal=2, parts="cold")
    write_json(tmp_path / "figures.json", [figure])
    (data,) = json.loads((tmp_path / "figures.json").read_text())
    assert data["ratio"] == 1.5
    assert Figure.from_data(data) == figure
