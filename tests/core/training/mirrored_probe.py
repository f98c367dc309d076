"""Run by a test in a process of its own, where the processor counts as two devices.

    python -m tests.core.training.mirrored_probe

prints the losses of the same steps on one device and on two, as JSON.
"""

import json
from collections.abc import Iterator

import numpy as np

from core.dataset.batches import Batches, batches_of
from core.dataset.examples import Example
from core.dataset.holes import mask_of, random_square
from core.model import backend
from core.training.cluster.team import Team
from core.training.loop.learner import Learner
from tests.factories import landscape
from tests.tiny import TINY_SPEC, tiny_recipe

RECIPE = tiny_recipe(clip=0.1)  # small enough to be met
COUNT = 8


def main() -> None:
    backend.start()
    import tensorflow as tf

    (cpu,) = tf.config.list_physical_devices("CPU")
    tf.config.set_logical_device_configuration(
        cpu, [tf.config.LogicalDeviceConfiguration() for _ in range(2)]
    )
    two = tf.distribute.MirroredStrategy(["/cpu:0", "/cpu:1"])
    found = {
        name: list(losses(strategy))
        for name, strategy in (("one", tf.distribute.get_strategy()), ("two", two))
    }
    print(json.dumps(found))  # noqa: T201 - the parent reads it


def losses(strategy: object) -> Iterator[float]:
    import keras

    keras.utils.set_random_seed(0)
    learner = Learner(RECIPE, team=Team(strategy), precision="float32")
    for _ in range(2):
        for batch in learner.distribute(batches()):
            yield learner.step(batch, learning_rate=1e-3)
    loss = learner.validation_loss(batches(), after_batch=lambda: None)
    assert loss is not None
    yield loss


def batches() -> Batches:
    side = RECIPE.examples.side
    examples = [
        Example(
            landscape(side, side, seed=seed),
            mask_of((random_square(np.random.default_rng(seed), side, 8),), side),
        )
        for seed in range(COUNT)
    ]
    return batches_of(
        examples.__getitem__, count=COUNT, side=side, spec=TINY_SPEC, batch_size=4
    )


if __name__ == "__main__":
    main()
