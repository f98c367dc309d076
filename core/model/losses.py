"""What the networks are trained to make small; one number a picture."""

from collections.abc import Sequence
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


def composite(predictions: Tensor, targets: Tensor, masks: Tensor) -> Tensor:
    """The picture that a person gets: known pixels, and the prediction in the holes."""
    from keras import ops

    return targets + (ops.cast(predictions, "float32") - targets) * masks


def critic_loss(real: Tensor, fake: Tensor, masks: Tensor) -> Tensor:
    """How badly a critic tells photo from fill, in the holes alone (hinge loss).

    Patches outside are the same known pixels in both pictures: whatever the critic
    says of them, it could only learn to read the mask.

    Args:
        real: (N, h, w, 1), judgements of whole photos.
        fake: (N, h, w, 1), judgements of the same photos with filled holes.
        masks: (N, H, W, 1), 1 in the holes; H and W are multiples of h and w.

    Returns:
        (N,) float32; a patch counts by its part of the hole.
    """
    from keras import ops

    off = ops.relu(1 - real) + ops.relu(1 + fake)
    return _mean_in_holes(off, masks)


def adversarial_loss(fake: Tensor, masks: Tensor) -> Tensor:
    """How well a critic recognises the fills; arguments as of `critic_loss`."""
    return _mean_in_holes(-fake, masks)


def feature_loss(
    real: Sequence[Tensor], fake: Sequence[Tensor], masks: Tensor
) -> Tensor:
    """How much a critic's features change when the holes are filled, not photographed.

    Wang et al., "High-Resolution Image Synthesis and Semantic Manipulation with
    Conditional GANs", CVPR 2018. Features outside count as far as they see the hole;
    the sum is taken over the hole's area, so that small holes teach as much.

    Args:
        real: Some (N, h, w, C) of the whole photos.
        fake: The same of the photos with filled holes.
        masks: (N, H, W, 1), 1 in the holes.

    Returns:
        (N,) float32, mean over the layers.
    """
    from keras import ops

    total = 0.0
    for of_photo, of_fill in zip(real, fake, strict=True):
        off = ops.abs(ops.cast(of_fill, "float32") - ops.cast(of_photo, "float32"))
        share = _share(masks, off)
        change = ops.sum(ops.mean(off, axis=-1), axis=(1, 2))
        total += change / ops.maximum(ops.sum(share, axis=(1, 2, 3)), _SMALLEST_AREA)
    return total / len(real)


def _mean_in_holes(values: Tensor, masks: Tensor) -> Tensor:
    from keras import ops

    values = ops.cast(values, "float32")
    share = _share(masks, values)
    area = ops.maximum(ops.sum(share, axis=(1, 2, 3)), _SMALLEST_AREA)
    return ops.sum(values * share, axis=(1, 2, 3)) / area


def _share(masks: Tensor, cells: Tensor) -> Tensor:
    """The part of each cell that lies in a hole, (N, h, w, 1), 0..1."""
    from keras import ops

    size = int(masks.shape[1]) // int(cells.shape[1])
    return ops.average_pool(masks, size, strides=size)


_SMALLEST_AREA = 1e-3  # cells: a picture without holes gives 0, not 0 / 0
