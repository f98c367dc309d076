"""`mendscape train` on two computers, with a process that only says its words."""

import shutil
from collections.abc import Callable

import numpy as np
import pytest

from core.cli.main import run
from core.model.bundle import write_bundle
from core.model.card import ModelCard
from core.model.library import ModelLibrary
from core.paths import AppPaths
from core.training.elsewhere.job_folder import JobFolder
from core.training.events import RunFailed, RunFault, RunFollowed, RunSuspended
from core.training.process.run_folder import RunFolder
from tests.core.training.cluster.ports import tf_config
from tests.core.training.fake_process import FakeProcess, finished, leave_unfinished

Away = Callable[..., int]


@pytest.fixture
def job(folder, train, tmp_path, capsys) -> JobFolder:
    """Written at home; from scratch, as there is no model to go on from in it."""
    words = ("--name", "mine", "--minutes", "5", "--write-job", tmp_path / "job")
    assert train(folder, *words) == 0
    capsys.readouterr()
    return JobFolder(tmp_path / "job")


@pytest.fixture
def away(monkeypatch, tmp_path) -> Away:
    """`mendscape train ...` on the other computer."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "user"))

    def call(*words: object, by: FakeProcess) -> int:
        return run(["train", *map(str, words)], make_process=by.make)

    return call


def trained(job: JobFolder, gain: float = 0.07) -> FakeProcess:
    """A run that leaves a model in the job's own library."""

    def leave_model() -> None:
        library = ModelLibrary(job.paths.models)
        spec = library.bundle("landscape").card.spec
        weights = {"000": np.zeros(3, np.float32)}
        write_bundle(library.folder_for("mine"), ModelCard("mine", spec), weights)

    return FakeProcess([finished("mine", gain)], leave_model)


def test_a_job_is_written_instead_of_trained(
    folder, train, process, tmp_path, capsys
) -> None:
    place = tmp_path / "my job"
    words = ("--name", "mine", "--seed", "3", "--write-job", place)
    assert train(folder, *words) == 0
    assert process.made_with == []
    assert capsys.readouterr().out.splitlines() == [
        "22 photos can be used.",
        f"Everything is in {place}.",
        'Bring it to the other computer and type there: mendscape train --job "my job"',
    ]
    options = JobFolder(place).errand().options
    assert (options.name, options.start) == ("mine", "landscape")
    assert (options.minutes, options.seed) == (60.0, 3)
    assert len(list((place / "photos").iterdir())) == 22


def test_photos_can_be_listed_only(folder, train, tmp_path) -> None:
    place = tmp_path / "job"
    words = ("--name", "mine", "--write-job", place, "--list-photos", "--json")
    assert train(folder, *words) == 0
    assert not (place / "photos").exists()
    assert JobFolder(place).errand().options.folder == folder


def test_a_taken_place_is_told_before_the_scan(folder, train, tmp_path, capsys) -> None:
    assert train(folder, "--name", "mine", "--write-job", folder) == 1
    said = capsys.readouterr()
    assert "something is there already" in said.err
    assert said.out == ""


def test_a_job_is_trained_in_its_own_folder(job, away, tmp_path, capsys) -> None:
    by = trained(job)
    assert away("--job", job.path, by=by) == 0
    ((options, paths, is_resumed),) = by.made_with
    assert paths == AppPaths.in_folder(job.path / "profile")
    assert (options.name, options.minutes, is_resumed) == ("mine", 5.0, False)
    assert all(photo.parent == job.photos for photo in options.split.training)
    assert job.result.is_file()
    assert not (tmp_path / "user").exists()
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "The model mine is in the folder of the job (epoch 3)."
    assert said[-1] == f"At home, type: mendscape train --bring-back {job.path}"


def test_a_trained_job_is_not_trained_again(job, away, capsys) -> None:
    assert away("--job", job.path, by=trained(job)) == 0
    idle = FakeProcess()
    assert away("--job", job.path, by=idle) == 0
    # As when the disk was full at the very end.
    job.result.unlink()
    assert away("--job", job.path, by=idle) == 0
    assert job.result.is_file()
    # As when it came from that computer without the rest.
    shutil.rmtree(job.path / "profile")
    assert away("--job", job.path, by=idle) == 0
    assert idle.made_with == []
    assert "--bring-back" in capsys.readouterr().out


def test_a_model_that_is_not_better_ends_as_a_training_does(job, away) -> None:
    assert away("--job", job.path, by=trained(job, gain=-0.1)) == 3
    assert job.result.is_file()


def test_an_interrupted_job_tells_how_to_go_on(job, away, capsys) -> None:
    assert away("--job", job.path, by=FakeProcess([RunSuspended()])) == 130
    again = f"Go on with: mendscape train --job {job.path} --resume\n"
    assert capsys.readouterr().err.endswith(again)
    assert not job.result.exists()


