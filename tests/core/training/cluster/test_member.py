"""What a launcher tells a worker of its place, right and wrong."""

import json

import pytest

from core.errors import ClusterUnusable
from core.training.cluster.member import Address, Member
from tests.core.training.cluster.ports import tf_config

TWO = ["10.0.0.7:2222", "10.0.0.8:2222"]


def member(text: str) -> Member:
    return Member.from_environment({"TF_CONFIG": text})


def config(cluster: object, kind: str = "worker", index: object = 0) -> str:
    return json.dumps({"cluster": cluster, "task": {"type": kind, "index": index}})


def test_the_first_worker_is_the_chief() -> None:
    first, second = (member(tf_config(TWO, rank)) for rank in (0, 1))
    assert first.is_chief
    assert not second.is_chief
    assert second.chief == first.address == Address("10.0.0.7", 2222)
    assert second.name_of(1) == "worker 2 of 2 (10.0.0.8:2222)"


def test_a_chief_by_name_comes_before_the_workers() -> None:
    cluster = {"worker": ["b:1", "c:1"], "chief": ["a:1"]}
    assert member(config(cluster, "chief")).rank == 0
    assert member(config(cluster, "worker", 1)).rank == 2
    assert member(config(cluster)).chief == Address("a", 1)


def test_an_address_of_version_6_keeps_its_colons() -> None:
    assert Address.of("[fe80::1]:2222") == Address("fe80::1", 2222)


def test_nothing_told_is_said_so() -> None:
    with pytest.raises(ClusterUnusable, match="TF_CONFIG is not set"):
        Member.from_environment({})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "no description of workers"),
        ("[]", "no description of workers"),
        ('{"cluster": {}}', "no description of workers"),
        (config({"worker": ["nowhere"]}), "no description of workers"),
        (config({"worker": ["a:0"]}), "no description of workers"),
        (config({"worker": [7]}), "no description of workers"),
        (config({"worker": TWO}, index=2), "calls this worker 2, and names 2"),
        (config({"worker": TWO}, index=-1), "calls this worker -1"),
        (config({"worker": TWO}, index="1"), "calls this worker 1"),
        (config({"worker": TWO, "ps": ["a:1"]}), "names a ps"),
        (config({"worker": TWO}, kind="evaluator"), "names a evaluator"),
        (config({"worker": ["a:1", "a:1"]}), "names one address twice"),
        (config({"chief": TWO}, kind="chief"), "calls this chief 0, and names 2"),
    ],
)
def test_a_wrong_place_is_said_so(text: str, reason: str) -> None:
    with pytest.raises(ClusterUnusable, match=reason):
        member(text)
