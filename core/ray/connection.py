"""Being connected to a Ray cluster for a while, or being told in a sentence why not.

A cluster is never started from here, so neither a dashboard nor Ray's statistics of
usage are; what Ray says goes into a file of its own.
"""

from __future__ import annotations

import logging
import math
import os
import re
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.errors import RayMissing, RayUnusable
from core.quiet import quiet_stderr
from core.ray.chatter import kept_in
from core.training.cluster.member import Address

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ANSWER = 10.0  # seconds
_FREE = 10.0  # seconds until a cluster that has just begun knows what it has
_MOMENT = 0.25  # seconds
_VERSIONS = re.compile(r"Ray: (\S+)\s+Python: (\S+)")

Ray = Any
"""The library."""
Answer = Any
"""What Ray promises to bring: its `ObjectRef`."""


@dataclass(frozen=True, slots=True)
class RayNode:
    """A computer of the cluster.

    Attributes:
        id: By which Ray knows it.
        address: Where it is, for people.
        cpus: That it lends to the cluster, free or not.
    """

    id: str
    address: str
    cpus: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """What this program is connected to.

    Attributes:
        address: As it was typed.
        nodes: The computers that lend processors.
        free_cpus: Processors of all of them that nobody uses; at least 1.
    """

    address: str
    nodes: tuple[RayNode, ...]
    free_cpus: int


@contextmanager
def connected(address: str, *, logs: Path) -> Iterator[Cluster]:
    """Speak with a cluster; the connection ends with the block, in whichever way.

    Args:
        address: Of its head, "host:port". This computer has to be one of the cluster's;
            Ray Client, for others, loses all work with the first pause of the network.
        logs: Folder for what Ray says; made when missing.

    Raises:
        RayMissing: Ray is not installed.
        RayUnusable: Nobody answers, it is no Ray, one of another version, or one whose
            processors are all in use.
    """
    place = _address(address)
    ray = import_ray()
    with ExitStack() as stack:
        listen_again = stack.enter_context(kept_in(logs))
        _knock(address, place)
        stack.callback(ray.shutdown)
        _join(ray, address)
        listen_again()
        yield _looked_over(ray, address)


def _address(text: str) -> Address:
    try:
        if "/" in text:
            raise ValueError(text)
        return Address.of(text)
    except ValueError as error:
        raise RayUnusable(
            text, "an address is like 10.0.0.7:6379, and told by `ray start`"
        ) from error


def import_ray() -> Ray:
    """Ray, which would otherwise ask for statistics of usage when it is imported.

    Raises:
        RayMissing: It is not installed.
    """
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    try:
        with quiet_stderr():
            import ray
    except ImportError as error:
        raise RayMissing from error
    return ray


def _knock(address: str, place: Address) -> None:
    """Ray itself would wait for minutes where nothing, or something else, answers."""
    import grpc

    with grpc.insecure_channel(str(place)) as channel:
        try:
            grpc.channel_ready_future(channel).result(timeout=_ANSWER)
        except grpc.FutureTimeoutError as error:
            raise RayUnusable(
                address, f"no Ray answered there within {_ANSWER:.0f} seconds"
            ) from error


def _join(ray: Ray, address: str) -> None:
    try:
        with quiet_stderr():
            ray.init(address, log_to_driver=False, configure_logging=False)
    except (OSError, RuntimeError, ValueError, ray.exceptions.RayError) as error:
        logging.getLogger("ray").info("The connection failed.", exc_info=error)
        raise RayUnusable(address, _why_not(ray, error)) from error


def _why_not(ray: Ray, error: Exception) -> str:
    """What is wrong, from what Ray says at length."""
    versions = _VERSIONS.search(str(error))
    if versions:
        theirs, own = versions.groups(), (ray.__version__, _python())
        return (
            f"it runs Ray {theirs[0]} on Python {theirs[1]}, and this computer has "
            f"Ray {own[0]} on Python {own[1]}"
        )
    if isinstance(error, ConnectionError):
        return "what answers there is no Ray, or not the port of its head"
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return f"Ray says: {lines[0].rstrip('.')}"


def _python() -> str:
    import platform

    return platform.python_version()


def _looked_over(ray: Ray, address: str) -> Cluster:
    """The cluster's computers, once there is a free processor."""
    until = time.monotonic() + _FREE
    while (free := math.floor(ray.available_resources().get("CPU", 0))) < 1:
        if time.monotonic() > until:
            raise RayUnusable(address, "all of its processors are in use")
        time.sleep(_MOMENT)
    nodes = (
        RayNode(
            node["NodeID"],
            node["NodeManagerAddress"],
            math.floor(node["Resources"]["CPU"]),
        )
        for node in ray.nodes()
        if node["Alive"] and node["Resources"].get("CPU", 0) >= 1
    )
    return Cluster(address, tuple(nodes), free)
