"""The programs that take every step of a run together; mostly one alone."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.dataset.batches import Batches
from core.dataset.pipeline import WHOLE, Share
from core.errors import ClusterUnusable, WorkerLost
from core.training.cluster.member import Member

Strategy = Any
Tensor = Any
Numbers = NDArray[np.float64]

_TASK = re.compile(r"/task:(\d+)")


class Team:
    """One program alone, on one device or several of this computer."""

    is_chief = True
    is_alone = True

    def __init__(self, strategy: Strategy) -> None:
        """Take a `tf.distribute.Strategy`."""
        self.strategy = strategy

    @property
    def place(self) -> str:
        """For people, like ", worker 2 of 3"; empty for one alone."""
        return ""

    def share(self, batch_size: int) -> Share:
        """The part of every batch that this program reads."""
        del batch_size
        return WHOLE

    def whole_batch(self, batch_size: int) -> int:
        """The next size that can be dealt out evenly."""
        return batch_size

    def distribute(self, batches: Batches) -> Batches:
        """Spread batches over the devices."""
        return self.strategy.experimental_distribute_dataset(batches)

    def from_chief(self, values: Numbers) -> Numbers:
        """The chief's values, for everybody; the others' only tell the shape."""
        return values

    def any(self, flags: Numbers) -> NDArray[np.bool_]:
        """For each flag, whether it is set for anybody."""
        return flags > 0

    def raise_loss(self, error: Exception) -> None:
        """Say it when an error of TensorFlow means that somebody is gone.

        Raises:
            WorkerLost: It does.
        """


@dataclass(frozen=True, slots=True)
class _Reduction:
    """Adds up one number or many over all workers."""

    compiled: Callable[[Numbers], Tensor]
    local_devices: int

    def __call__(self, values: Numbers) -> Numbers:
        total = self.compiled(np.ascontiguousarray(values, np.float64).ravel())
        summed: Numbers = np.asarray(total, np.float64).reshape(values.shape)
        return summed / self.local_devices


class Workers(Team):
    """Several programs, each with all devices of its computer.

    They do the same at the same time: whatever decides how a run goes on has to be
    the same for all of them, and is asked of the chief or of everybody.
    """

    is_alone = False

    def __init__(self, member: Member, strategy: Strategy) -> None:
        """Join the others.

        Args:
            member: This program's place.
            strategy: A `tf.distribute.MultiWorkerMirroredStrategy`.
        """
        super().__init__(strategy)
        self._member = member
        self.is_chief = member.is_chief
        count = len(member.workers)
        self._devices = strategy.num_replicas_in_sync // count
        if self._devices * count != strategy.num_replicas_in_sync:
            raise ClusterUnusable("the workers have different numbers of GPUs")
        self._sum = _Reduction(_summed_over(strategy), self._devices)

    @property
    def place(self) -> str:
        """See `Team.place`."""
        return f", worker {self._member.rank + 1} of {len(self._member.workers)}"

    def share(self, batch_size: int) -> Share:
        """See `Team.share`."""
        replicas = self.strategy.num_replicas_in_sync
        first = self._member.rank * self._devices
        return Share(batch_size // replicas, range(first, first + self._devices))

    def whole_batch(self, batch_size: int) -> int:
        """See `Team.whole_batch`."""
        replicas: int = self.strategy.num_replicas_in_sync
        return -(-batch_size // replicas) * replicas

    def distribute(self, batches: Batches) -> Batches:
        """Hand this program's share to its own devices."""
        return self.strategy.distribute_datasets_from_function(lambda _: batches)

    def from_chief(self, values: Numbers) -> Numbers:
        """See `Team.from_chief`."""
        return self._sum(values if self.is_chief else np.zeros_like(values))

    def any(self, flags: Numbers) -> NDArray[np.bool_]:
        """See `Team.any`."""
        return self._sum(flags) > 0

    def raise_loss(self, error: Exception) -> None:
        """See `Team.raise_loss`.

        TensorFlow looks every few seconds whether the others are there, and breaks off
        what they do together when one is not.
        """
        import tensorflow as tf

        gone = (
            tf.errors.UnavailableError,
            tf.errors.AbortedError,
            tf.errors.CancelledError,
        )
        if not isinstance(error, gone):
            return
        ranks = {int(rank) for rank in _TASK.findall(str(error))}
        others = sorted(ranks - {self._member.rank})
        known = [rank for rank in others if rank < len(self._member.workers)]
        names = [self._member.name_of(rank) for rank in known]
        raise WorkerLost(", ".join(names) or "another worker") from error


def _summed_over(strategy: Strategy) -> Callable[[Numbers], Tensor]:
    import tensorflow as tf

    def add(values: Tensor) -> Tensor:
        context = tf.distribute.get_replica_context()
        return context.all_reduce(tf.distribute.ReduceOp.SUM, tf.identity(values))

    def add_up(values: Tensor) -> Tensor:
        summed = strategy.run(add, args=(values,))
        return strategy.experimental_local_results(summed)[0]

    numbers = [tf.TensorSpec([None], tf.float64)]
    compiled: Callable[[Numbers], Tensor] = tf.function(
        add_up, input_signature=numbers, autograph=False
    )
    return compiled
