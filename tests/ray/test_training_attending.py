"""What the computer that sent a run makes of commands, losses and silence."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from core.errors import ClusterUnusable, WorkerLost
from core.paths import AppPaths
from core.ray.training.home import Home
from core.ray.training.run import _Commands, _dead, _reason, _words
from core.ray.training.words import Arrived
from core.training.cluster.member import Address, Member
from core.training.control import Control
from core.training.process.assignment import Assignment
from core.training.process.wire import Command
from tests.core.training.runs import OPTIONS


@pytest.fixture
def home(tmp_path: Path) -> Home:
    assignment = Assignment(OPTIONS, AppPaths.in_folder(tmp_path))
    home = Home(assignment, lambda event: None, retries=0)
    addresses = (Address("a", 1), Address("b", 1))
    for rank in range(2):
        home.hear(Arrived(Member(addresses, rank)))
    return home


def test_each_command_is_passed_on_once() -> None:
    told: list[Command] = []
    desk = SimpleNamespace(command=SimpleNamespace(remote=told.append))
    control = Control()
    commands = _Commands(desk, control)
    for act in (control.pause, control.resume, control.pause, control.stop):
        act()
        commands.pass_on()
        commands.pass_on()
    control.suspend()
    commands.pass_on()
    pause, resume = Command.PAUSE, Command.RESUME
    expected = [pause, resume, pause, resume, Command.STOP, Command.SUSPEND]
    assert told == expected


def test_of_several_failures_the_dead_are_named(home) -> None:
    from ray.exceptions import RayActorError
    from ray.train import WorkerGroupError

    failures = {0: WorkerLost("somebody"), 1: RayActorError()}
    assert _dead(failures) == (1,)
    reason = _reason(WorkerGroupError("lost", failures), home)
    assert isinstance(reason, WorkerLost)
    assert "because worker 2 of 2 (b:1) was lost" in str(reason)


def test_a_mistake_of_ours_is_not_taken_for_a_loss(home) -> None:
    from ray.train import WorkerGroupError

    mistake = ValueError("a mistake")
    failures = {0: mistake, 1: WorkerLost("worker 1 of 2")}
    assert _reason(WorkerGroupError("failed", failures), home) is mistake


def test_a_busy_cluster_is_said_so(home) -> None:
    from ray.train import ControllerError

    reason = _reason(ControllerError(TimeoutError()), home)
    assert isinstance(reason, ClusterUnusable)
    assert "has not started them within 25 seconds" in str(reason)


def test_an_end_without_a_word_is_a_loss(home) -> None:
    assert isinstance(_reason(None, home), WorkerLost)


def test_a_cluster_that_is_gone_leaves_a_run_that_can_go_on() -> None:
    from ray.exceptions import ActorDiedError

    def gone() -> None:
        raise ActorDiedError

    desk = SimpleNamespace(words=SimpleNamespace(remote=gone))
    with pytest.raises(WorkerLost, match="because the Ray cluster was lost"):
        _words(desk)
