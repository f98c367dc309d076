"""How much of a Ray cluster each worker of a run gets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.errors import ClusterUnusable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any


@dataclass(frozen=True, slots=True)
class Node:
    """A computer of the cluster.

    Attributes:
        cores: That Ray may give away.
        gpus: That Ray may give away.
    """

    cores: int
    gpus: int = 0


@dataclass(frozen=True, slots=True)
class Room:
    """What a run takes of the cluster.

    Attributes:
        workers: Of the run.
        cores: Of each.
        has_gpus: Whether each has a GPU of its own.
    """

    workers: int
    cores: int
    has_gpus: bool

    @property
    def resources(self) -> dict[str, float]:
        """Of each worker, in Ray's words."""
        gpu = {"GPU": 1.0} if self.has_gpus else {}
        return {"CPU": float(self.cores)} | gpu


def nodes_of(described: Iterable[Mapping[str, Any]]) -> tuple[Node, ...]:
    """The living computers in what `ray.nodes()` tells."""
    resources = (each.get("Resources", {}) for each in described if each["Alive"])
    return tuple(
        Node(int(each.get("CPU", 0)), int(each.get("GPU", 0))) for each in resources
    )


def room_for(workers: int | None, nodes: Sequence[Node]) -> Room:
    """Deal the cluster out in equal parts.

    Where there are GPUs, each worker gets one, and otherwise its share of the cores.

    Args:
        workers: As a person asked for; None is one for each GPU or, without any, for
            each computer.
        nodes: Of the cluster.

    Raises:
        ClusterUnusable: It is too small for so many.
    """
    gpus = sum(node.gpus for node in nodes)
    count = workers or gpus or sum(node.cores > 0 for node in nodes)
    most = max((node.cores for node in nodes), default=0)
    for cores in range(most, 0, -1):
        if 0 < count <= sum(_fitting(node, cores, has_gpus=gpus > 0) for node in nodes):
            return Room(count, cores, has_gpus=gpus > 0)
    found = f"{gpus} GPUs and " if gpus else ""
    raise ClusterUnusable(
        f"there is no room for {count} on the Ray cluster, which has {found}"
        f"{sum(node.cores for node in nodes)} cores; each worker takes "
        f"{'a GPU and a core' if gpus else 'a core'} or more"
    )


def _fitting(node: Node, cores: int, *, has_gpus: bool) -> int:
    """How many workers of so many cores a computer takes."""
    count = node.cores // cores
    return min(count, node.gpus) if has_gpus else count
