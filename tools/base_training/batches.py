"""Batches of examples from shards, cut by several processes ahead of the GPU."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.dataset.examples import Example, ExampleMaker
from tools.base_training.shards import Shards

_AHEAD = 4  # batches that wait for each process


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Examples on their way to the device; small, because they are bytes.

    Attributes:
        pixels: (N, S, S, 3) RGB uint8, complete.
        masks: (N, S, S), True in the holes.
    """

    pixels: NDArray[np.uint8]
    masks: NDArray[np.bool_]

    @classmethod
    def of(cls, examples: Sequence[Example]) -> "Batch":
        """Stack examples of one side."""
        return cls(
            np.stack([example.pixels for example in examples]),
            np.stack([example.mask for example in examples]),
        )


def held_out_batches(
    shards: Shards, maker: ExampleMaker, *, batch_size: int, most: int
) -> list[Batch]:
    """The same crops and holes of held-out photos every time, in whole batches."""
    numbers = shards.held_out[:most]
    examples = [
        maker.make(shards.open(number), np.random.default_rng([0, 0, number]))
        for number in numbers
    ]
    count = max(1, len(examples) // batch_size)
    return [Batch.of(examples[n::count]) for n in range(count)] if examples else []


@dataclass(frozen=True, slots=True)
class _Order:
    """What one process is to cut: photos of an epoch."""

    epoch: int
    numbers: tuple[int, ...]


class TrainingBatches:
    """Endless training batches; the same seed gives the same ones.

    Use it as a context: the processes end with it.
    """

    def __init__(
        self,
        folder: Path,
        maker: ExampleMaker,
        *,
        batch_size: int,
        seed: int,
        processes: int,
    ) -> None:
        """Start the processes.

        Args:
            folder: Of the shards; every process reads it once.
            maker: Cuts the examples.
            batch_size: Pictures in a batch.
            seed: Of order, crops and holes.
            processes: To cut with.
        """
        self._photos = Shards(folder).training
        self._batch_size = min(batch_size, len(self._photos))
        self._seed = seed
        self._ahead = _AHEAD * processes
        self._pool = ProcessPoolExecutor(
            processes,
            mp_context=get_context("spawn"),  # JAX has threads; a fork would hang
            initializer=_Cutter.open_in_process,
            initargs=(folder, maker, seed),
        )

    def __enter__(self) -> "TrainingBatches":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def __iter__(self) -> Iterator[Batch]:
        waiting: deque[Future[Batch]] = deque()
        for order in self._orders():
            waiting.append(self._pool.submit(_Cutter.cut_in_process, order))
            if len(waiting) > self._ahead:
                yield waiting.popleft().result()

    def _orders(self) -> Iterator[_Order]:
        size, epoch = self._batch_size, 0
        while True:
            rng = np.random.default_rng([self._seed, epoch])
            photos = rng.permutation(self._photos)
            for start in range(0, len(photos) - size + 1, size):
                yield _Order(epoch, tuple(photos[start : start + size].tolist()))
            epoch += 1


class _Cutter:
    """Lives once in every process."""

    _here: "_Cutter"

    def __init__(self, folder: Path, maker: ExampleMaker, seed: int) -> None:
        self._shards = Shards(folder)
        self._maker = maker
        self._seed = seed

    @classmethod
    def open_in_process(cls, folder: Path, maker: ExampleMaker, seed: int) -> None:
        cls._here = cls(folder, maker, seed)

    @classmethod
    def cut_in_process(cls, order: _Order) -> Batch:
        return cls._here.cut(order)

    def cut(self, order: _Order) -> Batch:
        return Batch.of(
            [
                self._maker.make(
                    self._shards.open(number),
                    np.random.default_rng([self._seed, order.epoch, number]),
                )
                for number in order.numbers
            ]
        )
