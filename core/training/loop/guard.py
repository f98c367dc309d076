"""What a run survives: losses that are no numbers, and devices without memory."""

import math
from collections.abc import Iterator
from contextlib import contextmanager

from core.errors import RunDiverged
from core.training.cluster.team import Team

_MOST_IN_A_ROW = 3


class NotANumber(Exception):
    """Raised inside a run when a loss or a weight is no number any more."""


class DeviceFull(Exception):
    """Raised inside a run when a batch does not fit into the device's memory."""


@contextmanager
def device_errors(team: Team) -> Iterator[None]:
    """Name what TensorFlow and numpy say when memory is used up or somebody is gone.

    Raises:
        DeviceFull: There is none left.
        WorkerLost: Another program of the team is gone.
    """
    import tensorflow as tf

    try:
        yield
    except (tf.errors.ResourceExhaustedError, MemoryError) as error:
        raise DeviceFull from error
    except tf.errors.OpError as error:
        team.raise_loss(error)
        raise


class NumberGuard:
    """Tells when a run diverges, and how often it may be taken back for that."""

    def __init__(self) -> None:
        """Nothing has happened yet."""
        self._in_a_row = 0
        self._farthest = 0

    def check(self, loss: float) -> None:
        """Look at a loss.

        Raises:
            NotANumber: It is none.
        """
        if not math.isfinite(loss):
            raise NotANumber

    def epoch_ended(self, epoch: int) -> None:
        """Trust the run again once it is past where it failed.

        Args:
            epoch: Finished ones.
        """
        if epoch > self._farthest:
            self._in_a_row = 0

    def failed(self, epoch: int) -> None:
        """Count that the run has to go back.

        Args:
            epoch: Finished ones.

        Raises:
            RunDiverged: It had to too often.
        """
        if self._in_a_row == _MOST_IN_A_ROW:
            raise RunDiverged
        self._in_a_row += 1
        self._farthest = max(self._farthest, epoch)
