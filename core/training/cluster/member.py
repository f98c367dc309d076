"""Which worker of which cluster this program is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from core.errors import ClusterUnusable

VARIABLE = "TF_CONFIG"
"""The environment variable by which launchers of TensorFlow tell a worker its place."""

_CHIEF, _WORKER = "chief", "worker"
_PORTS = range(1, 65536)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a worker can be reached."""

    host: str
    port: int

    @classmethod
    def of(cls, text: str) -> Self:
        """Read "host:port".

        Raises:
            ValueError: It is something else.
        """
        host, _, port = text.rpartition(":")
        if not host or not port.isascii() or not port.isdigit():
            raise ValueError(text)
        if int(port) not in _PORTS:
            raise ValueError(text)
        return cls(host.strip("[]"), int(port))

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Member:
    """This program's place in a cluster.

    Attributes:
        workers: Addresses of all, the chief's first.
        rank: Of this one, from 0.
    """

    workers: tuple[Address, ...]
    rank: int

    @property
    def is_chief(self) -> bool:
        """Whether it keeps checkpoints and the model."""
        return self.rank == 0

    @property
    def chief(self) -> Address:
        """Where the chief can be reached."""
        return self.workers[0]

    @property
    def address(self) -> Address:
        """Where this one can be reached."""
        return self.workers[self.rank]

    def name_of(self, rank: int) -> str:
        """For people, like "worker 2 of 3 (10.0.0.7:2222)"."""
        return f"worker {rank + 1} of {len(self.workers)} ({self.workers[rank]})"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Read the variable TF_CONFIG, as TensorFlow's guides describe it.

        Raises:
            ClusterUnusable: It is missing, or no description of workers.
        """
        text = environment.get(VARIABLE, "")
        if not text:
            raise ClusterUnusable(f"the variable {VARIABLE} is not set")
        try:
            config = json.loads(text)
            cluster, task = config["cluster"], config["task"]
            workers, rank = _place(cluster, task["type"], task["index"])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ClusterUnusable(
                f"the variable {VARIABLE} is no description of workers like "
                '{"cluster": {"worker": ["host:port", ...]}, '
                '"task": {"type": "worker", "index": 0}}'
            ) from error
        return cls(workers, rank)


def _place(
    cluster: Mapping[str, list[str]], kind: str, index: object
) -> tuple[tuple[Address, ...], int]:
    """The addresses of all, and the rank of one."""
    strange = sorted(set(cluster) - {_CHIEF, _WORKER})
    if strange or kind not in (_CHIEF, _WORKER):
        named = ", ".join(strange or [str(kind)])
        raise ClusterUnusable(
            f"{VARIABLE} names a {named}; there are only chief and worker"
        )
    chiefs, others = _addresses(cluster, _CHIEF), _addresses(cluster, _WORKER)
    workers = (*chiefs, *others)
    own = chiefs if kind == _CHIEF else others
    if not isinstance(index, int) or not 0 <= index < len(own) or len(chiefs) > 1:
        raise ClusterUnusable(
            f"{VARIABLE} calls this {kind} {index}, and names {len(own)} of that kind"
        )
    if len(set(workers)) < len(workers):
        raise ClusterUnusable(f"{VARIABLE} names one address twice")
    rank = index + (len(chiefs) if kind == _WORKER else 0)
    return workers, rank


def _addresses(cluster: Mapping[str, list[str]], kind: str) -> tuple[Address, ...]:
    return tuple(Address.of(text) for text in cluster.get(kind, []))
