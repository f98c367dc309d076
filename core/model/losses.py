"""What the networks are trained to make small; one number a picture."""

from enum import StrEnum
from typing import Any

Tensor = Any


class Loss(StrEnum):
    """The losses that a recipe can name."""

    MEAN_SQUARED = "mean_squared"
    """Over the whole picture: the tutorial's."""
    HOLE_L1 = "hole_l1"
    """The mean absolute difference inside the holes alone."""

    def of(self, predictions: Tensor, targets: Tensor, masks: Tensor) -> Tensor:
        """The loss of each picture.

        Args:
            predictions: (N, H, W, 3).
            targets: (N, H, W, 3), 0..1.
            masks: (N, H, W, 1), 1 in the holes and 0 elsewhere.

        Returns:
            (N,) float32.
        """
        from keras import ops

        predictions = ops.cast(predictions, "float32")
        if self is Loss.MEAN_SQUARED:
            return ops.mean((predictions - targets) ** 2, axis=(1, 2, 3))
        off = ops.sum(ops.abs(predictions - targets) * masks, axis=(1, 2, 3))
        area = 3 * ops.sum(masks, axis=(1, 2, 3))
        return off / ops.maximum(area, 1)
