"""A training as JSON lines."""

import json
from dataclasses import replace

import pytest

from core.training.comparison import Comparison
from core.training.events import (
    EpochEnded,
    Heartbeat,
    Phase,
    PhaseChanged,
    PreviewReady,
    RunFailed,
    RunFault,
    RunStarted,
    StepEnded,
)
from tests.core.training.fake_process import FakeProcess, finished


@pytest.fixture
def lines(train, capsys):
    """Runs `mendscape train ... --json`; what it wrote, as objects."""

    def call(*words: object, status: int = 0, **more: FakeProcess) -> list[dict]:
        assert train(*words, "--name", "mine", "--json", **more) == status
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return call


def test_every_event_is_a_line_and_the_outcome_the_last(folder, lines) -> None:
    events = [
        PhaseChanged(Phase.STARTING),
        RunStarted(20, 5, epochs=2, first_epoch=0, device="CPU", minutes=1.0),
        Heartbeat(),
        StepEnded(1, 1, 2, 0.25, 38.5),
        EpochEnded(1, 2, 0.12, 0.6, best_epoch=1, seconds=4),
        finished("mine"),
    ]
    told = lines(folder, by=FakeProcess(events))
    told = [line for line in told if not line["event"].startswith("scan_")]
    assert told[:-1] == [
        {"event": "phase_changed", "phase": "starting"},
        {
            "event": "run_started",
            "photos": 20,
            "held_out": 5,
            "epochs": 2,
            "first_epoch": 0,
            "device": "CPU",
            "minutes": 1.0,
            "seconds": 0.0,
        },
        {"event": "heartbeat"},
        {
            "event": "step_ended",
            "epoch": 1,
            "step": 1,
            "steps": 2,
            "loss": 0.25,
            "pictures_per_second": 38.5,
        },
        {
            "event": "epoch_ended",
            "epoch": 1,
            "epochs": 2,
            "loss": 0.12,
            "validation_loss": 0.6,
            "best_epoch": 1,
            "seconds": 4,
        },
    ]
    last = told[-1]
    assert last["event"] == "run_finished"
    assert last["result"]["card"]["name"] == "mine"
    assert last["result"]["card"]["spec"]["architecture"] == "residual"
    comparison = last["result"]["comparison"]
    assert (comparison["gain"], comparison["is_better"]) == (0.07, True)
    assert comparison["new"]["psnr"] == 25.1
    assert comparison.keys() == {*Comparison.__slots__, "is_better"}


def test_the_scan_is_told_with_every_rejected_photo(folder, lines) -> None:
    (folder / "zz.png").write_bytes((folder / "07.png").read_bytes())
    told = lines(folder)
    scan = [line for line in told if line["event"] == "scan_advanced"][-1]
    assert (scan["done"], scan["total"]) == (23, 23)
    (rejected,) = (line for line in told if line["event"] == "photo_rejected")
    assert rejected == {
        "event": "photo_rejected",
        "path": str(folder / "zz.png"),
        "fault": "copy",
        "of": str(folder / "07.png"),
        "reason": "copy of 07.png",
    }
    (ended,) = (line for line in told if line["event"] == "scan_ended")
    assert ended == {
        "event": "scan_ended",
        "folder": str(folder),
        "accepted": 22,
        "rejected": 1,
    }


def test_pictures_are_left_out_and_no_number_is_null(folder, lines) -> None:
    step = StepEnded(1, 1, 2, float("nan"), 1.0)
    events = [PreviewReady(1, b"\x89PNG", 4), step, finished("mine")]
    told = lines(folder, by=FakeProcess(events))
    assert told[-3] == {"event": "preview_ready", "epoch": 1, "rows": 4}
    assert told[-2]["loss"] is None


def test_a_failed_run_is_an_event_and_a_sentence(folder, train, capsys) -> None:
    failed = RunFailed(RunFault.DISK_FULL, "The disk is full.", "Traceback")
    by = FakeProcess([failed])
    assert train(folder, "--name", "mine", "--json", by=by) == 1
    said = capsys.readouterr()
    assert json.loads(said.out.splitlines()[-1]) == {
        "event": "run_failed",
        "fault": "disk_full",
        "message": "The disk is full.",
        "details": "Traceback",
    }
    assert said.err == "mendscape: The disk is full.\n"


def test_nothing_else_is_written_to_stdout(folder, lines) -> None:
    worse = replace(finished("mine", -0.1))
    told = lines(folder, "--use", by=FakeProcess([worse]), status=3)
    assert told[-1]["event"] == "run_finished"
