"""A network in training under the JAX backend of Keras.

The same networks, losses and optimizers as `core.training.loop.learner`, in one
compiled function from state to state. The names of its arrays are those of the learner,
too.
"""

from functools import partial
from typing import Any

import jax
import numpy as np
from jax import numpy as jnp

from core.arrays import Floats
from core.model import backend
from core.model.backend import Network
from core.model.bundle import Bundle, load_weights
from core.model.discriminator import build_discriminator
from core.model.losses import composite
from core.model.networks import build_network
from core.training.loop.checkpoints import Arrays
from core.training.loop.objective import Critic, critic_losses, fill_losses
from core.training.loop.optimizers import (
    KerasOptimizer,
    build_critic_optimizer,
    build_optimizer,
)
from core.training.recipes import Recipe
from tools.base_training.batches import Batch

State = dict[str, list[Any]]
"""By group: network, average, optimizer, critic, critic_state, critic_optimizer."""

Tensor = Any


class JaxLearner:
    """Everything of a run that lives on the device."""

    def __init__(self, recipe: Recipe, *, precision: str, seed: int = 0) -> None:
        """Build the networks and their first state.

        Args:
            recipe: Gives the network, the losses and the optimizer.
            precision: A Keras dtype policy.
            seed: Of the fresh weights.
        """
        import keras

        # Its kernels know some shapes and cards only, and 400 tokens need no help.
        keras.config.disable_flash_attention()
        keras.utils.set_random_seed(seed)
        self._recipe = recipe
        with backend.precision(precision):
            self._network = build_network(recipe.spec, side=recipe.examples.side)
            self._judge = build_network(recipe.spec, side=recipe.validation.side)
            self._build_critic()
        self._optimizer = build_optimizer(recipe)
        self._optimizer.build(self._network.trainable_variables)
        self._state = self._first_state()
        self._compiled = jax.jit(self._learn, donate_argnums=0)
        self._filled = jax.jit(self._fill)

    def _build_critic(self) -> None:
        terms = self._recipe.adversarial
        if terms is None:
            self._critic = self._critic_optimizer = None
            return
        side = self._recipe.examples.side
        self._critic = build_discriminator(side, width=terms.width)
        self._critic_optimizer = build_critic_optimizer(terms)
        self._critic_optimizer.build(self._critic.trainable_variables)

    def step(self, batch: Batch, *, learning_rate: float) -> Tensor:
        """Learn from one batch; returns its mean loss, perhaps not yet computed."""
        self._state, loss = self._compiled(
            self._state, batch.pixels, batch.masks, jnp.float32(learning_rate)
        )
        return loss

    def fill(self, batch: Batch) -> tuple[Floats, float]:
        """The batch with its holes filled by the averaged weights, and the loss.

        Returns:
            (N, S, S, 3) float32, 0..1 about, and the mean of the recipe's own loss.
        """
        pictures, loss = self._filled(self._state["average"], batch.pixels, batch.masks)
        return np.asarray(pictures), float(loss)

    def kept_weights(self) -> list[Floats]:
        """The averaged weights."""
        return [np.asarray(array, np.float32) for array in self._state["average"]]

    def critic_weights(self) -> dict[str, Floats]:
        """Of the critic, for a later run; empty without one."""
        return {
            name: array
            for name, array in self.state().items()
            if name.split("/")[0] in ("critic", "critic_state")
        }

    def begin_from(self, bundle: Bundle) -> None:
        """Start from a model's weights.

        Raises:
            ModelDamaged: They cannot be read or do not fit the recipe's network.
        """
        load_weights(bundle, self._network)
        self._state |= {
            "network": _values(self._network.trainable_variables),
            "average": _values(self._network.trainable_variables),
        }

    def state(self) -> Arrays:
        """Everything that a later `restore` needs, copied from the device."""
        return {
            f"{group}/{number:03d}": np.asarray(array)
            for group, arrays in self._state.items()
            for number, array in enumerate(arrays)
        }

    def restore(self, arrays: Arrays) -> None:
        """Put back what `state` gave, or whole groups of it.

        Raises:
            ValueError: An array is missing or of another shape.
        """
        given = {name.split("/")[0] for name in arrays}
        for group in given & set(self._state):
            for number, old in enumerate(self._state[group]):
                new = arrays.get(f"{group}/{number:03d}")
                if new is None or new.shape != old.shape:
                    msg = f"The checkpoint does not fit: {group}/{number:03d}."
                    raise ValueError(msg)
                self._state[group][number] = jnp.asarray(new, old.dtype)

    def _first_state(self) -> State:
        state = {
            "network": _values(self._network.trainable_variables),
            "average": _values(self._network.trainable_variables),
            "optimizer": _values(self._optimizer.variables),
        }
        if self._critic:
            state |= {
                "critic": _values(self._critic.trainable_variables),
                "critic_state": _values(self._critic.non_trainable_variables),
                "critic_optimizer": _values(self._critic_optimizer.variables),
            }
        return state

    def _learn(
        self, state: State, pixels: Tensor, masks: Tensor, rate: Tensor
    ) -> tuple[State, Tensor]:
        inputs, targets, holes = encoded(pixels, masks)
        critic = self._fixed_critic(state) if self._critic else None

        def mean_loss(weights: list[Tensor]) -> tuple[Tensor, Tensor]:
            predictions = _call(self._network, weights, inputs)
            losses = fill_losses(
                self._recipe, predictions, targets, holes, critic=critic
            )
            return jnp.mean(losses), predictions

        gradient = jax.value_and_grad(mean_loss, has_aux=True)
        (loss, predictions), gradients = gradient(state["network"])
        optimizer = _with_rate(self._optimizer, state["optimizer"], rate)
        network, optimizer = self._optimizer.stateless_apply(
            optimizer, gradients, state["network"]
        )
        new = state | {"network": network, "optimizer": optimizer}
        new["average"] = self._followed(new)
        if self._critic:
            new |= self._taught_critic(state, predictions, targets, holes)
        return new, loss

    def _fixed_critic(self, state: State) -> Critic:
        return partial(
            _call, self._critic, state["critic"], state=state["critic_state"]
        )

    def _taught_critic(
        self, state: State, predictions: Tensor, targets: Tensor, holes: Tensor
    ) -> State:
        def mean_loss(weights: list[Tensor]) -> tuple[Tensor, list[Tensor]]:
            moved: list[Tensor] = []

            def critic(pictures: Tensor) -> list[Tensor]:
                judged, moved[:] = self._critic.stateless_call(
                    weights, state["critic_state"], pictures, training=True
                )
                return judged

            losses = critic_losses(critic, predictions, targets, holes)
            return jnp.mean(losses), moved

        gradients, moved = jax.grad(mean_loss, has_aux=True)(state["critic"])
        critic, optimizer = self._critic_optimizer.stateless_apply(
            state["critic_optimizer"], gradients, state["critic"]
        )
        return {
            "critic": critic,
            "critic_state": moved,
            "critic_optimizer": optimizer,
        }

    def _followed(self, state: State) -> list[Tensor]:
        """The average, moved towards the weights; quickly while the run is young."""
        steps = state["optimizer"][0].astype(jnp.float32)
        decay = jnp.minimum(self._recipe.averaging, (1 + steps) / (10 + steps))
        return [
            decay * average + (1 - decay) * weights
            for average, weights in zip(state["average"], state["network"], strict=True)
        ]

    def _fill(
        self, weights: list[Tensor], pixels: Tensor, masks: Tensor
    ) -> tuple[Tensor, Tensor]:
        inputs, targets, holes = encoded(pixels, masks)
        predictions = _call(self._judge, weights, inputs)
        losses = self._recipe.loss.of(predictions, targets, holes)
        return composite(predictions, targets, holes), jnp.mean(losses)


def encoded(pixels: Tensor, masks: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Inputs, targets and masks of the residual network, on the device.

    The same numbers as `core.inpainting.tensors.to_input` and `to_floats` give.
    """
    holes = masks[..., None].astype(jnp.float32)
    targets = pixels.astype(jnp.float32) / 255
    inputs = jnp.concatenate([targets * (1 - holes), 1 - holes], axis=-1)
    return inputs, targets, holes


def _call(
    network: Network,
    weights: list[Tensor],
    pictures: Tensor,
    *,
    state: list[Tensor] | None = None,
) -> Tensor:
    result, _ = network.stateless_call(weights, state or [], pictures, training=False)
    return result


def _values(variables: list[Any]) -> list[Tensor]:
    # Copies: the compiled step gives the memory of its state away.
    return [jnp.array(variable.value) for variable in variables]


def _with_rate(
    optimizer: KerasOptimizer, values: list[Tensor], rate: Tensor
) -> list[Tensor]:
    return [
        rate if variable.path.endswith("learning_rate") else value
        for variable, value in zip(optimizer.variables, values, strict=True)
    ]
