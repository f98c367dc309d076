"""What a run tells while it runs; `TrainingEvent` is their union."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from core.model.card import ModelCard
from core.training.comparison import Comparison


class Phase(StrEnum):
    """What the run is doing, between the steps as well."""

    STARTING = "starting"
    TRAINING = "training"
    VALIDATING = "validating"
    COMPARING = "comparing"
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
        epochs: Planned in all; None where the minutes alone end the run.
        first_epoch: 0, or where a resumed run goes on.
        device: For people.
        minutes: To end after, whatever the epochs; None is no limit.
        seconds: Of training in earlier sittings.
    """

    photos: int
    held_out: int
    epochs: int | None
    first_epoch: int
    device: str
    minutes: float | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class StepEnded:
    """At most about ten a second.

    Attributes:
        epoch: Counted from 1.
        step: Of the epoch, counted from 1.
        steps: In an epoch.
        loss: Of this step's batch.
        pictures_per_second: While steps were done in this sitting; what lies between
            them, like validation and pauses, does not count.
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
        epochs: Planned in all; None where the minutes alone end the run.
        loss: Mean over the epoch.
        validation_loss: Over the held-out photos.
        best_epoch: With the lowest validation loss so far.
        seconds: Of training since the first epoch, earlier sittings included.
    """

    epoch: int
    epochs: int | None
    loss: float
    validation_loss: float
    best_epoch: int
    seconds: float


@dataclass(frozen=True, slots=True)
class StartJudged:
    """The model that the run starts from was validated, before the first step.

    A resumed run tells it again.

    Attributes:
        validation_loss: Over the held-out photos: what the run has to beat.
    """

    validation_loss: float


@dataclass(frozen=True, slots=True)
class CheckpointSaved:
    """From here a resumed run goes on."""

    epoch: int


@dataclass(frozen=True, slots=True)
class RolledBack:
    """The loss was no number any more; the run goes on from its checkpoint.

    Epochs that ended since then are told anew.

    Attributes:
        epoch: Of the checkpoint.
        rate_factor: By which the learning rate is smaller from now on, 0..1.
    """

    epoch: int
    rate_factor: float


@dataclass(frozen=True, slots=True)
class WorkersReplaced:
    """A worker of the cluster was lost; all start again from the last checkpoint.

    Attributes:
        lost: Who it was, for people.
    """

    lost: str


@dataclass(frozen=True, slots=True)
class BatchReduced:
    """The device has too little memory; the run goes on with smaller batches."""

    batch_size: int


@dataclass(frozen=True, slots=True)
class ComparisonAdvanced:
    """The new model is being compared with the one in use; several times a second.

    Attributes:
        done: Part of the comparison, 0..1.
    """

    done: float


@dataclass(frozen=True, slots=True)
class PreviewReady:
    """Fills of some held-out photos with the weights of now.

    Attributes:
        epoch: Finished ones.
        png: One picture of square tiles without gaps; a row for each photo, and four
            columns: the hole, the current model's fill (the hole again where there is
            no current model), the new one's, the truth.
        rows: Of tiles.
    """

    epoch: int
    png: bytes
    rows: int


@dataclass(frozen=True, slots=True)
class Paused:
    """The run waits, and the device is idle."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """The run goes on after a pause."""


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """The process of the run is alive, whatever it does; about one a second."""


@dataclass(frozen=True, slots=True)
class TrainingResult:
    """What a finished run leaves.

    Attributes:
        card: Of the new model, which is in the library.
        comparison: With the model in use; None when there was none to compare with.
        is_stopped_early: Whether somebody ended the run and kept the best.
    """

    card: ModelCard
    comparison: Comparison | None
    is_stopped_early: bool


@dataclass(frozen=True, slots=True)
class RunFinished:
    """The model is in the library."""

    result: TrainingResult


@dataclass(frozen=True, slots=True)
class RunCancelled:
    """The run was ended and thrown away."""


@dataclass(frozen=True, slots=True)
class RunSuspended:
    """The run was ended with its checkpoint kept: it can go on another day."""


@dataclass(frozen=True, slots=True)
class RunFollowed:
    """The run is over; the model is with the chief of the cluster."""


class RunFault(StrEnum):
    """Why a run failed, as far as it is known."""

    KILLED = "killed"
    OUT_OF_MEMORY = "out_of_memory"
    DISK_FULL = "disk_full"
    NOT_SAVED = "not_saved"
    PHOTOS_GONE = "photos_gone"
    DIVERGED = "diverged"
    CHECKPOINT = "checkpoint"
    MODEL = "model"
    IN_USE = "in_use"
    CLUSTER = "cluster"
    UNEXPECTED = "unexpected"


@dataclass(frozen=True, slots=True)
class RunFailed:
    """The run ended by itself; its checkpoint, if there is one, is kept.

    Attributes:
        fault: What went wrong.
        message: One English sentence with what to do.
        details: For the log, like a traceback; may be empty.
    """

    fault: RunFault
    message: str
    details: str


Outcome = RunFinished | RunCancelled | RunSuspended | RunFollowed | RunFailed
"""Exactly one of them is the last event of a run."""

TrainingEvent = (
    PhaseChanged
    | RunStarted
    | StartJudged
    | StepEnded
    | EpochEnded
    | CheckpointSaved
    | RolledBack
    | WorkersReplaced
    | BatchReduced
    | ComparisonAdvanced
    | PreviewReady
    | Paused
    | Resumed
    | Heartbeat
    | Outcome
)

EventSink = Callable[[TrainingEvent], None]
