"""A training's process may say or do anything: the run ends once, and can go on."""

import os
from dataclasses import replace

import pytest

from core.training.events import RunCancelled, RunFailed, RunSuspended, StepEnded
from core.training.process import training_process
from tests.core.training.conftest import paths, run_of
from tests.core.training.runs import OPTIONS, left_in
from tests.faults import mad_works

__all__ = ["paths", "run_of"]

needs_signals = pytest.mark.skipif(os.name == "nt", reason="no such signal there")


@pytest.mark.parametrize("what", sorted(mad_works.BABBLE))
def test_babble_ends_the_run_and_keeps_its_checkpoint(run_of, paths, what: str) -> None:
    outcome = run_of(mad_works.babble, replace(OPTIONS, preset=what)).to_its_end()
    assert isinstance(outcome, RunFailed)
    assert outcome.message.endswith("Its checkpoint is kept: resume it to go on.")
    left = ["checkpoint.safetensors", "lock", "mine", "options.json"]
    assert sorted(left_in(paths.runs)) == left


@needs_signals
def test_a_process_that_stands_still_is_cancelled(run_of, paths) -> None:
    run = run_of(mad_works.stand_still)
    run.on(StepEnded, run.process.cancel)
    assert run.to_its_end() == RunCancelled()
    assert left_in(paths.runs) == []


@needs_signals
def test_a_process_that_stands_still_is_suspended(run_of, paths, monkeypatch) -> None:
    monkeypatch.setattr(training_process, "_SUSPEND_PATIENCE", 0.5)
    run = run_of(mad_works.stand_still)
    run.on(StepEnded, run.process.suspend)
    assert run.to_its_end() == RunSuspended()
    assert "checkpoint.safetensors" in left_in(paths.runs)
