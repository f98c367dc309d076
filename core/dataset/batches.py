"""From single examples to batches for a network, cut ahead of the device."""

from collections.abc import Callable
from typing import Any

import numpy as np

from core.arrays import Floats
from core.dataset.examples import Example
from core.inpainting.tensors import to_floats, to_input
from core.model.spec import ModelSpec

Batches = Any
"""A `tf.data.Dataset` of (inputs, targets, masks)."""

Tensor = Any

_READERS = 4


def batches_of(
    example_at: Callable[[int], Example | None],
    *,
    count: int,
    side: int,
    spec: ModelSpec,
    batch_size: int,
) -> Batches:
    """Batches of encoded examples in their order; the last one may be smaller.

    Args:
        example_at: Gives the example of an index, or None to leave it out; called
            from several threads.
        count: Of the indices.
        side: Of the examples.
        spec: Encodes them.
        batch_size: Pictures in a batch.
    """
    import tensorflow as tf

    def encode(index: np.int64) -> tuple[Floats, Floats, Floats, np.bool_]:
        return _encoded(example_at(int(index)), side=side, spec=spec)

    def make(index: Tensor) -> list[Tensor]:
        types = [tf.float32, tf.float32, tf.float32, tf.bool]
        made: list[Tensor] = tf.numpy_function(encode, [index], types, stateful=False)
        for tensor, shape in zip(made, _shapes(side, spec), strict=True):
            tensor.set_shape(shape)
        return made

    examples = tf.data.Dataset.range(count)
    examples = examples.map(make, num_parallel_calls=_READERS)
    examples = examples.filter(lambda _inputs, _target, _mask, is_good: is_good)
    examples = examples.map(lambda inputs, target, mask, _good: (inputs, target, mask))
    return examples.batch(batch_size).prefetch(2)


def _shapes(side: int, spec: ModelSpec) -> tuple[tuple[int, ...], ...]:
    """Of input, target, mask, and whether there is an example."""
    picture = (side, side)
    return (*picture, input_channels(spec)), (*picture, 3), (*picture, 1), ()


def input_channels(spec: ModelSpec) -> int:
    """Channels of the encoded crops of a spec."""
    probe = np.zeros((1, 1, 3), np.uint8)
    return int(to_input(probe, np.zeros((1, 1), np.bool_), spec).shape[-1])


def _encoded(
    example: Example | None, *, side: int, spec: ModelSpec
) -> tuple[Floats, Floats, Floats, np.bool_]:
    """Input, target, mask, and whether there is an example at all."""
    is_good = np.bool_(example is not None)
    if example is None:
        nothing = np.zeros((side, side, 3), np.uint8)
        example = Example(nothing, np.zeros((side, side), np.bool_))
    return (
        to_input(example.pixels, example.mask, spec),
        to_floats(example.pixels),
        example.mask[..., None].astype(np.float32),
        is_good,
    )
