"""What a step makes small, for every training loop and backend."""

from collections.abc import Callable, Sequence
from typing import Any

from core.model.losses import adversarial_loss, composite, critic_loss, feature_loss
from core.training.recipes import Recipe

Tensor = Any

Critic = Callable[[Tensor], Sequence[Tensor]]
"""From pictures with their masks to features and, last, judgements."""


def fill_losses(
    recipe: Recipe,
    predictions: Tensor,
    targets: Tensor,
    masks: Tensor,
    *,
    critic: Critic | None = None,
) -> Tensor:
    """What the network is to make small.

    Args:
        recipe: Gives the loss, and the weights of the critic's terms.
        predictions: (N, H, W, 3).
        targets: (N, H, W, 3), 0..1.
        masks: (N, H, W, 1), 1 in the holes.
        critic: Judges the filled pictures; None leaves its terms out.

    Returns:
        (N,) float32.
    """
    from keras import ops

    near = recipe.loss.of(predictions, targets, masks)
    terms = recipe.adversarial
    if terms is None or critic is None:
        return near
    *of_fills, fake = critic(_seen(composite(predictions, targets, masks), masks))
    *of_photos, _ = critic(_seen(targets, masks))
    of_photos = [ops.stop_gradient(features) for features in of_photos]
    return (
        terms.reconstruction * near
        + terms.features * feature_loss(of_photos, of_fills, masks)
        + terms.adversarial * adversarial_loss(fake, masks)
    )


def critic_losses(
    critic: Critic, predictions: Tensor, targets: Tensor, masks: Tensor
) -> Tensor:
    """What the critic is to make small; arguments as of `fill_losses`."""
    from keras import ops

    fills = ops.stop_gradient(composite(predictions, targets, masks))
    # One call, so that the critic's own state moves once a step.
    both = ops.concatenate([_seen(targets, masks), _seen(fills, masks)])
    real, fake = ops.split(critic(both)[-1], 2)
    return critic_loss(real, fake, masks)


def _seen(pictures: Tensor, masks: Tensor) -> Tensor:
    from keras import ops

    return ops.concatenate([pictures, masks], axis=-1)
