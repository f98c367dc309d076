"""Speaking with a Ray cluster, and what people are told where there is none."""

import logging
import os
import socket
import sys
from collections.abc import Iterator

import pytest

from core.errors import RayMissing, RayUnusable
from core.ray import connection
from core.ray.chatter import FILE
from core.ray.connection import connected, import_ray


@pytest.fixture(scope="module")
def ray():
    return import_ray()


def refusal(address: str, logs) -> str:
    with pytest.raises(RayUnusable) as told, connected(address, logs=logs):
        pass
    assert address in str(told.value)
    assert not import_ray().is_initialized()
    return told.value.reason


@pytest.fixture
def quick(monkeypatch) -> None:
    monkeypatch.setattr(connection, "_ANSWER", 0.5)
    monkeypatch.setattr(connection, "_FREE", 0.5)


@pytest.fixture
def silent() -> Iterator[str]:
    """An address where somebody listens who says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"127.0.0.1:{server.getsockname()[1]}"


def test_a_cluster_tells_what_it_has(ray, ray_cluster, logs) -> None:
    with connected(ray_cluster.address, logs=logs) as cluster:
        assert cluster.address == ray_cluster.address
        assert [node.cpus for node in cluster.nodes] == [4]
        assert cluster.free_cpus == 4
    assert not ray.is_initialized()


def test_ray_neither_speaks_on_the_terminal_nor_keeps_statistics(
    ray_cluster, logs, capfd
) -> None:
    with connected(ray_cluster.address, logs=logs):
        from ray._common.usage import usage_lib

        assert not usage_lib.usage_stats_enabled()
        logging.getLogger("ray").warning("something")
    assert capfd.readouterr() == ("", "")
    assert "something" in (logs / FILE).read_text("utf-8")
    assert os.environ["RAY_USAGE_STATS_ENABLED"] == "0"


@pytest.mark.parametrize(
    "address", ["auto", "somewhere", "10.0.0.7:0", "ray://127.0.0.1:10001", ""]
)
def test_what_is_no_address_is_said_so(address: str, logs) -> None:
    assert "is like 10.0.0.7:6379" in refusal(address, logs)


@pytest.mark.usefixtures("quick")
def test_an_address_where_nobody_is_is_said_so(silent, logs) -> None:
    assert "no Ray answered there" in refusal("127.0.0.1:9", logs)
    assert "no Ray answered there" in refusal(silent, logs)


def test_another_port_of_the_cluster_is_said_so(
    ray, ray_cluster, logs, monkeypatch
) -> None:
    # Ray asks twenty times, once a second.
    monkeypatch.setattr(ray._private.ray_constants, "NUM_REDIS_GET_RETRIES", 1)
    with connected(ray_cluster.address, logs=logs):
        port = ray.nodes()[0]["NodeManagerPort"]
    assert "not the port of its head" in refusal(f"127.0.0.1:{port}", logs)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_another_version_is_named(ray, ray_cluster, logs, monkeypatch) -> None:
    real = ray.__version__
    monkeypatch.setattr(ray, "__version__", "2.0.1")
    reason = refusal(ray_cluster.address, logs)
    assert f"runs Ray {real} on Python" in reason
    assert "this computer has Ray 2.0.1" in reason


@pytest.mark.usefixtures("quick")
def test_a_cluster_that_is_busy_is_said_so(ray, ray_cluster, logs, monkeypatch) -> None:
    monkeypatch.setattr(ray, "available_resources", lambda: {"CPU": 0.5})
    assert "all of its processors are in use" in refusal(ray_cluster.address, logs)


def test_without_ray_people_are_told_what_to_install(logs, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with (
        pytest.raises(RayMissing, match="pip install"),
        connected("127.0.0.1:6379", logs=logs),
    ):
        pass


def test_a_log_that_cannot_be_written_is_no_failure(ray_cluster, tmp_path) -> None:
    (tmp_path / "logs").write_text("a file")
    with connected(ray_cluster.address, logs=tmp_path / "logs") as cluster:
        assert cluster.nodes
