"""How the process of a run hears, and is heard."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from types import SimpleNamespace

from core.training.events import (
    Heartbeat,
    Outcome,
    Paused,
    Resumed,
    RunCancelled,
    RunFinished,
    RunSuspended,
    StepEnded,
)
from core.training.process import training_process as process_module
from tests.core.training import works
from tests.core.training.runs import PATIENCE, left_in


def test_pause_and_resume(run_of) -> None:
    run = run_of(works.train_forever)
    run.on(StepEnded, run.process.pause)
    run.on(Paused, run.process.resume)
    run.on(Resumed, run.process.stop)
    outcome = run.to_its_end()
    assert isinstance(outcome, RunFinished)
    assert outcome.result.is_stopped_early
    assert Paused in run.kinds
    assert Resumed in run.kinds


def test_a_paused_run_can_be_cancelled(run_of, paths) -> None:
    run = run_of(works.train_forever)
    run.on(StepEnded, run.process.pause).on(Paused, run.process.cancel)
    assert run.to_its_end() == RunCancelled()
    assert left_in(paths.runs) == []


def test_a_suspended_run_can_go_on(run_of, paths) -> None:
    run = run_of(works.train_forever)
    run.on(StepEnded, run.process.suspend)
    assert run.to_its_end() == RunSuspended()
    assert {"options.json", "checkpoint.safetensors"} <= set(left_in(paths.runs))


def test_a_cancelled_run_leaves_nothing(run_of, paths) -> None:
    run = run_of(works.train_forever)
    run.on(StepEnded, run.process.cancel)
    assert run.to_its_end() == RunCancelled()
    assert left_in(paths.runs) == []
    assert left_in(paths.models) == []


def test_a_deaf_process_is_cancelled(run_of, paths) -> None:
    run = run_of(works.be_deaf)
    run.on(StepEnded, run.process.cancel)
    assert run.to_its_end() == RunCancelled()
    assert left_in(paths.runs) == []


def test_cancelling_takes_three_seconds_at_most() -> None:
    patience = process_module._CANCEL_PATIENCE + process_module._AFTER_TERMINATE
    assert patience < 3.0


def test_a_deaf_process_that_is_suspended_keeps_its_checkpoint(
    run_of, paths, monkeypatch
) -> None:
    monkeypatch.setattr(process_module, "_SUSPEND_PATIENCE", 0.2)
    run = run_of(works.be_deaf)
    run.on(StepEnded, run.process.suspend)
    assert run.to_its_end() == RunSuspended()
    assert "checkpoint.safetensors" in left_in(paths.runs)


def test_a_process_that_hangs_after_its_last_word_is_ended(run_of, monkeypatch) -> None:
    monkeypatch.setattr(process_module, "_FAREWELL_PATIENCE", 0.2)
    assert run_of(works.tell_and_linger).to_its_end() == works.finished()


def test_cancel_right_after_start(run_of, paths) -> None:
    run = run_of(works.train_forever)
    run.process.start()
    run.process.cancel()
    assert run.process.wait(PATIENCE)
    assert run.events[-1] == RunCancelled()
    assert left_in(paths.runs) == []


def test_a_run_that_was_cancelled_before_its_start_ends_at_once(run_of) -> None:
    run = run_of(works.train_forever)
    run.process.cancel()
    assert run.to_its_end() == RunCancelled()


def test_commands_after_the_end_do_nothing(run_of) -> None:
    run = run_of(works.finish)
    run.to_its_end()
    for command in ("pause", "resume", "stop", "suspend", "cancel"):
        getattr(run.process, command)()
    assert run.process.wait(0)
    assert run.process.seconds_since_heartbeat == 0
    assert len([event for event in run.events if isinstance(event, Outcome)]) == 1


def test_no_command_waits_for_the_process(run_of, monkeypatch) -> None:
    commanded, is_in_time = Event(), []

    @contextmanager
    def held_up() -> Iterator[None]:
        is_in_time.append(commanded.wait(PATIENCE))
        yield

    monkeypatch.setattr(process_module, "kept_from_children", held_up)
    run = run_of(works.train_forever)
    run.process.start()
    for command in ("pause", "resume", "stop", "suspend", "cancel"):
        getattr(run.process, command)()
    commanded.set()
    assert run.process.wait(PATIENCE)
    assert is_in_time == [True]


def test_heartbeats_tell_how_long_a_process_is_silent(run_of, monkeypatch) -> None:
    now = 100.0
    clock = SimpleNamespace(monotonic=lambda: now)
    monkeypatch.setattr(process_module, "time", clock)
    run = run_of(works.be_silent)
    assert run.process.seconds_since_heartbeat == 0
    silences: list[float] = []

    def beat() -> None:
        nonlocal now
        silences.append(run.process.seconds_since_heartbeat)
        now += 20
        silences.append(run.process.seconds_since_heartbeat)
        if len(silences) < 6:
            run.on(Heartbeat, beat)
        else:
            run.process.cancel()

    run.on(Heartbeat, beat)
    run.to_its_end()
    assert silences == [0, 20] * 3


def test_a_slow_reader_does_not_hold_up_the_run(run_of, paths) -> None:
    run = run_of(works.flood)
    told = paths.logs / "flood.txt"
    is_all_told = []

    def wait_until_it_is_all_told() -> None:
        deadline = time.monotonic() + PATIENCE / 2
        while not told.exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        is_all_told.append(told.exists())

    run.on(StepEnded, wait_until_it_is_all_told)
    assert run.to_its_end() == works.finished()
    assert is_all_told == [True]
    assert run.kinds.count(StepEnded) < 20_000
    assert [event.epoch for event in run.events if hasattr(event, "best_epoch")] == [
        *range(10)
    ]
