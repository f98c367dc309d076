"""`mendscape train` with a process that only says what it is told to say."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.model.library import ModelLibrary
from core.training.events import (
    BatchReduced,
    CheckpointSaved,
    EpochEnded,
    Heartbeat,
    Phase,
    PhaseChanged,
    RolledBack,
    RunFailed,
    RunFault,
    RunFinished,
    RunStarted,
    StartJudged,
    StepEnded,
)
from tests.core.training.fake_process import FakeProcess, finished

EVENTS = [
    PhaseChanged(Phase.STARTING),
    RunStarted(20, 5, epochs=2, first_epoch=0, device="CPU"),
    StartJudged(0.5),
    PhaseChanged(Phase.TRAINING),
    StepEnded(1, 1, 2, 0.123456, 38.2),
    Heartbeat(),
    BatchReduced(8),
    EpochEnded(1, 2, 0.12, 0.6, best_epoch=0, seconds=4),
    CheckpointSaved(1),
    RolledBack(1, 0.5),
    EpochEnded(2, 2, 0.11, 0.4, best_epoch=2, seconds=8),
    PhaseChanged(Phase.COMPARING),
    PhaseChanged(Phase.SAVING),
    finished("mine"),
]


def test_a_run_is_told_from_the_folder_to_the_verdict(folder, train, capsys) -> None:
    assert train(folder, "--name", "mine", by=FakeProcess(EVENTS)) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "22 photos can be used.",
        "20 photos to train on, 5 held out, on CPU.",
        "Before training: validation 0.50000",
        "Memory is short: going on with 8 pictures in a step.",
        "Epoch 1/2: loss 0.12000, validation 0.60000 (none better yet), 4 s",
        "The loss was no number any more: going on from epoch 1, learning 50% as fast.",
        "Epoch 2/2: loss 0.11000, validation 0.40000 (the best so far), 8 s",
        "The model mine is in the library (epoch 3).",
        "Better on your photos by 7 % (between 4 % and 10 %) than landscape, on 12 "
        "held-out photos.",
        "L1 0.0372 (landscape: 0.0400), PSNR 25.10 dB (24.60), SSIM 0.810 (0.800), "
        "sharp 0.95 (0.90), seam 1.00 (1.10).",
        "To use it: mendscape models use mine",
    ]
    assert said.err == ""


def test_an_epoch_is_not_one_of_many_where_the_time_decides(
    folder, train, capsys
) -> None:
    started = RunStarted(20, 5, epochs=24, first_epoch=0, device="CPU", minutes=30.0)
    ended = EpochEnded(3, 17, 0.12, 0.6, best_epoch=2, seconds=300)
    by = FakeProcess([started, ended, finished("mine")])
    assert train(folder, "--name", "mine", by=by) == 0
    line = "Epoch 3: loss 0.12000, validation 0.60000 (best: epoch 2), 300 s"
    assert line in capsys.readouterr().out.splitlines()


def test_left_out_photos_are_summed_up_by_reason(folder, train, capsys) -> None:
    (folder / "a.png").write_bytes(b"no photo")
    (folder / "b.png").write_bytes(b"none either")
    (folder / "c.png").write_bytes((folder / "07.png").read_bytes())
    assert train(folder, "--name", "mine") == 0
    assert capsys.readouterr().out.splitlines()[:4] == [
        "22 photos can be used.",
        "3 are left out:",
        "  a.png: not readable, and 1 more like it",
        "  c.png: copy of 07.png",
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], {"start": "landscape", "minutes": 60.0, "epochs": None}),
        (["--minutes", "0.5"], {"minutes": 0.5, "epochs": None}),
        (["--epochs", "7"], {"minutes": None, "epochs": 7}),
        (["--from", "classic"], {"start": "classic", "minutes": 60.0}),
        (
            ["--from", "scratch"],
            {"start": None, "preset": "landscape", "minutes": None, "epochs": None},
        ),
        (["--preset", "classic"], {"start": None, "preset": "classic"}),
        (["--preset", "classic", "--from", "scratch"], {"start": None}),
        (["--seed", "3"], {"seed": 3}),
    ],
)
def test_the_options_are_what_was_asked_for(
    folder, train, process, words, expected
) -> None:
    assert train(folder, "--name", "mine", *words) == 0
    chosen = process.options
    assert {name: getattr(chosen, name) for name in expected} == expected
    assert chosen.name == "mine"
    assert len(chosen.split.training) + len(chosen.split.held_out) == 22


def test_the_model_in_use_is_where_a_run_starts(
    folder, train, process, profile
) -> None:
    ModelLibrary(profile / "models").use("classic")
    assert train(folder, "--name", "mine") == 0
    assert process.options.start == "classic"


@pytest.mark.parametrize(
    ("gain", "judgement"),
    [
        (0.01, "Not better on your photos: the gain is between -2.0 % and 4.0 %"),
        (-0.02, "Not better on your photos: the gain is between -5.0 % and 1.0 %"),
        (-0.06, "Worse on your photos by 6 % (between 3 % and 9 %) than landscape"),
    ],
)
def test_a_model_that_is_not_better_is_told_plainly(
    folder, train, capsys, gain, judgement
) -> None:
    process = FakeProcess([finished("mine", gain)])
    assert train(folder, "--name", "mine", "--use", by=process) == 3
    said = capsys.readouterr().out
    assert f"\n{judgement}" in said
    assert said.endswith("landscape is kept; mine stays in the library unused.\n")


def test_a_better_model_is_used_when_that_was_asked_for(
    folder, train, profile, capsys
) -> None:
    # The fake run leaves no model; a shipped one stands in for it.
    process = FakeProcess([finished("classic")])
    assert train(folder, "--name", "mine", "--use", by=process) == 0
    assert ModelLibrary(profile / "models").current == "classic"
    assert capsys.readouterr().out.endswith("classic is now the model in use.\n")


def test_a_run_without_an_improvement_says_so(folder, train, capsys) -> None:
    result = finished("mine", 0.0).result
    as_begun = replace(result, card=replace(result.card, epochs=0))
    process = FakeProcess([RunFinished(as_begun)])
    assert train(folder, "--name", "mine", by=process) == 3
    assert "in the library (no epoch improved the start)" in capsys.readouterr().out


def test_a_first_model_needs_no_comparison(folder, train, capsys) -> None:
    process = FakeProcess([finished("mine", gain=None)])
    assert train(folder, "--name", "mine", by=process) == 0
    assert "photos by" not in capsys.readouterr().out


def test_a_run_that_fails_is_one_sentence(folder, train, capsys) -> None:
    failed = RunFailed(RunFault.DISK_FULL, "The disk is full.", "Traceback ...")
    assert train(folder, "--name", "mine", by=FakeProcess([failed])) == 1
    assert capsys.readouterr().err == "mendscape: The disk is full.\n"


@pytest.mark.parametrize(
    ("status", "words", "message"),
    [
        (1, ["classic"], "already exists"),
        (2, ["mine", "--from", "classic", "--preset", "classic"], "--preset"),
        (2, ["mine", "--from", "nothing"], "no model named nothing"),
        (2, ["a/b"], "is no name for a model"),
    ],
)
def test_what_cannot_be_is_told_before_the_scan(
    folder, train, capsys, status, words, message
) -> None:
    assert train(folder, "--name", *words) == status
    said = capsys.readouterr()
    assert message in said.err
    assert len(said.err.splitlines()) == 1
    assert said.out == ""


@pytest.mark.parametrize(
    "words",
    [
        ["--epochs", "0"],
        ["--epochs", "x"],
        ["--minutes", "x"],
        ["--minutes", "-1"],
        ["--minutes", "nan"],
        ["--minutes", "1", "--epochs", "1"],
        ["--preset", "best"],
        ["--resume", "--restart"],
    ],
)
def test_wrong_usage_is_told(folder, train, process, words) -> None:
    assert train(folder, "--name", "mine", *words) == 2
    assert process.made_with == []


def test_a_name_and_a_folder_are_needed(folder, train, capsys) -> None:
    assert train(folder) == 2
    assert train("--name", "mine") == 2
    assert "Name the FOLDER of your photos" in capsys.readouterr().err


def empty(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


def only_text(folder: Path) -> None:
    empty(folder)
    (folder / "notes.txt").write_text("no photos")


def only_broken(folder: Path) -> None:
    for path in folder.iterdir():
        path.write_bytes(b"no photo")


def few(folder: Path) -> None:
    for path in sorted(folder.iterdir())[:4]:
        path.write_bytes(b"no photo")


def gone(folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))


def a_file(folder: Path) -> None:
    gone(folder)
    folder.write_bytes(b"a file")


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (empty, "holds no photo"),
        (only_text, "holds no photo"),
        (only_broken, "22 were rejected"),
        (few, "holds 18 usable photos; training takes at least 20"),
        (gone, "cannot be read"),
        (a_file, "cannot be read"),
    ],
)
def test_a_folder_that_is_no_use_is_one_sentence(
    folder, train, process, capsys, spoil, message
) -> None:
    spoil(folder)
    assert train(folder, "--name", "mine") == 1
    said = capsys.readouterr()
    assert message in said.err
    assert len(said.err.splitlines()) == 1
    assert process.made_with == []


def test_too_few_photos_are_told_with_what_is_wrong_with_the_others(
    folder, train, capsys
) -> None:
    few(folder)
    assert train(folder, "--name", "mine") == 1
    assert "00.png: not readable, and 3 more like it" in capsys.readouterr().out


def test_what_a_killed_program_has_left_is_cleared(folder, train, profile) -> None:
    half = profile / "runs" / f".mendscape-{'0' * 32}.mine"
    half.mkdir(parents=True)
    (half / "weights").touch()
    assert train(folder, "--name", "mine") == 0
    assert not half.exists()
