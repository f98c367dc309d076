"""The one training loop of the product."""

import time
from dataclasses import dataclass, replace

import numpy as np

from core.arrays import Floats
from core.dataset.pipeline import Pipeline
from core.errors import TrainingError
from core.model import backend
from core.training.checkpoints import (
    Arrays,
    Position,
    load_checkpoint,
    save_checkpoint,
)
from core.training.control import Control
from core.training.events import (
    CheckpointSaved,
    EpochEnded,
    EventSink,
    Phase,
    PhaseChanged,
    RunStarted,
    StepEnded,
)
from core.training.job import TrainingJob
from core.training.learner import Learner
from core.training.schedule import learning_rate

_CHECKPOINT_EVERY = 120.0  # seconds: what a power cut may cost
_EVENT_EVERY = 0.1  # seconds


@dataclass(frozen=True, slots=True, eq=False)
class TrainedWeights:
    """What a run found.

    Attributes:
        weights: As `core.model.bundle.take_weights` gives them.
        pictures: Photos trained on.
        epoch: They are from, counted from 1.
        seconds: Of training.
        device: For people.
        is_stopped_early: Whether somebody ended the run.
    """

    weights: dict[str, Floats]
    pictures: int
    epoch: int
    seconds: float
    device: str
    is_stopped_early: bool


