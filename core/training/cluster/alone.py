"""The usual team: this program by itself."""

from collections.abc import Callable

from core.training.cluster.team import Team

Gather = Callable[[], Team]
"""Makes the team of a run; TensorFlow has been started by then."""


def alone() -> Team:
    """This program, on all GPUs when there are several."""
    import tensorflow as tf

    if len(tf.config.list_physical_devices("GPU")) > 1:
        return Team(tf.distribute.MirroredStrategy())
    return alone_on_one_device()


def alone_on_one_device() -> Team:
    """This program, on the first GPU or the processor."""
    import tensorflow as tf

    return Team(tf.distribute.get_strategy())
