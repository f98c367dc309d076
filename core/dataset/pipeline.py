"""Streaming examples from disk as batches: memory does not grow with the folder."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.dataset.batches import Batches, batches_of
from core.dataset.examples import Example, ExampleMaker
from core.dataset.reduced import ReducedPhotos
from core.model.spec import ModelSpec
from core.photo.picture import UNDECODED

UNREADABLE = UNDECODED
"""What Pillow raises for files that it cannot or will not decode."""

_TRIES = range(20)


@dataclass(frozen=True, slots=True)
class Visit:
    """One example to be cut.

    Attributes:
        photo: Its number.
        turn: How many times the photo was visited before.
    """

    photo: int
    turn: int


@dataclass(frozen=True, slots=True)
class Share:
    """The part of every batch that one of several programs reads.

    A batch is dealt out in equal pieces, one for each device of all programs.

    Attributes:
        piece: Pictures in a piece; 0 is the whole batch.
        pieces: Numbers of this program's pieces within the batch.
    """

    piece: int
    pieces: range

    def of(self, order: NDArray[np.int64], batch_size: int) -> NDArray[np.int64]:
        """What of an order of whole batches this program reads."""
        if not self.piece:
            return order
        numbers = np.arange(len(order)) % batch_size // self.piece
        return order[np.isin(numbers, self.pieces)]


WHOLE = Share(0, range(0))


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Makes the training batches of any epoch; the same seed gives the same batches.

    Attributes:
        photos: Files to take examples from.
        maker: Cuts the examples.
        spec: Encodes them.
        batch_size: Pictures in a batch.
        seed: Of order, crops and holes.
        crops: Examples in an epoch; None takes one from every photo.
        reduced: Gives the photos to cut from; None reads the files themselves.
        share: Of every batch; the other pictures are read by other programs.
    """

    photos: Sequence[Path]
    maker: ExampleMaker
    spec: ModelSpec
    batch_size: int
    seed: int
    crops: int | None = None
    reduced: ReducedPhotos | None = None
    share: Share = WHOLE

    @property
    def steps(self) -> int:
        """Whole batches in an epoch, at least one."""
        return max(1, self._length // self.batch_size)

    def epoch(self, number: int, *, first_step: int = 0) -> Batches:
        """The batches of one epoch from a step on.

        The photos are visited in a shuffled order, each once before one is visited
        again, over the epochs' borders. A photo that cannot be decoded is left out;
        where the batches are shared, another one takes its place.

        Args:
            number: Of the epoch, counted from 0.
            first_step: To begin with, counted from 0.
        """
        start = number * self._length
        end = min(self._length, self.steps * self.batch_size)
        order = np.arange(start + first_step * self.batch_size, start + end)
        visits = self._visits(self.share.of(order, self.batch_size))
        return batches_of(
            lambda index: self._example(visits[index]),
            count=len(visits),
            side=self.maker.side,
            spec=self.spec,
            batch_size=self.share.piece or self.batch_size,
        )

    @property
    def _length(self) -> int:
        return len(self.photos) if self.crops is None else self.crops

    def _visits(self, order: NDArray[np.int64]) -> list[Visit]:
        """What stands at some places of the endless order of visits."""
        turns, places = np.divmod(order, len(self.photos))
        shuffled = {
            int(turn): np.random.default_rng([self.seed, turn]).permutation(
                len(self.photos)
            )
            for turn in np.unique(turns)
        }
        return [
            Visit(int(shuffled[turn][place]), turn)
            for turn, place in zip(turns.tolist(), places.tolist(), strict=True)
        ]

    def _example(self, visit: Visit) -> Example | None:
        if not self.share.piece:
            return self._cut(visit)
        # Every program needs as many batches as the others: the next photo steps in.
        nexts = (
            Visit((visit.photo + n) % len(self.photos), visit.turn) for n in _TRIES
        )
        return next(filter(None, map(self._cut, nexts)), None)

    def _cut(self, visit: Visit) -> Example | None:
        rng = np.random.default_rng([self.seed, visit.turn, visit.photo])
        photo = self.photos[visit.photo]
        return cut(self.maker, photo, rng, reduced=self.reduced)


def cut(
    maker: ExampleMaker,
    photo: Path,
    rng: np.random.Generator,
    *,
    reduced: ReducedPhotos | None = None,
) -> Example | None:
    """One example, or None when the photo cannot be decoded."""
    try:
        return maker.make(reduced.open(photo) if reduced else photo, rng)
    except UNREADABLE:
        return None
