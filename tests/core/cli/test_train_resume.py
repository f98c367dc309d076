"""Going on with a run that ended before its time."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from core.dataset.split import Split
from core.paths import AppPaths
from core.training.events import RunSuspended
from core.training.options import TrainingOptions
from core.training.process.run_folder import resumable_runs
from tests.core.training.fake_process import FakeProcess, leave_unfinished


@pytest.fixture
def paths(profile: Path) -> AppPaths:
    return AppPaths.in_folder(profile)


def options_of(folder: Path, **changes: object) -> TrainingOptions:
    split = Split((folder / "00.png",), (folder / "01.png",))
    return replace(TrainingOptions("mine", folder, split, start="landscape"), **changes)


@pytest.mark.parametrize("has_folder", [True, False])
def test_an_unfinished_run_goes_on_as_it_began(
    folder, train, paths, process, has_folder
) -> None:
    options = options_of(folder, minutes=30.0, seed=5)
    leave_unfinished(paths, options)
    words = [folder] if has_folder else []
    assert train(*words, "--name", "mine", "--resume") == 0
    assert process.made_with == [(options, paths, True)]


def test_the_line_that_began_a_run_resumes_it_with_one_more_word(
    folder, train, paths, process
) -> None:
    words = [folder, "--name", "mine", "--from", "classic", "--epochs", "3"]
    assert train(*words, by=FakeProcess([RunSuspended()])) == 130
    leave_unfinished(paths, options_of(folder, start="classic", epochs=3))
    assert train(*words, "--resume") == 0
    assert process.options.epochs == 3


def test_a_resumed_run_can_be_given_more_time(folder, train, paths, process) -> None:
    leave_unfinished(paths, options_of(folder, minutes=30.0))
    assert train("--name", "mine", "--resume", "--minutes", "90") == 0
    assert (process.options.minutes, process.options.epochs) == (90.0, None)


@pytest.mark.parametrize(
    "words",
    [["--from", "classic"], ["--preset", "classic"], ["--seed", "9"], ["elsewhere"]],
)
def test_a_resumed_run_cannot_become_another(
    folder, train, paths, process, capsys, words
) -> None:
    leave_unfinished(paths, options_of(folder))
    assert train("--name", "mine", "--resume", *words) == 2
    assert "began with another" in capsys.readouterr().err
    assert process.made_with == []


def test_a_run_that_is_not_there_cannot_be_resumed(
    folder, train, paths, capsys
) -> None:
    leave_unfinished(paths, options_of(folder, name="other"))
    assert train("--name", "mine", "--resume") == 2
    assert capsys.readouterr().err == (
        "mendscape: There is no run of mine that could go on. Unfinished runs: other.\n"
    )


def test_an_unfinished_run_is_not_lost_by_mistake(
    folder, train, paths, process, capsys
) -> None:
    leave_unfinished(paths, options_of(folder))
    assert train(folder, "--name", "mine") == 1
    assert "is not finished" in capsys.readouterr().err
    still = partial(resumable_runs, paths.runs)
    assert len(still()) == 1
    assert train(folder, "--name", "mine", "--restart") == 0
    assert still() == ()
    assert process.made_with[-1][2] is False


def test_an_interrupted_run_tells_how_to_go_on(folder, train, profile, capsys) -> None:
    assert train(folder, "--name", "my alps", by=FakeProcess([RunSuspended()])) == 130
    assert capsys.readouterr().err == (
        'mendscape: Interrupted. Go on with: mendscape train --name "my alps" --resume '
        f"--profile {profile}\n"
    )


def test_a_damaged_run_cannot_go_on_but_be_begun_anew(
    folder, train, paths, capsys
) -> None:
    leave_unfinished(paths, options_of(folder))
    (paths.runs / "mine" / "options.json").write_text("{")
    assert train("--name", "mine", "--resume") == 2
    assert "There is no run of mine that could go on." in capsys.readouterr().err
    assert train(folder, "--name", "mine") == 0
