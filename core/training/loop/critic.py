"""A critic in training, beside the network that it judges."""

from collections.abc import Sequence
from typing import Any

from core.model.discriminator import build_discriminator
from core.training.loop.objective import critic_losses
from core.training.loop.optimizers import build_critic_optimizer
from core.training.recipes import AdversarialTerms

Tensor = Any


class Critic:
    """Weights, optimizer and one step; lives where the learner lives.

    Build it in the scope of the learner's strategy and precision.
    """

    def __init__(self, terms: AdversarialTerms, *, side: int) -> None:
        """Build the critic with fresh weights.

        Args:
            terms: Give its width and its learning rate.
            side: Of the crops.
        """
        self._network = build_discriminator(side, width=terms.width)
        self._optimizer = build_critic_optimizer(terms)
        self._optimizer.build(self._network.trainable_variables)

    def __call__(self, pictures: Tensor) -> Sequence[Tensor]:
        """Features and judgements; changes nothing."""
        judged: Sequence[Tensor] = self._network(pictures, training=False)
        return judged

    @property
    def variables(self) -> list[Any]:
        """Everything that a checkpoint must hold."""
        return [*self._network.weights, *self._optimizer.variables]

    def learn(
        self, predictions: Tensor, targets: Tensor, masks: Tensor, *, pictures: Tensor
    ) -> None:
        """One device's share of a step.

        Args:
            predictions: (N, H, W, 3).
            targets: (N, H, W, 3), 0..1.
            masks: (N, H, W, 1), 1 in the holes.
            pictures: In the whole batch, over all devices.
        """
        import tensorflow as tf

        with tf.GradientTape() as tape:
            losses = critic_losses(
                lambda pictures: self._network(pictures, training=True),
                predictions,
                targets,
                masks,
            )
            loss = tf.reduce_sum(losses) / pictures
        variables = self._network.trainable_variables
        gradients = tape.gradient(loss, variables)
        self._optimizer.apply_gradients(zip(gradients, variables, strict=True))
