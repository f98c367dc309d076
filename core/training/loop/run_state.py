"""What a run must not lose: its position, its best weights, and its checkpoint."""

import json
import math
import time
from dataclasses import asdict, replace

import numpy as np

from core.arrays import Floats
from core.errors import CheckpointUnusable, OutOfMemory, RunDiverged
from core.training.cluster.team import Team
from core.training.job import TrainingJob
from core.training.loop.checkpoints import (
    Arrays,
    Position,
    load_checkpoint,
    save_checkpoint,
)
from core.training.loop.guard import NotANumber
from core.training.loop.learner import Learner

_EVERY = 120.0  # seconds: what a power cut may cost
_EVERY_AFTER_EPOCH = 30.0
_SHARE = 0.05  # of the time, that saving after epochs may take
_BEST = "best/"


class RunState:
    """Where a run is, in memory and on disk.

    Attributes:
        position: In the run.
        best: Weights with the lowest validation loss so far, in the network's order;
            empty before the first validation.
    """

    def __init__(self, job: TrainingJob, team: Team) -> None:
        """Stand at the beginning; nothing is read or written yet.

        Args:
            job: The run.
            team: Who runs it; only its chief reads and writes.
        """
        self._team = team
        self._folder = job.run_folder
        self._saved: Position | None = None
        self._saved_at = time.monotonic()
        self._cost = 0.0
        self.best: list[Floats] = []
        self.position = Position(
            recipe=_fingerprint(job),
            batch_size=team.whole_batch(job.recipe.batch_size),
        )

    def move(self, *, step: int, seconds: float, loss: float | None = None) -> None:
        """Go on within the epoch; a loss is that of the step which led there."""
        now = replace(self.position, step=step, seconds=seconds)
        if loss is not None:
            size = now.batch_size
            now = replace(
                now,
                pictures=now.pictures + size,
                loss_sum=now.loss_sum + size * loss,
            )
        self.position = now

    def next_epoch(self, *, seconds: float) -> None:
        """Go on to the next epoch's beginning."""
        self.position = replace(
            self.position,
            epoch=self.position.epoch + 1,
            step=0,
            pictures=0,
            loss_sum=0.0,
            seconds=seconds,
        )

    def reduce_batch(self) -> None:
        """Go on from the same place with half as many pictures in a step.

        Raises:
            OutOfMemory: A step has one picture alone.
        """
        size = self.position.batch_size // 2
        # The others of a team know nothing of the memory here.
        if not size or not self._team.is_alone:
            raise OutOfMemory
        self.position = self.position.in_batches_of(size)

    def roll_back(self, learner: Learner, *, seconds: float) -> None:
        """Go back to the checkpoint, and on from there at half the learning rate.

        Args:
            learner: To restore.
            seconds: Of training so far; they are spent.

        Raises:
            RunDiverged: There is no checkpoint.
            CheckpointUnusable: It cannot be read.
        """
        now = self.position
        if not (self.is_begun and self.restore(learner)):
            raise RunDiverged
        self.position = replace(
            self.position.in_batches_of(now.batch_size),
            rate_factor=now.rate_factor / 2,
            seconds=seconds,
        )

    def keep(self, weights: list[Floats], *, loss: float, epoch: int) -> None:
        """Take weights as the best so far.

        Args:
            weights: In the network's order.
            loss: Their validation loss.
            epoch: They are from, counted from 1; 0 is the start.
        """
        self.best = weights
        self.position = replace(self.position, best_loss=loss, best_epoch=epoch)

    @property
    def is_judged(self) -> bool:
        """Whether any weights were validated so far."""
        return math.isfinite(self.position.best_loss)

    @property
    def is_saved(self) -> bool:
        """Whether the checkpoint tells of right now."""
        return self._saved == self.position

    @property
    def is_begun(self) -> bool:
        """Whether there is a checkpoint to go back to."""
        return self._saved is not None

    @property
    def is_due(self) -> bool:
        """Whether a power cut would cost too much."""
        return time.monotonic() - self._saved_at >= _EVERY

    @property
    def is_due_after_epoch(self) -> bool:
        """As `is_due`, when a better moment will not come soon.

        A large network's checkpoint takes so long that short epochs go without.
        """
        wait = min(_EVERY_AFTER_EPOCH, self._cost / _SHARE)
        return time.monotonic() - self._saved_at >= wait

    def save(self, learner: Learner) -> None:
        """Write the checkpoint.

        Raises:
            NotANumber: The learner is spoilt; the last checkpoint stays.
            RunNotSaved: The disk is full or not to be written to.
        """
        begin = time.monotonic()
        if self._team.is_chief:
            self._write(learner)
        self._saved = self.position
        self._saved_at = time.monotonic()
        self._cost = self._saved_at - begin

    def _write(self, learner: Learner) -> None:
        arrays: Arrays = learner.state()
        if not all(np.isfinite(array).all() for array in arrays.values()):
            raise NotANumber
        arrays |= {f"{_BEST}{n:03d}": array for n, array in enumerate(self.best)}
        save_checkpoint(self._folder, self.position, arrays)

    def restore(self, learner: Learner) -> bool:
        """Go back to the checkpoint; False when there is none.

        Raises:
            CheckpointUnusable: It cannot be read, or belongs to another run.
        """
        is_found = np.array([self._team.is_chief and self._read(learner)], np.float64)
        if not self._team.from_chief(is_found)[0]:
            return False
        if not self._team.is_alone:
            learner.follow_chief()
            self.position = self._saved = _chiefs(self.position, self._team)
        return True

    def _read(self, learner: Learner) -> bool:
        found = load_checkpoint(self._folder)
        if found is None:
            return False
        position, arrays = found
        if position.recipe != self.position.recipe:
            raise CheckpointUnusable(
                self._folder, "it belongs to other photos or another recipe"
            )
        try:
            learner.restore(arrays)
        except ValueError as error:
            raise CheckpointUnusable(
                self._folder, "it does not fit the network of this version"
            ) from error
        self.best = [a for name, a in sorted(arrays.items()) if name.startswith(_BEST)]
        size = self._team.whole_batch(position.batch_size or self.position.batch_size)
        self.position = self._saved = (
            position.in_batches_of(size)
            if position.batch_size
            else replace(position, batch_size=size)
        )
        return True


_LETTERS = 4096  # of a position as text


def _chiefs(position: Position, team: Team) -> Position:
    """The chief's position, for everybody."""
    text = json.dumps(asdict(position)).encode().ljust(_LETTERS)
    letters = np.frombuffer(text, np.uint8).astype(np.float64)
    return Position(**json.loads(team.from_chief(letters).astype(np.uint8).tobytes()))


def _fingerprint(job: TrainingJob) -> str:
    photos = len(job.split.training), len(job.split.held_out)
    return f"{job.recipe.fingerprint} seed={job.seed} photos={photos}"
