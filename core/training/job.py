"""Everything that one run depends on."""

from dataclasses import dataclass
from pathlib import Path

from core.dataset.split import Split
from core.model.bundle import Bundle
from core.training.recipes import Recipe


@dataclass(frozen=True, slots=True)
class TrainingJob:
    """One run, ready to be trained.

    Attributes:
        name: Of the new model.
        split: Files to train on and to validate with.
        recipe: How to train.
        run_folder: For the checkpoints; made when missing.
        epochs: To end after; None is the recipe's, or no limit where there are
            minutes.
        minutes: To end after, whatever the epochs; None is no limit.
        seed: Of weights, order, crops and holes.
        is_resumed: Whether to go on from the checkpoint.
        start: Model to take the first weights from; None starts with fresh ones.
    """

    name: str
    split: Split
    recipe: Recipe
    run_folder: Path
    epochs: int | None = None
    minutes: float | None = None
    seed: int = 0
    is_resumed: bool = False
    start: Bundle | None = None

    def __post_init__(self) -> None:
        if self.epochs is not None and self.epochs < 1:
            msg = f"A run takes at least one epoch. Received: epochs={self.epochs}."
            raise ValueError(msg)
        if self.minutes is not None and self.minutes <= 0:
            msg = f"A run takes some time. Received: minutes={self.minutes}."
            raise ValueError(msg)
