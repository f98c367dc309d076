"""A network in training: weights, their moving average, optimizer, one step."""

from collections.abc import Callable
from typing import Any, Self

import numpy as np

from core.arrays import Floats
from core.dataset.batches import Batches
from core.model import backend
from core.model.bundle import Bundle, load_weights, put_weights, take_weights
from core.model.networks import build_network
from core.training.cluster.team import Team
from core.training.loop.checkpoints import Arrays
from core.training.loop.critic import Critic
from core.training.loop.objective import fill_losses
from core.training.loop.optimizers import build_optimizer
from core.training.recipes import Recipe

Tensor = Any
Batch = Any
Strategy = Any
# None of these has types of its own; the names say what is meant.


class Learner:
    """Everything of a run that lives on the device.

    Written against `tf.distribute.Strategy`: one step serves one CPU, one GPU and
    several. Keras' `fit` fails with several machines (Keras 3.15), and hides what a
    run needs to pause, resume and roll back.
    """

    def __init__(self, recipe: Recipe, *, team: Team, precision: str) -> None:
        """Build the network twice: to train, and to judge crops of another side.

        Args:
            recipe: Gives the network, the loss and the optimizer.
            team: Who learns together, and on what.
            precision: A Keras dtype policy.
        """
        import tensorflow as tf

        self._recipe = recipe
        self._team = team
        self._strategy: Strategy = team.strategy
        with self._strategy.scope(), backend.precision(precision):
            self._network = build_network(recipe.spec, side=recipe.examples.side)
            self._judge = build_network(recipe.spec, side=recipe.validation.side)
            self._average = [
                tf.Variable(w, trainable=False)
                for w in self._network.trainable_variables
            ]
            self._optimizer = build_optimizer(recipe)
            self._optimizer.build(self._network.trainable_variables)
            self._critic = _critic(recipe)
        self._distributed_step = tf.function(
            self._run_step, reduce_retracing=True, autograph=False
        )
        self._compiled_loss = tf.function(
            self._run_loss if team.is_alone else self._judge_batch,
            reduce_retracing=True,
            autograph=False,
        )

    @classmethod
    def on(
        cls, device: backend.Device, recipe: Recipe, *, team: Team, seed: int
    ) -> Self:
        """Build it as it trains fastest.

        Args:
            device: The best one.
            recipe: As for `__init__`.
            team: As for `__init__`.
            seed: Of fresh weights.
        """
        import keras

        keras.utils.set_random_seed(seed)
        return cls(recipe, team=team, precision=backend.best_precision(device))

    def distribute(self, batches: Batches) -> Batches:
        """Spread batches over the devices."""
        return self._team.distribute(batches)

    def step(self, batch: Batch, *, learning_rate: float) -> float:
        """Learn from one batch of any size and return its mean loss."""
        self._optimizer.learning_rate.assign(learning_rate)
        return float(self._distributed_step(batch))

    def validation_loss(
        self, batches: Batches, *, after_batch: Callable[[], None]
    ) -> float | None:
        """Mean loss of the averaged weights over all pictures of some batches.

        Of several programs, each judges by itself; ask the chief alone.

        Args:
            batches: Without their number.
            after_batch: Called after each; what it raises ends the validation.

        Returns:
            None when there is not one picture.
        """
        self._judge.set_weights(self.kept_weights())
        total = np.zeros(2)
        shared = self.distribute(batches) if self._team.is_alone else batches
        for batch in shared:
            total += np.asarray(self._compiled_loss(batch), np.float64)
            after_batch()
        return float(total[0] / total[1]) if total[1] else None

    def kept_weights(self) -> list[Floats]:
        """The weights that validation judges and the bundle gets."""
        return [np.asarray(w) for w in self._average]

    def begin_from(self, bundle: Bundle) -> None:
        """Start from a model's weights instead of fresh ones.

        Raises:
            ModelDamaged: They cannot be read or do not fit the recipe's network.
        """
        load_weights(bundle, self._network)
        for average, weights in zip(
            self._average, self._network.trainable_variables, strict=True
        ):
            average.assign(weights)

    def state(self) -> Arrays:
        """Everything that a later `restore` needs, copied from the device."""
        arrays: Arrays = {
            f"network/{name}": array
            for name, array in take_weights(self._network).items()
        }
        for group, variables in self._other_state():
            for number, variable in enumerate(variables):
                arrays[f"{group}/{number:03d}"] = np.asarray(variable)
        return arrays

    def restore(self, arrays: Arrays) -> None:
        """Put back what `state` gave.

        Raises:
            ValueError: The arrays belong to another network or optimizer.
        """
        prefix = "network/"
        put_weights(
            self._network,
            {k[len(prefix) :]: v for k, v in arrays.items() if k.startswith(prefix)},
        )
        for group, variables in self._other_state():
            for number, variable in enumerate(variables):
                name = f"{group}/{number:03d}"
                if name not in arrays:
                    msg = f"The checkpoint lacks {name}."
                    raise ValueError(msg)
                variable.assign(arrays[name])

    def follow_chief(self) -> None:
        """Take over everything that the chief's learner is made of."""
        groups = (("network", self._network.weights), *self._other_state())
        for _, variables in groups:
            for variable in variables:
                mine = np.asarray(variable)
                chiefs = self._team.from_chief(mine.astype(np.float64))
                variable.assign(chiefs.astype(mine.dtype))

    def _other_state(self) -> tuple[tuple[str, list[Any]], ...]:
        critic = self._critic.variables if self._critic else []
        return (
            ("average", self._average),
            ("optimizer", self._optimizer.variables),
            ("critic", critic),
        )

    def _run_step(self, batch: Batch) -> Tensor:
        import tensorflow as tf

        losses = self._strategy.run(self._learn, args=(batch,))
        return self._strategy.reduce(tf.distribute.ReduceOp.SUM, losses, axis=None)

    def _learn(self, batch: Batch) -> Tensor:
        """One device's share of a step; returns its part of the mean loss."""
        import tensorflow as tf

        inputs, targets, masks = batch
        pictures = _in_all_shares(inputs)
        with tf.GradientTape() as tape:
            predictions = self._network(inputs, training=True)
            losses = fill_losses(
                self._recipe, predictions, targets, masks, critic=self._critic
            )
            # Divided by the whole batch: shares and gradients are summed up.
            loss = tf.reduce_sum(losses) / pictures
        variables = self._network.trainable_variables
        gradients = self._whole(tape.gradient(loss, variables))
        self._optimizer.apply_gradients(zip(gradients, variables, strict=True))
        if self._critic:
            self._critic.learn(predictions, targets, masks, pictures=pictures)
        self._follow()
        return loss

    def _whole(self, gradients: list[Tensor]) -> list[Tensor]:
        """Gradients over all devices, clipped as one; the optimizer clips shares."""
        import tensorflow as tf

        count = self._strategy.num_replicas_in_sync
        if count == 1:
            return gradients
        context = tf.distribute.get_replica_context()
        gradients = context.all_reduce(tf.distribute.ReduceOp.SUM, gradients)
        if self._recipe.clip:
            gradients, _ = tf.clip_by_global_norm(gradients, self._recipe.clip)
        # The optimizer will sum over the devices once more.
        return [gradient / count for gradient in gradients]

    def _follow(self) -> None:
        """Move the average towards the weights; quickly while the run is young."""
        import tensorflow as tf

        steps = tf.cast(self._optimizer.iterations, tf.float32)
        decay = tf.minimum(self._recipe.averaging, (1 + steps) / (10 + steps))
        variables = self._network.trainable_variables
        for average, variable in zip(self._average, variables, strict=True):
            average.assign(decay * average + (1 - decay) * variable)

    def _run_loss(self, batch: Batch) -> Tensor:
        import tensorflow as tf

        sums = self._strategy.run(self._judge_batch, args=(batch,))
        return self._strategy.reduce(tf.distribute.ReduceOp.SUM, sums, axis=None)

    def _judge_batch(self, batch: Batch) -> Tensor:
        """Sum of the losses and number of pictures of one device's share."""
        import tensorflow as tf

        inputs, targets, masks = batch
        predictions = self._judge(inputs, training=False)
        losses = self._recipe.loss.of(predictions, targets, masks)
        return tf.stack([tf.reduce_sum(losses), tf.cast(tf.size(losses), tf.float32)])


def begin_together(learner: Learner, start: Bundle, team: Team) -> None:
    """Start from a model, which only the chief of a team needs to have.

    Raises:
        ModelDamaged: Its weights cannot be read or do not fit the network.
    """
    if team.is_chief:
        learner.begin_from(start)
    if not team.is_alone:
        learner.follow_chief()


def _critic(recipe: Recipe) -> Critic | None:
    terms = recipe.adversarial
    return Critic(terms, side=recipe.examples.side) if terms else None


def _in_all_shares(pictures: Tensor) -> Tensor:
    """How many pictures all devices have together in this step."""
    import tensorflow as tf

    here = tf.cast(tf.shape(pictures)[0], tf.float32)
    context = tf.distribute.get_replica_context()
    return context.all_reduce(tf.distribute.ReduceOp.SUM, here)
