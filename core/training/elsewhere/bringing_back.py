"""The result of a job at home: compared as after a training, and kept."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from core.errors import JobUnusable, ModelUnfinished, RunNotSaved
from core.files import reason_of
from core.model.bundle import Bundle, unpack_weights, write_files
from core.model.card import Score
from core.model.exchange import PackedModel, check_network
from core.model.library import ModelLibrary
from core.model.names import is_among
from core.training.control import Control
from core.training.elsewhere.job_folder import JobFolder
from core.training.events import (
    EventSink,
    Phase,
    PhaseChanged,
    RunFinished,
    TrainingResult,
)
from core.training.options import TrainingOptions
from core.training.process.assignment import Assignment
from core.training.proof.comparison_watch import ComparisonWatch
from core.training.proof.contest import Contest
from core.training.proof.judgement import SEED, judged
from core.training.proof.preview import Previews
from core.training.proof.scoring import HELD_OUT


def check_result(
    file: Path,
    library: ModelLibrary,
    *,
    name: str | None,
    besides: Collection[str],
    folder: Path | None,
) -> TrainingOptions:
    """See whether a result can be brought back, before the comparison.

    Args:
        file: The result, in the folder of its job.
        library: That it is to be in.
        name: To call it by; None is the one that was asked for, with a number if it
            is taken.
        besides: Names that must not be given, like those of runs.
        folder: Of photos that were not copied; None is where they were.

    Returns:
        What the comparison needs: the name and the held-out photos.

    Raises:
        JobUnusable: The job or its result is damaged or another one, a photo is
            missing (JobPhotosAway: all of them), or the library has the result.
        ModelError: The name is taken or is no name, or the file holds no model that
            can be used here.
    """
    job = JobFolder(file.parent)
    errand = job.errand()
    job.result_model(errand, file)
    known = [
        each.card.name for each in library.bundles() if each.card.job == errand.key
    ]
    if known:
        raise JobUnusable(job.path, f"its result is in the library already: {known[0]}")
    if name is not None:
        _check_name(name, library, besides)
    free = name or library.free_name(errand.options.name, besides=besides)
    options = job.options(errand, folder, is_proof_only=True)
    return replace(options, name=free)


def bring_back(
    file: Path, assignment: Assignment, sink: EventSink, control: Control
) -> RunFinished:
    """Compare a result with the model in use and keep it; the work of a process.

    Args:
        file: The result, in the folder of its job.
        assignment: With the options of `check_result`.
        sink: Told all but the outcome, which is returned.
        control: Pauses and ends the comparison.

    Raises:
        JobUnusable: The result has just been replaced by another one.
        ModelError: The result holds no network that can be used here.
        PhotosGone: No held-out photo can be read.
        RunNotSaved: The library cannot be written to.
        Cancelled, Suspended: The control said so; nothing was kept.
    """
    sink(PhaseChanged(Phase.STARTING))
    job = JobFolder(file.parent)
    model = job.result_model(job.errand(), file)
    check_network(model)
    library = ModelLibrary(assignment.paths.models)
    weights = sorted(unpack_weights(model.weights, model.card).items())
    arrays = [array for _, array in weights]
    held_out = assignment.options.split.held_out
    contest = Contest(model.card.spec, library)
    look = control.raise_if_ended
    previews = Previews(contest, held_out, seed=SEED, sink=sink, look=look)
    previews.make(model.card.epochs, arrays)
    sink(PhaseChanged(Phase.COMPARING))
    report = ComparisonWatch(sink=sink, control=control)
    score, comparison = judged(arrays, held_out, contest, report=report)
    sink(PhaseChanged(Phase.SAVING))
    bundle = _kept(model, assignment.options.name, score, library)
    return RunFinished(TrainingResult(bundle.card, comparison, is_stopped_early=False))


def _check_name(name: str, library: ModelLibrary, besides: Collection[str]) -> None:
    library.folder_for(name)
    if is_among(name, besides):
        raise ModelUnfinished(name)


def _kept(model: PackedModel, name: str, score: Score, library: ModelLibrary) -> Bundle:
    card = replace(model.card, name=library.free_name(name), scores={HELD_OUT: score})
    folder = library.folder_for(card.name)
    try:
        return write_files(folder, card, model.weights)
    except OSError as error:
        reason = reason_of(error) or str(error)
        raise RunNotSaved(folder.parent, reason, is_disk_full=False) from error