class Trainer:
    """One run, from the first step or a checkpoint to the best weights."""

    def __init__(self, job: TrainingJob, *, sink: EventSink, control: Control) -> None:
        """Take the job; nothing heavy happens before `run`."""
        self._job = job
        self._recipe = job.recipe
        self._sink = sink
        self._control = control
        self._split = job.split
        self._training = self._pipeline(validation=False)
        self._validation = self._pipeline(validation=True)
        self._best: list[Floats] = []
        self._position = Position(recipe=self._fingerprint())

    def run(self) -> TrainedWeights:
        """Train until the epochs or minutes are over or somebody stops the run.

        Raises:
            TrainingError: It cannot start, go on, or write its checkpoint.
            Cancelled: The control said so.
        """
        if not self._split.training or not self._split.held_out:
            msg = "There must be photos on both sides of the split; use more photos."
            raise TrainingError(msg)
        self._sink(PhaseChanged(Phase.STARTING))
        device = self._start()
        self._sink(self._started(device))
        while not self._is_over():
            losses = self._run_epoch()
            if self._position.step == self._training.steps:
                self._end_epoch(losses)
        if self._position.step or not self._best:
            self._judge()
            self._save()
        return self._result(device)

    def _start(self) -> backend.Device:
        backend.start()
        import keras
        import tensorflow as tf

        keras.utils.set_random_seed(self._job.seed)
        device = backend.best_device()
        many = len(tf.config.list_physical_devices("GPU")) > 1
        strategy = (
            tf.distribute.MirroredStrategy() if many else tf.distribute.get_strategy()
        )
        self._learner = Learner(
            self._recipe,
            strategy=strategy,
            precision=backend.best_precision(device),
        )
        if self._job.start:
            self._learner.begin_from(self._job.start)
        if self._job.is_resumed:
            self._resume()
        self._clock = time.monotonic() - self._position.seconds
        self._saved_at = time.monotonic()
        return device

    def _resume(self) -> None:
        found = load_checkpoint(self._job.run_folder)
        if found is None:
            return
        position, arrays = found
        if position.recipe != self._position.recipe:
            msg = (
                "The checkpoint belongs to other photos or another recipe; choose "
                "another name, or start anew without resuming."
            )
            raise TrainingError(msg)
        try:
            self._learner.restore(arrays)
        except ValueError as error:
            msg = "The checkpoint does not fit the network of this version."
            raise TrainingError(msg) from error
        self._best = [
            array for name, array in sorted(arrays.items()) if name.startswith("best/")
        ]
        self._position = position

    def _run_epoch(self) -> list[float]:
        """Train to the end of the current epoch, or until the run is to end."""
        self._sink(PhaseChanged(Phase.TRAINING))
        start = self._position
        batches = self._training.epoch(start.epoch, first_step=start.step)
        losses: list[float] = []
        told_at = 0.0
        for batch in self._learner.distribute(batches):
            rate = learning_rate(
                self._recipe, step=self._steps_done(), progress=self._progress()
            )
            losses.append(self._learner.step(batch, learning_rate=rate))
            self._position = replace(
                self._position, step=self._position.step + 1, seconds=self._seconds()
            )
            now = time.monotonic()
            if now - told_at >= _EVENT_EVERY:
                told_at = now
                self._tell_step(losses[-1])
            if now - self._saved_at >= _CHECKPOINT_EVERY:
                self._save()
            if self._is_ending() and self._position.step < self._training.steps:
                return losses
        # Photos that could not be decoded may have left fewer batches than planned.
        self._position = replace(self._position, step=self._training.steps)
        return losses

    def _end_epoch(self, losses: list[float]) -> None:
        loss = self._judge()
        self._position = replace(self._position, epoch=self._position.epoch + 1, step=0)
        self._save()
        self._sink(
            EpochEnded(
                epoch=self._position.epoch,
                epochs=self._epochs,
                loss=float(np.mean(losses)) if losses else float("nan"),
                validation_loss=loss,
                best_epoch=self._position.best_epoch,
                seconds=self._position.seconds,
            )
        )

    def _judge(self) -> float:
        """Validate the current weights and keep them when they are the best."""
        self._sink(PhaseChanged(Phase.VALIDATING))
        loss = self._learner.validation_loss(self._validation.fixed())
        if not np.isfinite(loss):
            msg = "The run diverged: its loss is no number any more."
            raise TrainingError(msg)
        # A critic gives up nearness for looks: then the last weights are the best.
        if loss < self._position.best_loss or self._recipe.adversarial:
            self._best = self._learner.kept_weights()
            self._position = replace(
                self._position, best_loss=loss, best_epoch=self._position.epoch + 1
            )
        return loss

    def _save(self) -> None:
        arrays: Arrays = self._learner.state()
        arrays |= {f"best/{n:03d}": array for n, array in enumerate(self._best)}
        save_checkpoint(self._job.run_folder, self._position, arrays)
        self._saved_at = time.monotonic()
        self._sink(CheckpointSaved(self._position.epoch))

    def _is_ending(self) -> bool:
        minutes = self._job.minutes
        is_late = minutes is not None and self._seconds() >= 60 * minutes
        return self._control.check() or is_late

    def _is_over(self) -> bool:
        return self._position.epoch >= self._epochs or self._is_ending()

    @property
    def _epochs(self) -> int:
        return self._job.epochs or self._recipe.epochs

    def _seconds(self) -> float:
        return time.monotonic() - self._clock

    def _steps_done(self) -> int:
        return self._position.epoch * self._training.steps + self._position.step

    def _progress(self) -> float:
        """Done part of the run, 0..1, by epochs or by time, whichever ends first."""
        by_epochs = self._steps_done() / (self._epochs * self._training.steps)
        minutes = self._job.minutes
        by_time = self._seconds() / (60 * minutes) if minutes else 0.0
        return min(1.0, max(by_epochs, by_time))

    def _pipeline(self, *, validation: bool) -> Pipeline:
        recipe, split = self._recipe, self._split
        return Pipeline(
            photos=split.held_out if validation else split.training,
            maker=recipe.validation if validation else recipe.examples,
            spec=recipe.spec,
            batch_size=recipe.batch_size,
            seed=self._job.seed,
        )

    def _fingerprint(self) -> str:
        photos = len(self._split.training), len(self._split.held_out)
        critic = f" {self._recipe.adversarial}" if self._recipe.adversarial else ""
        return f"{self._recipe}{critic} seed={self._job.seed} photos={photos}"

    def _tell_step(self, loss: float) -> None:
        pictures = self._recipe.batch_size * self._steps_done()
        self._sink(
            StepEnded(
                epoch=self._position.epoch + 1,
                step=self._position.step,
                steps=self._training.steps,
                loss=loss,
                pictures_per_second=pictures / max(self._seconds(), 1e-9),
            )
        )

    def _started(self, device: backend.Device) -> RunStarted:
        return RunStarted(
            photos=len(self._split.training),
            held_out=len(self._split.held_out),
            epochs=self._epochs,
            first_epoch=self._position.epoch,
            device=device.label,
        )

    def _result(self, device: backend.Device) -> TrainedWeights:
        return TrainedWeights(
            weights={f"{n:03d}": array for n, array in enumerate(self._best)},
            pictures=len(self._split.training),
            epoch=self._position.best_epoch,
            seconds=self._position.seconds,
            device=device.label,
            is_stopped_early=self._control.check(),
        )
