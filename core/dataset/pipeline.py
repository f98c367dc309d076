"""Streaming examples from disk as batches: memory does not grow with the folder."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from core.arrays import Floats
from core.dataset.examples import ExampleMaker
from core.inpainting.tensors import to_floats, to_input
from core.model.spec import ModelSpec

Batches = Any
"""A `tf.data.Dataset` of (inputs, targets, masks)."""

Tensor = Any


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Makes the batches of any epoch; the same seed gives the same batches.

    Attributes:
        photos: Files to take one example each from, in an epoch.
        maker: Cuts the examples.
        spec: Encodes them.
        batch_size: Pictures in a batch.
        seed: Of order, crops and holes.
    """

    photos: Sequence[Path]
    maker: ExampleMaker
    spec: ModelSpec
    batch_size: int
    seed: int

    @property
    def steps(self) -> int:
        """Whole batches in an epoch, at least one."""
        return max(1, len(self.photos) // self.batch_size)

    def epoch(self, number: int, *, first_step: int = 0) -> Batches:
        """The batches of one training epoch, shuffled, from a step on.

        A photo that cannot be decoded is left out.
        """
        order = np.random.default_rng([self.seed, number]).permutation(len(self.photos))
        order = order[first_step * self.batch_size : self.steps * self.batch_size]
        return self._batches(order, number)

    def fixed(self) -> Batches:
        """Every photo once, in order, with the same crops and holes every time."""
        return self._batches(np.arange(len(self.photos)), 0)

    def _batches(self, order: np.ndarray[Any, Any], epoch: int) -> Batches:
        import tensorflow as tf

        side, channels = self.maker.side, to_input_channels(self.spec)

        def make(number: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
            inputs, target, mask, is_good = tf.numpy_function(
                lambda n: self._arrays(int(n), epoch),
                [number],
                [tf.float32, tf.float32, tf.float32, tf.bool],
                stateful=False,
            )
            inputs.set_shape((side, side, channels))
            target.set_shape((side, side, 3))
            mask.set_shape((side, side, 1))
            is_good.set_shape(())
            return inputs, target, mask, is_good

        examples = tf.data.Dataset.from_tensor_slices(order.astype(np.int64))
        examples = examples.map(make, num_parallel_calls=_READERS)
        examples = examples.filter(lambda _inputs, _target, _mask, is_good: is_good)
        examples = examples.map(
            lambda inputs, target, mask, _good: (inputs, target, mask)
        )
        return examples.batch(self.batch_size).prefetch(2)

    def _arrays(
        self, number: int, epoch: int
    ) -> tuple[Floats, Floats, Floats, np.bool_]:
        side = self.maker.side
        rng = np.random.default_rng([self.seed, epoch, number])
        try:
            example = self.maker.make(self.photos[number], rng)
        except (OSError, ValueError, SyntaxError):
            nothing = np.zeros((side, side, to_input_channels(self.spec)), np.float32)
            return nothing, nothing[..., :3], nothing[..., :1], np.bool_(False)  # noqa: FBT003
        return (
            to_input(example.pixels, example.mask, self.spec),
            to_floats(example.pixels),
            example.mask[..., None].astype(np.float32),
            np.bool_(True),  # noqa: FBT003 - numpy's own way to say so
        )


_READERS = 4


def to_input_channels(spec: ModelSpec) -> int:
    """Channels of the encoded crops of a spec."""
    probe = np.zeros((1, 1, 3), np.uint8)
    return int(to_input(probe, np.zeros((1, 1), np.bool_), spec).shape[-1])
