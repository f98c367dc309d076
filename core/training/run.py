"""A run from its job to a model in the library."""

from dataclasses import replace
from datetime import UTC, datetime

from core.errors import TrainingError
from core.inpainting.fill import Filler
from core.inpainting.predictor import KerasPredictor
from core.model import backend
from core.model.bundle import put_weights, write_bundle
from core.model.card import ModelCard, Score
from core.model.library import ModelLibrary
from core.model.networks import build_network
from core.training.control import Control
from core.training.events import (
    EventSink,
    Phase,
    PhaseChanged,
    RunFinished,
    TrainingResult,
)
from core.training.job import TrainingJob
from core.training.scoring import SCENE, score_scenes
from core.training.trainer import TrainedWeights, Trainer

_SCORED_PHOTOS = 500  # at most: a few minutes of filling at the end of hours


def train_model(
    job: TrainingJob,
    library: ModelLibrary,
    *,
    sink: EventSink,
    control: Control,
) -> RunFinished:
    """Train, score the best weights on held-out photos, and add them to the library.

    Raises:
        ModelError: The name is taken or is no name; nothing was trained then.
        TrainingError: The run could not start, go on, or be saved.
        Cancelled: The control said so; the checkpoint stays.
    """
    folder = library.folder_for(job.name)
    trained = Trainer(job, sink=sink, control=control).run()
    sink(PhaseChanged(Phase.COMPARING))
    card = _card(job, trained)
    card = replace(card, scores={SCENE: _score(job, trained, control)})
    sink(PhaseChanged(Phase.SAVING))
    try:
        bundle = write_bundle(folder, card, trained.weights)
    except OSError as error:
        msg = f"The model could not be saved in {folder}: {error}. Its run can resume."
        raise TrainingError(msg) from error
    finished = RunFinished(TrainingResult(bundle.card, None, trained.is_stopped_early))
    sink(finished)
    return finished


def _score(job: TrainingJob, trained: TrainedWeights, control: Control) -> Score:
    spec = job.recipe.spec
    network = build_network(spec)
    put_weights(network, trained.weights)
    filler = Filler(KerasPredictor(network, spec, backend.best_device()))
    held_out = job.split.held_out
    return score_scenes(
        filler,
        held_out[:_SCORED_PHOTOS],
        report=lambda _done: control.raise_if_ended(),
    )


def _card(job: TrainingJob, trained: TrainedWeights) -> ModelCard:
    return ModelCard(
        name=job.name,
        spec=job.recipe.spec,
        pictures=trained.pictures,
        epochs=trained.epoch,
        seconds=round(trained.seconds),
        device=trained.device,
        versions=backend.versions(),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
    )
