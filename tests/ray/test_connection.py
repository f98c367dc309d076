"""Speaking with a Ray cluster, and what people are told where there is none."""

import socket
import pytest

from core.errors import RayUnusable
from core.ray.connection import connected


def test_a_cluster_tells_what_it_has(ray_cluster, logs) -> None:
    with connected(ray_cluster.address, logs=logs) as cluster:
        assert [node.cpus for node in cluster.nodes] == [4]
        assert cluster.free_cpus == 4