def test_a_job_that_fails_is_one_sentence(job, away, capsys) -> None:
    failed = RunFailed(RunFault.DISK_FULL, "The disk is full.", "Traceback ...")
    assert away("--job", job.path, by=FakeProcess([failed])) == 1
    assert capsys.readouterr().err == "mendscape: The disk is full.\n"


def test_an_unfinished_job_goes_on_when_it_is_told_to(job, away, capsys) -> None:
    first = FakeProcess([RunSuspended()])
    assert away("--job", job.path, "--minutes", "90", by=first) == 130
    leave_unfinished(job.paths, first.options)
    assert away("--job", job.path, by=FakeProcess()) == 2
    assert "add --resume to go on with it" in capsys.readouterr().err
    by = trained(job)
    assert away("--job", job.path, "--resume", by=by) == 0
    ((options, _, is_resumed),) = by.made_with
    assert is_resumed
    assert options.minutes == 90.0


def test_a_job_that_was_not_begun_cannot_go_on(job, away, capsys) -> None:
    assert away("--job", job.path, "--resume", by=FakeProcess()) == 2
    assert "no run of this job that could go on" in capsys.readouterr().err


def test_the_result_is_judged_at_home_as_after_a_training(
    job, away, train, process, profile, capsys
) -> None:
    assert away("--job", job.path, by=trained(job)) == 0
    capsys.readouterr()
    assert train("--bring-back", job.path) == 0
    options = process.options
    assert options.name == "mine"
    assert options.split.held_out
    assert process.made_with[0][1] == AppPaths.in_folder(profile)
    said = capsys.readouterr().out
    assert "\nBetter on your photos by 7 %" in said
    assert said.endswith("To use it: mendscape models use mine\n")
    worse = FakeProcess([finished("mine", -0.06)])
    assert train("--bring-back", job.result, "--use", by=worse) == 3
    assert "landscape is kept" in capsys.readouterr().out


def test_a_better_result_is_used_when_that_was_asked_for(
    job, away, train, profile, capsys
) -> None:
    assert away("--job", job.path, by=trained(job)) == 0
    # The fake process keeps no model; a shipped one stands in for it.
    assert (
        train("--bring-back", job.path, "--use", by=FakeProcess([finished("classic")]))
        == 0
    )
    assert ModelLibrary(profile / "models").current == "classic"


def test_an_unfinished_run_at_home_keeps_its_name(
    job, away, train, process, profile
) -> None:
    assert away("--job", job.path, by=trained(job)) == 0
    paths = AppPaths.in_folder(profile)
    leave_unfinished(paths, job.errand().options)
    assert train("--bring-back", job.path) == 0
    assert process.options.name == "mine 2"
    assert RunFolder(paths.runs / "mine").resumable() is not None


def test_an_interrupted_comparison_can_be_done_again(job, away, train, capsys) -> None:
    assert away("--job", job.path, by=trained(job)) == 0
    assert train("--bring-back", job.path, by=FakeProcess([RunSuspended()])) == 130
    assert f"train --bring-back {job.path}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["FOLDER", "--write-job", "x"], "Give the new model a --name."),
        (["--name", "mine", "--write-job", "x"], "Name the FOLDER"),
        (
            ["FOLDER", "--name", "mine", "--write-job", "x", "--use", "--cluster"],
            "--cluster and --use cannot go with --write-job.",
        ),
        (["FOLDER", "--name", "mine", "--list-photos"], "goes with --write-job only"),
        (
            ["--job", "x", "--name", "mine", "--seed", "0"],
            "--name and --seed cannot go with --job.",
        ),
        (["--job", "x", "--profile", "y"], "--profile cannot go with --job."),
        (["--bring-back", "x", "--resume"], "--resume cannot go with --bring-back."),
        (["--job", "x", "--bring-back", "x"], "not allowed with argument"),
    ],
)
def test_what_does_not_go_together_is_told(away, capsys, words, message) -> None:
    assert away(*words, by=FakeProcess()) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--job", "--bring-back"])
def test_a_folder_that_is_no_job_is_one_sentence(
    away, train, tmp_path, capsys, option
) -> None:
    words = (option, tmp_path / "nothing")
    status = away(*words, by=FakeProcess()) if option == "--job" else train(*words)
    assert status == 1
    said = capsys.readouterr()
    assert f"{tmp_path / 'nothing'} cannot be used: it holds no job.json" in said.err
    assert len(said.err.splitlines()) == 1
    assert said.out == ""


def test_another_worker_of_a_cluster_finds_the_photos_in_the_job(
    job, away, monkeypatch, capsys
) -> None:
    monkeypatch.setenv("TF_CONFIG", tf_config(["127.0.0.1:1", "127.0.0.1:2"], 1))
    by = FakeProcess([RunFollowed()])
    assert away("--job", job.path, "--cluster", by=by) == 0
    ((options, paths, _),) = by.made_with
    assert options.folder == job.photos
    assert paths == job.paths
    assert "Done. The chief (127.0.0.1:1)" in capsys.readouterr().out
    assert not job.result.exists()
