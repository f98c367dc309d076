"""How much quicker several processes train together: the table and its processes."""

import json

import pytest

from benchmarks import scaling
from benchmarks.scaling import Pace
from core.training.cluster.member import VARIABLE, Member


def test_efficiency_is_the_gain_for_each_process() -> None:
    row = scaling._row(Pace(4, 16, 20.0), Pace(1, 16, 10.0))
    assert row == "| 4 | 16 | 20.00 | 2.00 | 50% |"


def test_one_process_trains_alone_and_more_know_of_each_other() -> None:
    addresses = ["127.0.0.1:1", "127.0.0.1:2"]
    assert VARIABLE not in scaling._environment(addresses[:1], 0)
    config = scaling._environment(addresses, 1)
    member = Member.from_environment(config)
    assert (len(member.workers), member.rank) == (2, 1)
    assert json.loads(config[VARIABLE])["cluster"]["worker"] == addresses


def test_a_process_that_fails_is_told(tmp_path) -> None:
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        scaling._told(tmp_path, kind="train", count=1, batch=0, steps=0)
