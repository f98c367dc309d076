"""Real training of a run, from a tiny model of a library of one.

In a process of its own where that matters; where only the training does, in this one,
which has TensorFlow at hand.
"""

import os
import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from core.dataset.split import Split, is_held_out_by_name
from core.errors import ModelExists
from core.model.library import ModelLibrary
from core.paths import AppPaths
from core.training import recipes
from core.training.control import Control
from core.training.events import (
    CheckpointSaved,
    EpochEnded,
    EventSink,
    Heartbeat,
    Outcome,
    Paused,
    PreviewReady,
    Resumed,
    RunCancelled,
    RunFailed,
    RunFault,
    RunFinished,
    RunStarted,
    RunSuspended,
    StepEnded,
    TrainingEvent,
)
from core.training.loop.checkpoints import Position, save_checkpoint
from core.training.options import TrainingOptions
from core.training.process import child
from core.training.process.assignment import Assignment
from core.training.process.child import train
from core.training.process.endings import clear_up
from core.training.process.run_folder import resumable_runs
from core.training.proof import preview_grid
from tests.core.training import brief
from tests.core.training.runs import Run, left_in
from tests.tiny import library_of_one, photo_files

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("traced")]

LARGEST_FILE = 30_000  # bytes: the options fit, a checkpoint does not


@pytest.fixture(autouse=True)
def _briefly(monkeypatch) -> None:
    """In this process, too; in others, `brief` sees to it."""
    monkeypatch.setattr(recipes, "_fine_tuning", brief.fine_tuning)
    monkeypatch.setattr(preview_grid, "add_detail", None)


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    return photo_files(tmp_path_factory.mktemp("photos"), 20)


@pytest.fixture
def options(photos: tuple[Path, ...], paths: AppPaths) -> TrainingOptions:
    library_of_one(paths.models)
    return TrainingOptions(
        name="mine",
        folder=photos[0].parent,
        split=Split.by(photos, is_held_out_by_name),
        start="tiny",
        epochs=2,
    )


def train_until_killed(
    assignment: Assignment, sink: EventSink, control: Control
) -> RunFinished:
    """Train briefly, until a power cut after the first epoch."""

    def tell(event: TrainingEvent) -> None:
        sink(event)
        if event == CheckpointSaved(epoch=1):
            os.kill(os.getpid(), signal.SIGKILL)

    return brief.train(assignment, tell, control)


@contextmanager
def a_full_disk() -> Iterator[None]:
    """No file may grow beyond some bytes: Python is told as of a disk without room."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


class Here:
    """A run in this process, with commands as if they came from another."""

    def __init__(
        self, options: TrainingOptions, paths: AppPaths, *, is_resumed: bool = False
    ) -> None:
        self._assignment = Assignment(options, paths, is_resumed)
        self._reactions: dict[type, Callable[[], None]] = {}
        self.events: list[TrainingEvent] = []
        self.control = Control()

    def on(self, event: type, reaction: Callable[[], None]) -> "Here":
        """Do something once, when an event of that kind is heard."""
        self._reactions[event] = reaction
        return self

    def to_its_end(self) -> Outcome:
        outcome = child._outcome(train, self._assignment, self._hear, self.control)
        clear_up(self._assignment, outcome)
        return outcome

    def _hear(self, event: TrainingEvent) -> None:
        self.events.append(event)
        self._reactions.pop(type(event), lambda: None)()


def test_a_killed_run_goes_on_to_a_model_in_the_library(run_of, paths, options) -> None:
    run: Run = run_of(train_until_killed, options)
    killed = run.to_its_end()
    assert isinstance(killed, RunFailed)
    assert killed.fault is RunFault.KILLED
    assert {RunStarted, StepEnded, PreviewReady, Heartbeat} <= set(run.kinds)
    (found,) = resumable_runs(paths.runs)
    assert (found.options, found.epoch) == (options, 1)
    resumed = Here(found.options, paths, is_resumed=True)
    outcome = resumed.to_its_end()
    assert isinstance(outcome, RunFinished)
    assert outcome.result.card == ModelLibrary(paths.models).bundle("mine").card
    assert outcome.result.card.base == "tiny"
    assert outcome.result.comparison is not None
    assert outcome.result.comparison.current_name == "tiny"
    assert [e.epoch for e in resumed.events if isinstance(e, EpochEnded)] == [2]
    assert left_in(paths.runs) == []
    folders = [path.name for path in paths.models.iterdir() if path.is_dir()]
    assert sorted(folders) == ["mine", "tiny"]


def test_pause_resume_and_stop(paths, options) -> None:
    run = Here(replace(options, epochs=10_000), paths)
    run.on(StepEnded, run.control.pause)
    run.on(Paused, run.control.resume)
    run.on(Resumed, run.control.stop)
    outcome = run.to_its_end()
    assert isinstance(outcome, RunFinished)
    assert outcome.result.is_stopped_early


def test_a_paused_run_can_be_suspended(paths, options) -> None:
    run = Here(options, paths)
    run.on(StepEnded, run.control.pause).on(Paused, run.control.suspend)
    assert run.to_its_end() == RunSuspended()
    (found,) = resumable_runs(paths.runs)
    assert (found.options, found.epoch) == (options, 0)
    assert found.seconds > 0


def test_cancel_while_tensorflow_starts_leaves_nothing(run_of, paths, options) -> None:
    run: Run = run_of(train, options)
    run.on(Heartbeat, run.process.cancel)
    assert run.to_its_end() == RunCancelled()
    assert_nothing_is_left(paths)


def test_cancel_within_an_epoch_leaves_nothing(paths, options) -> None:
    run = Here(options, paths)
    run.on(StepEnded, run.control.cancel)
    assert run.to_its_end() == RunCancelled()
    assert_nothing_is_left(paths)


def test_a_full_disk_is_told_and_leaves_what_was_there(paths, options) -> None:
    with a_full_disk():
        outcome = Here(options, paths).to_its_end()
    assert isinstance(outcome, RunFailed)
    assert outcome.fault in {RunFault.DISK_FULL, RunFault.NOT_SAVED}
    assert "could not be saved" in outcome.message
    assert_nothing_is_left(paths)
    assert ModelLibrary(paths.models).current == "tiny"


def test_a_taken_name_is_told_before_an_earlier_run_is_replaced(paths, options) -> None:
    earlier = Assignment(replace(options, name="tiny"), paths)
    with earlier.folder.claim():
        earlier.folder.begin(earlier.options, is_resumed=False)
        save_checkpoint(earlier.folder.path, Position("recipe", epoch=3), {})
    outcome = Here(earlier.options, paths).to_its_end()
    assert isinstance(outcome, RunFailed)
    assert outcome.message == str(ModelExists("tiny"))
    assert [run.epoch for run in resumable_runs(paths.runs)] == [3]


def test_a_missing_start_model_is_told(paths, options) -> None:
    outcome = Here(replace(options, start="gone"), paths).to_its_end()
    assert isinstance(outcome, RunFailed)
    assert outcome.fault is RunFault.MODEL


def assert_nothing_is_left(paths: AppPaths) -> None:
    assert left_in(paths.runs) == []
    assert [path.name for path in paths.models.iterdir() if path.is_dir()] == ["tiny"]
