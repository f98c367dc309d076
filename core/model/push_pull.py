"""The smooth first guess: a pyramid of known pixels, pulled up and pushed down.

Gortler, Grzeszczuk, Szeliski and Cohen, "The Lumigraph", SIGGRAPH 1996: colours are
averaged with their weights into ever coarser levels until every pixel knows one,
and the unknown pixels of each finer level take theirs from the coarser one.
"""

from typing import TYPE_CHECKING, Any

import numpy as np

from core.arrays import Floats

if TYPE_CHECKING:
    import keras

Tensor = Any
"""Whatever the Keras backend calls a tensor."""

_Shape = tuple[int | None, ...]

_SMALLEST_WEIGHT = 1e-3


def push_pull(pictures: Tensor, known: Tensor) -> Tensor:
    """Fill the unknown pixels smoothly.

    Args:
        pictures: (N, H, W, C) float; what stands under unknown pixels is ignored.
        known: (N, H, W, 1) float, 1 where known and 0 where not.

    Returns:
        (N, H, W, C): the pictures where known, smooth elsewhere.
    """
    from keras import ops

    height, width = int(pictures.shape[1]), int(pictures.shape[2])
    if height % 2 or width % 2:
        coarse = _from_everywhere(pictures, known)
        return pictures * known + coarse * (1 - known)
    weight = ops.average_pool(known, 2, strides=2)
    colours = ops.average_pool(pictures * known, 2, strides=2) / ops.maximum(
        weight, _SMALLEST_WEIGHT
    )
    # One known child is enough for a coarse pixel to be trusted.
    coarse = push_pull(colours, ops.minimum(weight * 4, 1.0))
    finer = ops.image.resize(coarse, (height, width), interpolation="bilinear")
    return pictures * known + finer * (1 - known)


def _from_everywhere(pictures: Tensor, known: Tensor) -> Tensor:
    """For the coarsest level: a mean of all known pixels, the near ones first."""
    from keras import ops

    _, height, width, channels = (int(n or 0) for n in pictures.shape)
    nearness = ops.convert_to_tensor(_nearness(height, width))
    cells = height * width
    weights = ops.reshape(known, (-1, cells, 1))
    colours = ops.reshape(pictures, (-1, cells, channels)) * weights
    mean = ops.matmul(nearness, colours) / ops.maximum(
        ops.matmul(nearness, weights), _SMALLEST_WEIGHT**2
    )
    return ops.reshape(mean, (-1, height, width, channels))


def _nearness(height: int, width: int) -> Floats:
    """(H * W, H * W): how much each pixel listens to each other one."""
    rows, columns = np.mgrid[0:height, 0:width].reshape(2, -1)
    squared = np.subtract.outer(rows, rows) ** 2.0
    squared += np.subtract.outer(columns, columns) ** 2.0
    return np.asarray(1 / (0.25 + squared) ** 2, np.float32)


def push_pull_layer() -> "keras.layers.Layer":
    """A Keras layer from pictures and known to the smooth fill.

    It computes in float32 whatever the policy of the network around it.
    """
    import keras

    class PushPull(keras.layers.Layer):  # type: ignore[misc]  # Keras has no types
        """`push_pull` as a layer."""

        def call(self, pictures: Tensor, known: Tensor) -> Tensor:
            return push_pull(pictures, known)

        def compute_output_shape(
            self, pictures_shape: _Shape, known_shape: _Shape
        ) -> _Shape:
            # JAX cannot trace the resizing of a batch whose size is not known yet.
            del known_shape
            return pictures_shape

    return PushPull(name="push_pull", dtype="float32")
