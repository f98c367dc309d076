"""A run keeps the computer awake while it trains, and only then."""

import pytest

from core.paths import AppPaths
from core.training.events import (
    CheckpointSaved,
    Heartbeat,
    Paused,
    Phase,
    PhaseChanged,
    Resumed,
    RunCancelled,
    RunFailed,
    RunFault,
    RunSuspended,
)
from core.training.process.wakeful import wakeful
from tests.awake import Computer
from tests.core.training.fake_process import FakeProcess, finished

ENDS = [
    finished(),
    RunCancelled(),
    RunSuspended(),
    RunFailed(RunFault.UNEXPECTED, "killed", ""),
]


def started(computer: Computer, heard: list) -> FakeProcess:
    process = FakeProcess([PhaseChanged(Phase.STARTING)])
    make = wakeful(process.make, computer.wakefulness())
    make(object(), AppPaths.in_folder, sink=heard.append).start()
    return process


@pytest.mark.parametrize("end", ENDS, ids=lambda end: type(end).__name__)
def test_it_is_let_go_at_the_end_whatever_that_is(end) -> None:
    computer, heard = Computer(), []
    process = started(computer, heard)
    assert computer.is_awake()
    process.tell(end)
    assert computer.may_sleep()
    assert heard == [PhaseChanged(Phase.STARTING), end]


def test_a_paused_run_lets_the_computer_sleep() -> None:
    computer = Computer()
    process = started(computer, [])
    process.tell(CheckpointSaved(1))
    process.tell(Paused())
    assert computer.may_sleep()
    process.tell(Heartbeat())
    assert computer.asked == 1
    process.tell(Resumed())
    assert computer.is_awake()
    process.tell(RunSuspended())
    assert computer.may_sleep()
