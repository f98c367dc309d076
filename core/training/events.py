"""What a run tells while it runs; `TrainingEvent` is their union."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from core.model.card import ModelCard


class Phase(StrEnum):
    """What the run is doing, between the steps as well."""

    STARTING = "starting"
    TRAINING = "training"
    VALIDATING = "validating"
    SCORING = "scoring"
    SAVING = "saving"


@dataclass(frozen=True, slots=True)
class PhaseChanged:
    """The run has come to another part of its work."""

    phase: Phase


@dataclass(frozen=True, slots=True)
class RunStarted:
    """Everything is loaded; the first step follows.

    Attributes:
        photos: To train on.
        held_out: To validate with.
        epochs: Planned in all.
        first_epoch: 0, or where a resumed run goes on.
        device: For people.
    """

    photos: int
    held_out: int
    epochs: int
    first_epoch: int
    device: str


@dataclass(frozen=True, slots=True)
class StepEnded:
    """At most about ten a second.

    Attributes:
        epoch: Counted from 1.
        step: Of the epoch, counted from 1.
        steps: In an epoch.
        loss: Of this step's batch.
        pictures_per_second: Since the run started.
    """

    epoch: int
    step: int
    steps: int
    loss: float
    pictures_per_second: float


@dataclass(frozen=True, slots=True)
class EpochEnded:
    """An epoch and its validation are over.

    Attributes:
        epoch: Counted from 1.
        epochs: Planned in all.
        loss: Mean over the epoch.
        validation_loss: Over the held-out photos.
        best_epoch: With the lowest validation loss so far.
        seconds: Of training since the first epoch, earlier sittings included.
    """

    epoch: int
    epochs: int
    loss: float
    validation_loss: float
    best_epoch: int
    seconds: float


@dataclass(frozen=True, slots=True)
class CheckpointSaved:
    """From here a resumed run goes on."""

    epoch: int


@dataclass(frozen=True, slots=True)
class RunFinished:
    """The model is in the library.

    Attributes:
        card: Of the new model.
        is_stopped_early: Whether somebody ended the run and kept the best.
    """

    card: ModelCard
    is_stopped_early: bool


TrainingEvent = (
    PhaseChanged | RunStarted | StepEnded | EpochEnded | CheckpointSaved | RunFinished
)

EventSink = Callable[[TrainingEvent], None]
