"""The one training loop of the product."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from core.arrays import Floats
from core.dataset.pipeline import Pipeline
from core.errors import PhotosGone, TrainingError, WorkerLost
from core.model import backend
from core.training.cluster.alone import Gather, alone
from core.training.control import Control, Suspended
from core.training.events import (
    BatchReduced,
    CheckpointSaved,
    EpochEnded,
    EventSink,
    Paused,
    Phase,
    PhaseChanged,
    Resumed,
    RolledBack,
    RunStarted,
    StartJudged,
)
from core.training.job import TrainingJob
from core.training.loop.checkpoints import Position
from core.training.loop.council import Council
from core.training.loop.guard import DeviceFull, NotANumber, NumberGuard, device_errors
from core.training.loop.learner import Learner, begin_together
from core.training.loop.material import Material
from core.training.loop.plan import Plan
from core.training.loop.run_state import RunState
from core.training.loop.schedule import learning_rate
from core.training.loop.step_teller import StepTeller
from core.training.loop.trained_weights import TrainedWeights
from core.training.loop.validation import validation_loss

Follow = Callable[[int, list[Floats]], None]
"""Told the finished epochs and the kept weights after every validation."""


class Trainer:
    """One run, from the first step or a checkpoint to the best weights."""

    def __init__(
        self,
        job: TrainingJob,
        *,
        sink: EventSink,
        control: Control,
        follow: Follow | None = None,
        gather: Gather = alone,
    ) -> None:
        """Take the job; nothing heavy happens before `run`.

        Args:
            job: The run.
            sink: Told what happens.
            control: Pauses and ends the run.
            follow: Told of new weights.
            gather: Makes the team that trains together, once TensorFlow has started.
        """
        self._job = job
        self._recipe = job.recipe
        self._sink = sink
        self._follow = follow
        self._gather = gather
        self._plan = Plan.of(job)
        self._council = Council(control)
        self._teller = StepTeller(sink)
        self._guard = NumberGuard()
        self._material = Material(job)

    def run(self) -> TrainedWeights:
        """Train until one of the run's bounds is reached or somebody stops it.

        Raises:
            ModelError: The model to begin from cannot be used.
            TrainingError: It cannot start, go on, or write its checkpoint.
            Suspended: The control said so; the checkpoint tells of the last step.
            Cancelled: The control said so.
        """
        if not self._job.split.training or not self._job.split.held_out:
            msg = "There must be photos on both sides of the split; use more photos."
            raise TrainingError(msg)
        self._sink(PhaseChanged(Phase.STARTING))
        device = self._start()
        self._sink(self._started(device))
        if self._position.start_loss is not None:
            self._sink(StartJudged(self._position.start_loss))
        try:
            while not self._is_trained():
                pass
        except (Suspended, PhotosGone, WorkerLost):
            with suppress(NotANumber):
                self._save_if_begun()
            raise
        return self._result(device)

    def _start(self) -> backend.Device:
        backend.start()
        self._team = self._gather()
        device = backend.best_device()
        self._learner = Learner.on(
            device, self._recipe, team=self._team, seed=self._job.seed
        )
        self._state = RunState(self._job, self._team)
        is_resumed = self._job.is_resumed and self._state.restore(self._learner)
        if self._job.start and not is_resumed:
            begin_together(self._learner, self._job.start, self._team)
        self._council.open(self._team, seconds=self._position.seconds)
        return device

    def _is_trained(self) -> bool:
        """Train; False when that has to be tried again from where the run is now."""
        try:
            with device_errors(self._team):
                self._train()
        except NotANumber:
            self._roll_back()
            return False
        except DeviceFull:
            self._reduce_batch()
            return False
        return True

    def _train(self) -> None:
        if not self._state.is_begun:
            self._begin()
        while not self._is_over():
            self._run_epoch()
            if self._position.step == self._training.steps:
                self._end_epoch()
        if self._position.step or not self._state.is_judged:
            self._judge(epoch=self._position.epoch + 1)
        self._save()

    def _begin(self) -> None:
        """Judge what the run starts from, and see that it can be saved."""
        if self._job.start:
            loss = self._judge(epoch=0)
            self._state.position = replace(self._position, start_loss=loss)
            self._sink(StartJudged(loss))
        self._save()

    def _run_epoch(self) -> None:
        """Train to the end of the current epoch, or until the run is to end."""
        self._sink(PhaseChanged(Phase.TRAINING))
        epoch, step = self._position.epoch, self._position.step
        training = self._training
        batches = training.epoch(epoch, first_step=step)
        self._teller.begin()
        for batch in self._learner.distribute(batches):
            step += 1
            loss = self._learner.step(batch, learning_rate=self._rate())
            self._guard.check(loss)
            self._state.move(step=step, seconds=self._council.seconds, loss=loss)
            self._teller.step_ended(self._position, steps=training.steps, loss=loss)
            if self._job.start and (epoch, step) == (0, 1):
                # The weights of the start. No sooner: a first preview takes seconds.
                self._tell_follower(self._state.best)
            self._look_up()
            if self._state.is_due:
                self._save()
            if self._is_ending() and step < training.steps:
                return
        if not self._position.pictures:
            raise PhotosGone
        # Photos that could not be decoded may have left fewer batches than planned.
        self._state.move(step=training.steps, seconds=self._council.seconds)

    def _end_epoch(self) -> None:
        trained_loss = self._position.loss
        loss = self._judge(epoch=self._position.epoch + 1)
        seconds = self._council.seconds
        self._state.next_epoch(seconds=seconds)
        length = self._plan.length(self._position, seconds=seconds)
        self._state.position = replace(self._position, length=length)
        self._guard.epoch_ended(self._position.epoch)
        if self._state.is_due_after_epoch:
            self._save()
        self._sink(
            EpochEnded(
                epoch=self._position.epoch,
                epochs=self._plan.epochs,
                loss=trained_loss,
                validation_loss=loss,
                best_epoch=self._position.best_epoch,
                seconds=self._position.seconds,
            )
        )
        self._tell_follower(self._learner.kept_weights())

    def _judge(self, *, epoch: int) -> float:
        """Validate the current weights and keep them when they are the best."""
        self._sink(PhaseChanged(Phase.VALIDATING))
        loss = validation_loss(
            self._learner,
            self._material.held_out.batches(self._position.batch_size),
            team=self._team,
            look_up=self._look_up,
        )
        self._look_up()
        self._guard.check(loss)
        # A critic gives up nearness for looks: then the last weights are the best.
        if loss < self._position.best_loss or self._recipe.adversarial:
            self._state.keep(self._learner.kept_weights(), loss=loss, epoch=epoch)
        return loss

    def _look_up(self) -> None:
        """Wait while paused, and end at once where nothing is to be kept."""
        self._council.meet()
        self._council.raise_if_ended()
        if not self._council.is_paused:
            return
        self._save_if_begun()
        with self._council.pause():
            self._sink(Paused())
        self._sink(Resumed())
        self._teller.begin()

    def _roll_back(self) -> None:
        self._guard.failed(self._position.epoch)
        self._state.roll_back(self._learner, seconds=self._council.seconds)
        self._sink(RolledBack(self._position.epoch, self._position.rate_factor))

    def _reduce_batch(self) -> None:
        self._state.reduce_batch()
        self._sink(BatchReduced(self._position.batch_size))

    def _save_if_begun(self) -> None:
        if self._state.is_begun:
            self._save()

    def _save(self) -> None:
        if self._state.is_saved:
            return
        try:
            self._state.save(self._learner)
        except NotANumber:
            if self._team.is_alone:
                raise
            return  # the next step's loss will tell everybody
        self._sink(CheckpointSaved(self._position.epoch))

    def _tell_follower(self, weights: list[Floats]) -> None:
        if self._follow:
            self._follow(self._position.epoch, weights)

    def _is_ending(self) -> bool:
        return self._council.is_stopped or self._plan.is_late(self._council.seconds)

    def _is_over(self) -> bool:
        seconds = self._council.seconds
        is_over = self._plan.is_over(self._position, seconds=seconds)
        return self._council.is_stopped or is_over

    def _rate(self) -> float:
        steps = self._training.steps
        epochs = self._position.epoch + self._position.step / steps
        rate = learning_rate(
            self._recipe,
            step=self._position.epoch * steps + self._position.step,
            progress=self._plan.progress(
                self._position, seconds=self._council.seconds, epochs=epochs
            ),
        )
        return rate * self._position.rate_factor

    @property
    def _position(self) -> Position:
        return self._state.position

    @property
    def _training(self) -> Pipeline:
        size = self._position.batch_size
        return self._material.training(size, self._team.share(size))

    def _started(self, device: backend.Device) -> RunStarted:
        return RunStarted(
            photos=len(self._job.split.training),
            held_out=len(self._job.split.held_out),
            epochs=self._plan.epochs,
            first_epoch=self._position.epoch,
            device=device.label + self._team.place,
            minutes=self._plan.minutes,
            seconds=self._position.seconds,
        )

    def _result(self, device: backend.Device) -> TrainedWeights:
        return TrainedWeights(
            weights={f"{n:03d}": array for n, array in enumerate(self._state.best)},
            pictures=len(self._job.split.training),
            epoch=self._position.best_epoch,
            seconds=self._position.seconds,
            device=device.label,
            is_stopped_early=self._council.is_stopped,
        )
