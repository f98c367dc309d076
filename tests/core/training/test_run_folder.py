"""What a run keeps on disk, and which runs can go on."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.dataset.split import Split
from core.errors import RunInUse, RunNotSaved
from core.training.loop.checkpoints import Position, load_position, save_checkpoint
from core.training.options import TrainingOptions
from core.training.process import run_folder as run_folder_module
from core.training.process.run_folder import RunFolder, resumable_runs

OPTIONS = TrainingOptions(
    "alps",
    Path("photos"),
    Split((Path("photos/a.jpg"), Path("photos/ä.jpg")), (Path("photos/b.jpg"),)),
    start="landscape",
    minutes=10,
    seed=3,
)
ARRAYS = {"best/000": np.zeros(1000, np.float32)}


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    return tmp_path / "runs"


def begun(runs: Path, name: str = "alps", *, epoch: int | None = None) -> RunFolder:
    """A run as it lies there after its process has gone."""
    folder = RunFolder(runs / name)
    with folder.claim():
        folder.begin(replace(OPTIONS, name=name), is_resumed=False)
        if epoch is not None:
            position = Position("recipe", epoch=epoch, seconds=60.0 * epoch)
            save_checkpoint(folder.path, position, ARRAYS)
    return folder


def age(folder: RunFolder, seconds: float) -> None:
    for path in folder.path.iterdir():
        os.utime(path, (seconds, seconds))


def test_without_a_folder_there_are_no_runs(runs) -> None:
    assert resumable_runs(runs) == ()


def test_a_run_comes_back_as_it_was_asked_for(runs) -> None:
    age(begun(runs, epoch=7), 1_000_000)
    (run,) = resumable_runs(runs)
    assert run.options == OPTIONS
    assert (run.epoch, run.seconds) == (7, 420.0)
    assert run.saved_at.timestamp() == 1_000_000
    assert run.saved_at.tzinfo is not None


def test_a_run_without_a_checkpoint_goes_on_from_its_beginning(runs) -> None:
    begun(runs)
    (run,) = resumable_runs(runs)
    assert (run.options, run.epoch, run.seconds) == (OPTIONS, 0, 0)


def test_the_newest_run_comes_first(runs) -> None:
    for number, name in enumerate(("b", "c", "a")):
        age(begun(runs, name, epoch=1), 1000 + number)
    assert [run.options.name for run in resumable_runs(runs)] == ["a", "c", "b"]


def test_a_run_at_work_is_left_out_and_cannot_be_claimed_or_discarded(runs) -> None:
    folder = begun(runs, epoch=1)
    with folder.claim():
        assert resumable_runs(runs) == ()
        again = RunFolder(folder.path)
        with pytest.raises(RunInUse, match="alps"), again.claim():
            pytest.fail("two at work in one folder")
        with pytest.raises(RunInUse):
            again.discard()
        assert folder.has_checkpoint
    assert len(resumable_runs(runs)) == 1


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", "\x00", '{"name": "alps"}'])
def test_damaged_options_leave_a_run_out(runs, text: str) -> None:
    begun(runs, "other", epoch=1)
    (begun(runs, epoch=1).path / "options.json").write_text(text)
    assert [run.options.name for run in resumable_runs(runs)] == ["other"]


def test_a_checkpoint_that_cannot_be_read_leaves_a_run_out(runs) -> None:
    folder = begun(runs, epoch=1)
    for file in folder.path.glob("*.safetensors"):
        file.write_bytes(b"garbage")
    assert resumable_runs(runs) == ()


def test_a_copied_folder_is_no_second_run(runs) -> None:
    begun(runs, epoch=1).path.rename(runs / "alps (copy)")
    (runs / "a file").touch()
    (runs / "empty").mkdir()
    assert resumable_runs(runs) == ()


def test_a_new_run_replaces_one_of_its_name(runs) -> None:
    folder = begun(runs, epoch=5)
    with folder.claim():
        folder.begin(replace(OPTIONS, seed=4), is_resumed=False)
    (run,) = resumable_runs(runs)
    assert (run.epoch, run.options.seed) == (0, 4)
    assert load_position(folder.path) is None


def test_a_resumed_run_keeps_its_checkpoint_and_loses_halves(runs) -> None:
    folder = begun(runs, epoch=5)
    half = folder.path / ".mendscape-0123.safetensors"
    half.touch()
    with folder.claim():
        folder.begin(replace(OPTIONS, minutes=20), is_resumed=True)
    (run,) = resumable_runs(runs)
    assert (run.epoch, run.options.minutes) == (5, 20)
    assert not half.exists()


def test_halves_are_removed_between_two_sittings(runs) -> None:
    folder = begun(runs, epoch=5)
    half = folder.path / ".mendscape-0123.safetensors"
    half.touch()
    with folder.claim(), pytest.raises(RunInUse):
        RunFolder(folder.path).remove_halves()
    assert half.exists()
    folder.remove_halves()
    assert not half.exists()
    assert folder.has_checkpoint


def test_a_discarded_run_leaves_nothing(runs) -> None:
    folder = begun(runs, epoch=5)
    folder.discard()
    folder.discard()
    assert list(runs.iterdir()) == []


def test_a_folder_that_cannot_be_removed_is_no_reason_to_fail(
    runs, monkeypatch
) -> None:
    folder = begun(runs, epoch=5)

    def refuse(_folder: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(run_folder_module, "remove_folder", refuse)
    folder.discard()
    assert len(resumable_runs(runs)) == 1


def test_a_folder_that_cannot_be_made_is_one_sentence(runs) -> None:
    runs.write_text("a file where the folder should be")
    folder = RunFolder(runs / "alps")
    with pytest.raises(RunNotSaved, match="there is no such folder"), folder.claim():
        pytest.fail("claimed a folder that is none")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_a_disk_that_takes_no_options_is_one_sentence(
    runs, monkeypatch, number: int
) -> None:
    def refuse(_self: Path, *_args: object, **_options: object) -> None:
        raise OSError(number, os.strerror(number))

    folder = RunFolder(runs / "alps")
    monkeypatch.setattr(Path, "write_text", refuse)
    with folder.claim(), pytest.raises(RunNotSaved, match="disk is") as caught:
        folder.begin(OPTIONS, is_resumed=False)
    assert caught.value.is_disk_full == (number == errno.ENOSPC)
