"""When a run ends."""

from dataclasses import dataclass
from typing import Self

from core.training.job import TrainingJob
from core.training.loop.checkpoints import Position


@dataclass(frozen=True, slots=True)
class Plan:
    """What bounds a run, whichever comes first.

    Attributes:
        epochs: None is no bound.
        minutes: Of training, pauses left out; None is no bound.
        patience: Epochs without a better validation loss; 0 is no bound.
    """

    epochs: int | None
    minutes: float | None
    patience: int

    @classmethod
    def of(cls, job: TrainingJob) -> Self:
        """The epochs asked for, or the recipe's where no time was given either."""
        recipe = job.recipe
        usual = None if job.minutes else recipe.epochs
        return cls(
            epochs=job.epochs or usual,
            minutes=job.minutes,
            patience=recipe.patience,
        )

    def is_over(self, position: Position, *, seconds: float) -> bool:
        """Whether the run has reached one of its bounds.

        Args:
            position: In the run.
            seconds: Of training so far.
        """
        is_through = self.epochs is not None and position.epoch >= self.epochs
        waited = position.epoch - position.best_epoch
        is_tired = bool(self.patience) and waited >= self.patience
        return is_through or is_tired or self.is_late(seconds)

    def is_late(self, seconds: float) -> bool:
        """Whether the time is over."""
        return self.minutes is not None and seconds >= 60 * self.minutes

    def progress(self, *, epochs: float, seconds: float) -> float:
        """Done part of the run, 0..1, by the bound that is nearer.

        Args:
            epochs: Done so far, with the part of the current one.
            seconds: Of training so far.
        """
        by_epochs = epochs / self.epochs if self.epochs else 0.0
        by_time = seconds / (60 * self.minutes) if self.minutes else 0.0
        return min(1.0, max(by_epochs, by_time))
