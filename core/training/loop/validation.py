"""How good the weights of a run are, in one number that all its programs know."""

from collections.abc import Callable

import numpy as np

from core.dataset.batches import Batches
from core.errors import PhotosGone
from core.training.cluster.team import Team
from core.training.loop.learner import Learner


def validation_loss(
    learner: Learner, batches: Batches, *, team: Team, look_up: Callable[[], None]
) -> float:
    """What the chief finds; its word decides which weights are the best.

    Args:
        learner: With the weights.
        batches: Of held-out crops.
        team: Whoever trains together.
        look_up: Called after each batch by a program alone; what it raises ends the
            validation. Programs that take every step together cannot look up one by
            one.

    Raises:
        PhotosGone: There is not one crop.
    """
    loss = None
    if team.is_chief:
        after_batch = look_up if team.is_alone else _go_on
        loss = learner.validation_loss(batches, after_batch=after_batch)
        if loss is None:
            raise PhotosGone
    (agreed,) = team.from_chief(np.array([loss or 0.0]))
    return float(agreed)


def _go_on() -> None:
    """There is nothing to look at."""
