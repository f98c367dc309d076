"""A run from its job to a model in the library."""

import errno
from dataclasses import replace
from datetime import UTC, datetime

from core.errors import RunNotSaved
from core.files import reason_of
from core.model import backend
from core.model.bundle import Bundle, write_bundle
from core.model.card import ModelCard, Score
from core.model.library import ModelLibrary
from core.training.cluster.alone import Gather, alone
from core.training.control import Control
from core.training.events import (
    EventSink,
    Phase,
    PhaseChanged,
    RunFinished,
    TrainingResult,
)
from core.training.job import TrainingJob
from core.training.loop.trained_weights import TrainedWeights
from core.training.loop.trainer import Trainer
from core.training.proof.comparison_watch import ComparisonWatch
from core.training.proof.contest import Contest
from core.training.proof.judgement import SEED, judged
from core.training.proof.preview import Previews
from core.training.proof.scoring import HELD_OUT

_DISK_FULL = (errno.ENOSPC, errno.EDQUOT)


def train_model(
    job: TrainingJob,
    library: ModelLibrary,
    *,
    sink: EventSink,
    control: Control,
    gather: Gather = alone,
) -> RunFinished:
    """Train, compare the best weights with the model in use, and keep them.

    A model that is not better is kept as well, unused. A run that was interrupted after
    its training goes on from there.

    Args:
        job: The run.
        library: Gets the new model; names the one in use.
        sink: Told all but the outcome, which is returned.
        control: Pauses and ends the run.
        gather: Makes the team that trains together.

    Raises:
        ModelError: The name is taken or is no name; nothing was trained then.
        TrainingError: The run could not start, go on, or be saved.
        Cancelled, Suspended: The control said so; the checkpoint stays.
    """
    library.folder_for(job.name)
    contest, look = Contest(job.recipe.spec, library), control.raise_if_ended
    previews = Previews(contest, job.split.held_out, seed=SEED, sink=sink, look=look)
    follow = previews.follow
    trainer = Trainer(job, sink=sink, control=control, follow=follow, gather=gather)
    trained = trainer.run()
    sink(PhaseChanged(Phase.COMPARING))
    weights = tuple(trained.weights.values())
    watch = ComparisonWatch(sink=sink, control=control)
    score, comparison = judged(weights, job.split.held_out, contest, report=watch)
    previews.make(trained.epoch, weights)
    sink(PhaseChanged(Phase.SAVING))
    bundle = _saved(_card(job, trained, score), trained, library)
    result = TrainingResult(bundle.card, comparison, trained.is_stopped_early)
    return RunFinished(result)


def _saved(card: ModelCard, trained: TrainedWeights, library: ModelLibrary) -> Bundle:
    """The model in the library, under a free name if its own was taken meanwhile."""
    card = replace(card, name=library.free_name(card.name))
    folder = library.folder_for(card.name)
    try:
        return write_bundle(folder, card, trained.weights)
    except OSError as error:
        reason = reason_of(error) or str(error)
        is_full = error.errno in _DISK_FULL
        raise RunNotSaved(folder.parent, reason, is_disk_full=is_full) from error


def _card(job: TrainingJob, trained: TrainedWeights, score: Score) -> ModelCard:
    return ModelCard(
        name=job.name,
        spec=job.recipe.spec,
        base=job.start.card.name if job.start else "",
        pictures=trained.pictures,
        epochs=trained.epoch,
        seconds=round(trained.seconds),
        scores={HELD_OUT: score},
        device=trained.device,
        versions=backend.versions(),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
    )
