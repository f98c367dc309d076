"""What of a run on a cluster is kept at home, and what travels there; without Ray."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.dataset.split import Split
from core.errors import ClusterUnusable, ModelExists
from core.model.bundle import write_bundle
from core.model.card import ModelCard
from core.model.library import ModelLibrary
from core.paths import AppPaths
from core.ray.training.desk import Desk
from core.ray.training.home import Home
from core.ray.training.luggage import Luggage
from core.ray.training.words import Arrived, Fell, Lost, Told
from core.ray.travelling_model import TravellingModel
from core.training.cluster.member import Address, Member
from core.training.events import (
    CheckpointSaved,
    Heartbeat,
    Phase,
    PhaseChanged,
    RunFailed,
    RunFault,
    RunFinished,
    RunSuspended,
    TrainingEvent,
    TrainingResult,
    WorkersReplaced,
)
from core.training.loop.checkpoints import (
    Position,
    load_position,
    read_checkpoint,
    save_checkpoint,
)
from core.training.options import TrainingOptions
from core.training.process.assignment import Assignment
from core.training.process.wire import Command
from tests.tiny import TINY_SPEC, photo_files

ADDRESSES = (Address("10.0.0.7", 1), Address("10.0.0.8", 2))
CHIEF, SECOND = Member(ADDRESSES, 0), Member(ADDRESSES, 1)
STARTING = PhaseChanged(Phase.STARTING)


@pytest.fixture
def paths(tmp_path: Path) -> AppPaths:
    return AppPaths.in_folder(tmp_path / "profile")


@pytest.fixture
def assignment(tmp_path: Path, paths: AppPaths) -> Assignment:
    photos = photo_files(tmp_path / "photos", 4)
    split = Split(photos[:3], photos[3:])
    add_model(paths, "mine")
    ModelLibrary(paths.models).use("mine")
    return Assignment(
        TrainingOptions("new", photos[0].parent, split, start="mine"), paths
    )


@pytest.fixture
def told() -> list[TrainingEvent]:
    return []


@pytest.fixture
def home(assignment: Assignment, told: list[TrainingEvent]) -> Home:
    return Home(assignment, told.append, retries=1)


def add_model(paths: AppPaths, name: str) -> None:
    weights = {"000": np.ones(3, np.float32)}
    write_bundle(paths.models / name, ModelCard(name, TINY_SPEC), weights)


def checkpoint(folder: Path, epoch: int) -> bytes:
    save_checkpoint(folder, Position("recipe", epoch=epoch), {"a": np.ones(2)})
    return read_checkpoint(folder) or pytest.fail("none")


def test_checkpoints_are_kept_where_any_run_keeps_them(
    home, assignment, told, tmp_path: Path
) -> None:
    data = checkpoint(tmp_path / "there", 3)
    with home.claimed():
        assert home.hear(Told(STARTING)) is None
        assert home.hear(Told(CheckpointSaved(3), checkpoint=data)) is None
    assert told == [STARTING, CheckpointSaved(3)]
    found = assignment.folder.resumable()
    assert found is not None
    assert (found.options, found.epoch) == (assignment.options, 3)


def test_an_earlier_run_is_only_replaced_once_the_workers_go_together(
    home, assignment
) -> None:
    checkpoint(assignment.folder.path, 5)
    refused = RunFailed(RunFault.CLUSTER, "Somebody is missing.", "")
    with home.claimed():
        assert home.hear(Told(Heartbeat())) is None
        assert home.hear(Told(refused)) == refused
        assert assignment.folder.has_checkpoint
        home.hear(Told(STARTING))
        assert not assignment.folder.has_checkpoint


def test_the_model_comes_into_the_library_under_a_free_name(
    home, assignment, paths
) -> None:
    add_model(AppPaths.in_folder(paths.settings / "there"), "new")
    there = ModelLibrary(paths.settings / "there" / "models")
    model = TravellingModel.of("new", there)
    result = TrainingResult(model.card, None, is_stopped_early=False)
    add_model(paths, "new")
    outcome = home.hear(Told(RunFinished(result), model=model))
    assert isinstance(outcome, RunFinished)
    kept = ModelLibrary(paths.models).bundle("new 2").card
    assert outcome.result.card == kept
    assert kept.sha256 == model.card.sha256


def test_other_ends_are_told_as_they_are(home) -> None:
    assert home.hear(Told(RunSuspended())) == RunSuspended()


def test_the_lost_are_named_as_long_as_they_are_replaced(home, told) -> None:
    for member in (CHIEF, SECOND):
        assert home.hear(Arrived(member)) is None
    home.hear(Lost((1,)))
    home.hear(Lost((1,)))
    assert told == [WorkersReplaced("worker 2 of 2 (10.0.0.8:2)")]
    assert "because worker 2 of 2 (10.0.0.8:2) was lost" in str(home.lost([1]))
    assert "because a worker was lost" in str(home.lost([]))


def test_a_worker_that_cannot_go_on_is_named(home) -> None:
    memory = RunFailed(RunFault.OUT_OF_MEMORY, "There is too little memory.", "")
    failed = home.hear(Fell(SECOND, memory))
    assert failed == replace(
        memory,
        message="Worker 2 of 2 (10.0.0.8:2) failed: There is too little memory.",
    )
    refused = RunFailed(RunFault.CLUSTER, "Worker 2 cannot take part.", "")
    assert home.hear(Fell(SECOND, refused)) == refused


def test_commands_are_heeded_once_there_is_a_chief(home) -> None:
    home.hear(Arrived(SECOND))
    assert not home.has_chief
    home.hear(Arrived(CHIEF))
    assert home.has_chief


def test_a_name_that_was_taken_meanwhile_is_refused_at_once(
    home, assignment, paths
) -> None:
    add_model(paths, "new")
    with pytest.raises(ModelExists), home.claimed():
        pytest.fail("it was taken")


def test_a_run_travels_with_its_models_and_its_checkpoint(
    assignment, tmp_path: Path
) -> None:
    checkpoint(assignment.folder.path, 2)
    packed = Luggage.of(replace(assignment, is_resumed=True))
    there = packed.unpack(AppPaths.in_folder(tmp_path / "there"))
    assert there.options == assignment.options
    assert there.is_resumed
    position = load_position(there.folder.path)
    assert position is not None
    assert position.epoch == 2
    library = ModelLibrary(there.paths.models)
    assert library.current == "mine"
    here = ModelLibrary(assignment.paths.models).bundle("mine").card
    assert library.bundle("mine").card == here


def test_a_new_run_leaves_an_old_checkpoint_at_home(assignment, tmp_path: Path) -> None:
    checkpoint(assignment.folder.path, 2)
    there = Luggage.of(assignment).unpack(AppPaths.in_folder(tmp_path / "there"))
    assert not there.is_resumed
    assert not there.folder.has_checkpoint


def test_a_computer_with_other_photos_or_another_version_is_refused(
    assignment,
) -> None:
    packed = Luggage.of(assignment)
    packed.check("worker 1 of 2 (a:1)")
    other = replace(packed, versions=packed.versions | {"mendscape": "0.0"})
    reason = r"worker 1 of 2 \(a:1\) has mendscape .*, and this computer has 0\.0"
    with pytest.raises(ClusterUnusable, match=reason):
        other.check("worker 1 of 2 (a:1)")
    (assignment.options.folder / "2.png").write_bytes(b"another")
    with pytest.raises(ClusterUnusable, match=r"worker 1 of 2 .* another size"):
        packed.check("worker 1 of 2 (a:1)")


def test_the_desk_keeps_the_newest_checkpoint_for_those_who_come_later(
    assignment,
) -> None:
    desk = Desk(Luggage.of(assignment))
    assert desk.luggage().checkpoint is None
    desk.say(Told(CheckpointSaved(1), checkpoint=b"one"))
    desk.say(Told(STARTING))
    assert desk.luggage().checkpoint == b"one"
    assert desk.words() == [
        Told(CheckpointSaved(1), checkpoint=b"one"),
        Told(STARTING),
    ]
    assert desk.words() == []


def test_commands_at_the_desk_stay_for_those_who_come_later(assignment) -> None:
    desk = Desk(Luggage.of(assignment))
    desk.command(Command.PAUSE)
    desk.command(Command.STOP)
    assert desk.commands(1) == [Command.STOP]
    assert desk.commands(0) == [Command.PAUSE, Command.STOP]
