"""When a run ends."""

from dataclasses import dataclass
from typing import Self

from core.training.job import TrainingJob
from core.training.loop.checkpoints import Position

_NOTHING = 1e-9
_WHOLE = 1 - _NOTHING  # what is counted in parts may fall short of 1


@dataclass(frozen=True, slots=True)
class Plan:
    """What bounds a run, whichever comes first.

    Attributes:
        epochs: None is no bound.
        minutes: Of training, pauses left out; None is no bound.
        patience: Epochs without a better validation loss, after which the cool-down
            begins, whatever was planned; 0 is no bound.
        cooldown: Last part of a run, 0..1; without one, a run that is out of patience
            ends.
    """

    epochs: int | None
    minutes: float | None
    patience: int
    cooldown: float

    @classmethod
    def of(cls, job: TrainingJob) -> Self:
        """The epochs asked for, or the recipe's where no time was given either."""
        recipe = job.recipe
        usual = None if job.minutes else recipe.epochs
        return cls(
            epochs=job.epochs or usual,
            minutes=job.minutes,
            patience=recipe.patience,
            cooldown=recipe.cooldown,
        )

    def is_over(self, position: Position, *, seconds: float) -> bool:
        """Whether the run has reached one of its bounds.

        Args:
            position: In the run.
            seconds: Of training so far.
        """
        done = self.progress(position, seconds=seconds, epochs=position.epoch)
        return done >= _WHOLE or self.is_late(seconds)

    def is_late(self, seconds: float) -> bool:
        """Whether the time is over."""
        return self.minutes is not None and seconds >= 60 * self.minutes

    def progress(self, position: Position, *, seconds: float, epochs: float) -> float:
        """Done part of the run, 0..1, by the bound that is nearer.

        Args:
            position: In the run.
            seconds: Of training so far.
            epochs: Done so far, with the part of the current one.
        """
        return min(1.0, self._planned(epochs, seconds) / position.length)

    def length(self, position: Position, *, seconds: float) -> float:
        """Part of the planned run that is worth making, after an epoch.

        Out of patience, the rest is made shorter, so that the cool-down begins now and
        lasts as long as it should after what was trained. It is what a plateau at the
        full rate is left with; see Hu et al., "MiniCPM" (2024), on such schedules.

        Args:
            position: In the run.
            seconds: Of training so far.

        Returns:
            Above 0, at most 1; never more than before.
        """
        waited = position.epoch - position.best_epoch
        if not self.patience or waited < self.patience:
            return position.length
        done = max(_NOTHING, self._planned(position.epoch, seconds))
        return min(position.length, done / max(1 - self.cooldown, done))

    def _planned(self, epochs: float, seconds: float) -> float:
        by_epochs = epochs / self.epochs if self.epochs else 0.0
        by_time = seconds / (60 * self.minutes) if self.minutes else 0.0
        return max(by_epochs, by_time)
