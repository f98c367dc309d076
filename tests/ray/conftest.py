"""Tests on a Ray cluster of this computer; without Ray there is nothing to test."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.ray.local_cluster import LocalCluster, local_cluster

# Ray is an extra, which `make test` does without; `make test-cluster` installs it.
collect_ignore_glob = [] if find_spec("ray") else ["test_*.py"]


@pytest.fixture(scope="session")
def ray_cluster() -> Iterator[LocalCluster]:
    """With four processors."""
    with local_cluster(4) as cluster:
        yield cluster


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    return tmp_path / "logs"
