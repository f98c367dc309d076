"""How a cluster is dealt out among the workers of a run."""

import pytest

from core.errors import ClusterUnusable
from core.ray.training.room import Node, Room, nodes_of, room_for


@pytest.mark.parametrize(
    ("workers", "nodes", "room"),
    [
        (2, [Node(4)], Room(2, 2, has_gpus=False)),
        (3, [Node(4)], Room(3, 1, has_gpus=False)),
        (3, [Node(16), Node(16), Node(8)], Room(3, 8, has_gpus=False)),
        (2, [Node(16), Node(16), Node(8)], Room(2, 16, has_gpus=False)),
        (None, [Node(16), Node(16)], Room(2, 16, has_gpus=False)),
        (None, [Node(64, 8), Node(64, 8)], Room(16, 8, has_gpus=True)),
        (4, [Node(64, 2), Node(8, 2), Node(8)], Room(4, 4, has_gpus=True)),
    ],
)
def test_the_cluster_is_dealt_out_evenly(workers, nodes, room) -> None:
    assert room_for(workers, nodes) == room


@pytest.mark.parametrize(
    ("workers", "nodes", "reason"),
    [
        (5, [Node(4)], "no room for 5 on the Ray cluster, which has 4 cores"),
        (3, [Node(8, 2)], "no room for 3 on the Ray cluster, which has 2 GPUs and 8"),
        (None, [], "no room for 0 on the Ray cluster, which has 0 cores"),
    ],
)
def test_a_cluster_that_is_too_small_is_refused(workers, nodes, reason) -> None:
    with pytest.raises(ClusterUnusable, match=reason):
        room_for(workers, nodes)


def test_a_worker_takes_its_gpu_and_its_cores() -> None:
    assert Room(2, 8, has_gpus=True).resources == {"CPU": 8, "GPU": 1}
    assert Room(2, 8, has_gpus=False).resources == {"CPU": 8}


def test_the_dead_and_those_that_lend_nothing_do_not_count() -> None:
    told = [
        {"Alive": True, "Resources": {"CPU": 4.0, "memory": 1e9}},
        {"Alive": True, "Resources": {"CPU": 8.0, "GPU": 1.0}},
        {"Alive": True, "Resources": {"memory": 1e9}},
        {"Alive": False, "Resources": {}},
        {"Alive": False},
    ]
    assert nodes_of(told) == (Node(4), Node(8, 1), Node(0))
