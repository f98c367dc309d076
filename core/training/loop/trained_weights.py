"""What a run finds."""

from dataclasses import dataclass

from core.arrays import Floats


@dataclass(frozen=True, slots=True, eq=False)
class TrainedWeights:
    """What a run found.

    Attributes:
        weights: As `core.model.bundle.take_weights` gives them.
        pictures: Photos trained on.
        epoch: They are from, counted from 1; 0 when the model that the run began
            from was not beaten: then these are its weights.
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
