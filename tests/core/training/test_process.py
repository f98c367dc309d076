"""How the process of a run ends, and what it leaves."""

from dataclasses import replace
from functools import partial

import pytest

from core.errors import ModelNameInvalid
from core.training.events import (
    Heartbeat,
    Outcome,
    RunFailed,
    RunFault,
    RunSuspended,
    StepEnded,
)
from core.training.process.run_folder import resumable_runs
from core.training.process.training_process import TrainingProcess
from tests.core.training import works
from tests.core.training.runs import OPTIONS, PATIENCE, left_in


def test_a_finished_run_is_heard_in_order_and_leaves_no_folder(run_of, paths) -> None:
    run = run_of(works.claim_and_finish)
    assert run.to_its_end() == works.finished()
    assert run.events[0] == Heartbeat()
    assert works.step(1) in run.events
    assert left_in(paths.runs) == []


@pytest.mark.parametrize("fault", sorted(works.FAILURES))
def test_a_failure_comes_with_its_sentence_and_its_fault(run_of, fault: str) -> None:
    outcome = run_of(works.fail, replace(OPTIONS, preset=fault)).to_its_end()
    assert isinstance(outcome, RunFailed)
    assert outcome.fault == RunFault(fault)
    assert outcome.message == str(works.FAILURES[fault])
    assert "Traceback" in outcome.details


def test_an_unexpected_error_comes_with_its_traceback(run_of) -> None:
    outcome = run_of(works.go_wrong).to_its_end()
    assert isinstance(outcome, RunFailed)
    assert outcome.fault is RunFault.UNEXPECTED
    assert "unexpected ValueError" in outcome.message
    assert "see the log" in outcome.message
    assert "nobody expected this" in outcome.details
    assert "in go_wrong" in outcome.details


def test_a_missing_module_is_an_unexpected_error(run_of) -> None:
    outcome = run_of(works.lack_a_module).to_its_end()
    assert isinstance(outcome, RunFailed)
    assert outcome.fault is RunFault.UNEXPECTED
    assert "a_module_that_is_not_there" in outcome.details


def test_too_little_memory_has_its_sentence(run_of) -> None:
    outcome = run_of(works.run_out_of_memory).to_its_end()
    assert isinstance(outcome, RunFailed)
    assert outcome.fault is RunFault.OUT_OF_MEMORY
    assert "too little memory" in outcome.message


def test_a_process_that_exits_without_a_word_failed(run_of, paths) -> None:
    run = run_of(works.exit_hard)
    outcome = run.to_its_end()
    assert isinstance(outcome, RunFailed)
    assert outcome.fault is RunFault.KILLED
    assert outcome.message == (
        "The training ended without a word. "
        "Nothing of it was saved yet: start it again."
    )
    assert outcome.details == "Exit code 9."
    assert works.step(1) in run.events
    assert left_in(paths.runs) == []


def test_a_killed_run_keeps_its_checkpoint_and_says_so(run_of, paths) -> None:
    outcome = run_of(works.kill_itself).to_its_end()
    assert isinstance(outcome, RunFailed)
    assert outcome.fault is RunFault.KILLED
    assert outcome.message == (
        "The training was ended from outside, perhaps for lack of memory. "
        "Its checkpoint is kept: resume it to go on."
    )
    left = ["checkpoint.safetensors", "lock", "mine", "options.json"]
    assert sorted(left_in(paths.runs)) == left
    assert left_in(paths.models) == []


def test_a_process_that_never_starts_is_a_failed_run(run_of, monkeypatch) -> None:
    monkeypatch.setattr("multiprocessing.spawn._python_exe", b"nowhere/python")
    outcome = run_of(works.finish).to_its_end()
    assert isinstance(outcome, RunFailed)
    assert "start it again" in outcome.message


def test_a_system_without_a_process_to_spare_is_a_failed_run(
    run_of, monkeypatch
) -> None:
    run = run_of(works.finish)

    def refuse() -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(run.process._process, "start", refuse)
    outcome = run.to_its_end()
    assert isinstance(outcome, RunFailed)
    assert "could not be started" in outcome.message
    assert "temporarily unavailable" in outcome.message


def test_a_sink_that_raises_ends_the_process(run_of, paths, monkeypatch) -> None:
    raised: list[str] = []
    monkeypatch.setattr(
        "threading.excepthook", lambda failure: raised.append(str(failure.exc_value))
    )
    run = run_of(works.train_forever)

    def fail() -> None:
        raise RuntimeError("the sink is broken")

    run.on(StepEnded, fail)
    run.process.start()
    assert run.process.wait(PATIENCE)
    run.process._thread.join(PATIENCE)
    assert raised == ["the sink is broken"]
    assert not run.process.is_running
    assert "checkpoint.safetensors" in left_in(paths.runs)


def test_another_program_at_work_in_the_folder_is_told_and_not_disturbed(
    run_of, paths
) -> None:
    first, second = run_of(works.train_forever), run_of(works.train_forever)
    outcomes: list[Outcome] = []

    def begin_again() -> None:
        # No checkpoint is being written at the moment, but a model is.
        (paths.runs / f"mine/{works.HALF}.safetensors").unlink()
        outcomes.append(second.to_its_end())
        assert resumable_runs(paths.runs) == ()
        assert "weights.safetensors" in left_in(paths.models)
        first.process.suspend()

    first.on(StepEnded, begin_again)
    assert first.to_its_end() == RunSuspended()
    assert isinstance(outcomes[0], RunFailed)
    assert outcomes[0].fault is RunFault.IN_USE
    assert "checkpoint.safetensors" in left_in(paths.runs)


def test_a_name_that_is_no_folder_is_refused(paths) -> None:
    make = partial(TrainingProcess, paths=paths, sink=print)
    with pytest.raises(ModelNameInvalid):
        make(replace(OPTIONS, name="../models"))


def test_the_process_leaves_the_processor_to_the_window(run_of) -> None:
    outcome = run_of(works.tell_niceness).to_its_end()
    assert isinstance(outcome, RunFailed)
    assert int(outcome.message) >= 5


def test_logs_that_cannot_be_written_hold_nobody_up(run_of, paths) -> None:
    paths.logs.write_text("a file where the folder should be")
    assert run_of(works.chatter).to_its_end() == works.finished()


def test_a_long_log_is_begun_anew(run_of, paths) -> None:
    paths.logs.mkdir()
    log = paths.logs / "training.log"
    log.write_text("old words\n" * 200_000)
    run_of(works.chatter).to_its_end()
    assert "printed" in log.read_text()
    assert "old words" not in log.read_text()
