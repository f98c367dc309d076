"""A run from its options to a model in the library."""

from dataclasses import replace
from datetime import UTC, datetime

from core.dataset.split import Split
from core.errors import TrainingError
from core.inpainting.fill import Filler
from core.inpainting.predictor import KerasPredictor
from core.model import backend
from core.model.bundle import put_weights, write_bundle
from core.model.card import ModelCard, Score
from core.model.library import ModelLibrary
from core.model.networks import build_network
from core.training.control import Control
from core.training.events import EventSink, Phase, PhaseChanged, RunFinished
from core.training.options import TrainingOptions
from core.training.scoring import SCENE, score_scenes
from core.training.trainer import TrainedWeights, Trainer

_SCORED_PHOTOS = 500  # at most: a few minutes of filling at the end of hours


def train_model(
    options: TrainingOptions,
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
    folder = library.folder_for(options.name)
    trained = Trainer(options, sink=sink, control=control).run()
    sink(PhaseChanged(Phase.SCORING))
    card = _card(options, trained)
    card = replace(card, scores={SCENE: _score(options, trained, control)})
    sink(PhaseChanged(Phase.SAVING))
    try:
        bundle = write_bundle(folder, card, trained.weights)
    except OSError as error:
        msg = f"The model could not be saved in {folder}: {error}. Its run can resume."
        raise TrainingError(msg) from error
    finished = RunFinished(bundle.card, trained.is_stopped_early)
    sink(finished)
    return finished


def _score(
    options: TrainingOptions, trained: TrainedWeights, control: Control
) -> Score:
    spec = options.recipe.spec
    network = build_network(spec)
    put_weights(network, trained.weights)
    filler = Filler(KerasPredictor(network, spec, backend.best_device()))
    held_out = Split.by(options.photos, options.is_held_out).held_out
    return score_scenes(
        filler,
        held_out[:_SCORED_PHOTOS],
        report=lambda _done: control.raise_if_cancelled(),
    )


def _card(options: TrainingOptions, trained: TrainedWeights) -> ModelCard:
    return ModelCard(
        name=options.name,
        spec=options.recipe.spec,
        pictures=trained.pictures,
        epochs=trained.epoch,
        seconds=round(trained.seconds),
        device=trained.device,
        versions=backend.versions(),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
    )
