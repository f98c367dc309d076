"""Real training in a real process, from a tiny model of a library of one."""

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from core.dataset.split import Split, is_held_out_by_name
from core.errors import ModelExists
from core.model.bundle import take_weights, write_bundle
from core.model.card import ModelCard
from core.model.library import ModelLibrary
from core.model.networks import build_network
from core.paths import AppPaths
from core.training.assignment import Assignment
from core.training.child import train
from core.training.control import Control
from core.training.events import (
    CheckpointSaved,
    EpochEnded,
    EventSink,
    Heartbeat,
    Paused,
    PreviewReady,
    Resumed,
    RunCancelled,
    RunFailed,
    RunFault,
    RunFinished,
    RunStarted,
    RunSuspended,
    StartJudged,
    StepEnded,
)
from core.training.options import TrainingOptions
from core.training.run_folder import resumable_runs
from tests.core.training.runs import Run, left_in
from tests.tiny import TINY_SPEC, photo_files

pytestmark = pytest.mark.slow

LARGEST_FILE = 30_000  # bytes: the options fit, a checkpoint does not


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    return photo_files(tmp_path_factory.mktemp("photos"), 20)


@pytest.fixture
def options(photos: tuple[Path, ...], paths: AppPaths) -> TrainingOptions:
    card = ModelCard("tiny", TINY_SPEC)
    weights = take_weights(build_network(TINY_SPEC))
    write_bundle(paths.models / "tiny", card, weights)
    ModelLibrary(paths.models).use("tiny")
    return TrainingOptions(
        name="mine",
        folder=photos[0].parent,
        split=Split.by(photos, is_held_out_by_name),
        start="tiny",
        epochs=2,
    )


def train_on_a_full_disk(
    assignment: Assignment, sink: EventSink, control: Control
) -> RunFinished:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
    return train(assignment, sink, control)


def train_until_killed(
    assignment: Assignment, sink: EventSink, control: Control
) -> RunFinished:
    """Train as ever; a power cut follows the first checkpoint."""

    def tell(event: object) -> None:
        sink(event)
        if isinstance(event, CheckpointSaved):
            os.kill(os.getpid(), signal.SIGKILL)

    return train(assignment, tell, control)


def test_a_run_from_its_photos_to_a_model_in_the_library(
    run_of, paths, options
) -> None:
    run: Run = run_of(train, options)
    outcome = run.to_its_end()
    assert isinstance(outcome, RunFinished)
    assert outcome.result.card == ModelLibrary(paths.models).bundle("mine").card
    assert outcome.result.card.base == "tiny"
    assert outcome.result.comparison is not None
    assert outcome.result.comparison.current_name == "tiny"
    told = {RunStarted, StartJudged, StepEnded, EpochEnded, PreviewReady, Heartbeat}
    assert told <= set(run.kinds)
    assert left_in(paths.runs) == []
    assert sorted(path.name for path in paths.models.iterdir() if path.is_dir()) == [
        "mine",
        "tiny",
    ]


def test_pause_resume_and_stop(run_of, options) -> None:
    run: Run = run_of(train, replace(options, epochs=10_000))
    run.on(StepEnded, run.process.pause)
    run.on(Paused, run.process.resume)
    run.on(Resumed, run.process.stop)
    outcome = run.to_its_end()
    assert isinstance(outcome, RunFinished)
    assert outcome.result.is_stopped_early


@pytest.mark.parametrize("moment", [Heartbeat, StepEnded, CheckpointSaved])
def test_cancel_leaves_nothing(run_of, paths, options, moment: type) -> None:
    run: Run = run_of(train, replace(options, epochs=10_000))
    run.on(moment, run.process.cancel)
    assert run.to_its_end() == RunCancelled()
    assert left_in(paths.runs) == []
    assert "mine" not in left_in(paths.models)


@pytest.mark.parametrize("how", ["suspended", "killed"])
def test_a_run_that_ended_before_its_time_goes_on(
    run_of, paths, options, how: str
) -> None:
    work = train if how == "suspended" else train_until_killed
    first: Run = run_of(work, options)
    suspend: Callable[[], None] = first.process.suspend
    first.on(StepEnded, suspend if how == "suspended" else lambda: None)
    outcome = first.to_its_end()
    if how == "suspended":
        assert outcome == RunSuspended()
    else:
        assert isinstance(outcome, RunFailed)
        assert outcome.fault is RunFault.KILLED
    (found,) = resumable_runs(paths.runs)
    assert found.options == options
    second: Run = run_of(train, found.options, is_resumed=True)
    assert isinstance(second.to_its_end(), RunFinished)
    assert left_in(paths.runs) == []
    epochs = [e.epoch for e in second.events if isinstance(e, EpochEnded)]
    assert epochs == [*range(found.epoch + 1, options.epochs + 1)]


def test_a_full_disk_is_told_and_leaves_what_was_there(run_of, paths, options) -> None:
    outcome = run_of(train_on_a_full_disk, options).to_its_end()
    assert isinstance(outcome, RunFailed)
    assert outcome.fault in {RunFault.DISK_FULL, RunFault.NOT_SAVED}
    assert "could not be saved" in outcome.message
    assert left_in(paths.runs) == []
    assert ModelLibrary(paths.models).current == "tiny"


def test_a_taken_name_is_told_before_an_earlier_run_is_replaced(
    run_of, paths, options
) -> None:
    first: Run = run_of(train, replace(options, epochs=10_000))
    first.on(CheckpointSaved, first.process.suspend)
    first.to_its_end()
    taken = ModelCard("mine", TINY_SPEC)
    write_bundle(paths.models / "mine", taken, take_weights(build_network(TINY_SPEC)))
    outcome = run_of(train, options).to_its_end()
    assert isinstance(outcome, RunFailed)
    assert outcome.message == str(ModelExists("mine"))
    assert len(resumable_runs(paths.runs)) == 1


def test_gone_photos_are_told(run_of, options) -> None:
    gone = Split((Path("gone/1.jpg"),), (Path("gone/2.jpg"),))
    outcome = run_of(train, replace(options, split=gone)).to_its_end()
    assert isinstance(outcome, RunFailed)
    assert outcome.fault is RunFault.PHOTOS_GONE
