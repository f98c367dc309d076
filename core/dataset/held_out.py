"""The crops that every validation of a run judges: the same ones each time."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from core.dataset.batches import Batches, batches_of
from core.dataset.examples import Example, ExampleMaker
from core.dataset.pipeline import cut
from core.model.spec import ModelSpec

_MOST_OF_A_PHOTO = 16
_WHOLE = 16  # crops, a multiple of the usual batches


class HeldOutCrops:
    """Fixed crops with fixed holes of held-out photos.

    A bounded number of crops is kept in memory as bytes, so that a validation reads
    no file and a drive that goes away meanwhile changes no figure. Without a bound,
    each photo gives one crop, read from disk every time.
    """

    def __init__(
        self,
        photos: Sequence[Path],
        maker: ExampleMaker,
        *,
        spec: ModelSpec,
        most: int | None = None,
        seed: int = 0,
    ) -> None:
        """Choose the crops; nothing is read yet.

        Args:
            photos: Held-out ones.
            maker: Cuts the crops.
            spec: Encodes them.
            most: Crops in all; None takes one from every photo. When there are fewer
                photos, each gives several; when there are more, some give none.
            seed: Of the choice, the crops and the holes.
        """
        self._maker = maker
        self._spec = spec
        self._seed = seed
        self._photos = _chosen(photos, most, seed)
        self._kept: dict[int, Example | None] | None = None if most is None else {}

    def __len__(self) -> int:
        """Crops, those of unreadable photos included."""
        return len(self._photos)

    def batches(self, batch_size: int) -> Batches:
        """All crops in order; those of unreadable photos are left out."""
        return batches_of(
            self._example,
            count=len(self._photos),
            side=self._maker.side,
            spec=self._spec,
            batch_size=batch_size,
        )

    def _example(self, index: int) -> Example | None:
        if self._kept is None:
            return self._cut(index)
        if index not in self._kept:
            self._kept[index] = self._cut(index)
        return self._kept[index]

    def _cut(self, index: int) -> Example | None:
        rng = np.random.default_rng([self._seed, 0, index])
        return cut(self._maker, self._photos[index], rng)


def _chosen(photos: Sequence[Path], most: int | None, seed: int) -> list[Path]:
    if most is None:
        return list(photos)
    if len(photos) > most:
        numbers = np.random.default_rng(seed).permutation(len(photos))[:most]
        return [photos[number] for number in sorted(numbers)]
    each = min(_MOST_OF_A_PHOTO, most // max(1, len(photos)))
    crops = [photo for _ in range(each) for photo in photos]
    # TensorFlow builds its graph anew for a last batch of another size.
    return crops[: len(crops) // _WHOLE * _WHOLE] or crops
