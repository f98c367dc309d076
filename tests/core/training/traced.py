"""Real learners that are built and traced once for many runs.

To trace a step of the tiny network takes seconds, to train it next to none.
"""

from dataclasses import replace
from typing import Any

import numpy as np

from core.arrays import Floats
from core.model import backend
from core.training.cluster.team import Team
from core.training.loop.learner import Learner
from core.training.recipes import Recipe

_build = Learner.on


class TracedLearners:
    """Gives a run a learner that another had, with all in it as it was when new."""

    def __init__(self) -> None:
        self._kept: dict[object, tuple[Learner, list[Floats]]] = {}

    def on(
        self, device: backend.Device, recipe: Recipe, *, team: Team, seed: int
    ) -> Learner:
        """In place of `Learner.on`."""
        import keras

        precision = backend.best_precision(device)
        # Each step is told its rate anew; how many there are is no matter of a step.
        same = replace(recipe, learning_rate=0.0, crops_per_epoch=None)
        key = (same, device, precision, seed)
        if key not in self._kept:
            learner = _build(device, recipe, team=team, seed=seed)
            new = [np.asarray(variable).copy() for variable in _variables(learner)]
            self._kept[key] = learner, new
            return learner
        keras.utils.set_random_seed(seed)
        learner, new = self._kept[key]
        for variable, value in zip(_variables(learner), new, strict=True):
            variable.assign(value)
        return learner


def _variables(learner: Learner) -> list[Any]:
    """All that it holds; not what it calls its state, which tests are about."""
    parts = [learner._network, learner._judge]
    optimizers = [learner._optimizer]
    if learner._critic:
        parts.append(learner._critic._network)
        optimizers.append(learner._critic._optimizer)
    return [
        *learner._average,
        *(variable for part in parts for variable in part.weights),
        *(variable for each in optimizers for variable in each.variables),
    ]
