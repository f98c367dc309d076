"""`mendscape train --ray` as far as it goes without a cluster."""

import sys

import pytest

from core.training.events import RunSuspended, WorkersReplaced
from tests.core.training.fake_process import FakeProcess, finished

ADDRESS = "127.0.0.1:6379"


@pytest.fixture
def any_cluster(monkeypatch) -> None:
    """One that is never asked."""
    monkeypatch.setattr("core.cli.train.check_cluster", lambda args, logs: None)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--workers", "2"], "--workers goes with --ray only."),
        (["--ray", ADDRESS, "--cluster"], "not allowed with argument"),
        (["--ray", ADDRESS, "--one-gpu"], "not allowed with argument"),
        (["--ray", ADDRESS, "--workers", "0"], "expected a whole number from 1"),
        (["--ray", ADDRESS, "--write-job", "x"], "--ray cannot go with --write-job."),
    ],
)
def test_what_makes_no_sense_is_said_so(folder, train, capsys, words, message) -> None:
    assert train(folder, "--name", "mine", *words) == 2
    assert message in capsys.readouterr().err


def test_without_ray_the_extra_is_named_before_the_scan(
    folder, train, capsys, monkeypatch
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    assert train(folder, "--name", "mine", "--ray", ADDRESS) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "Ray" in said.err


@pytest.mark.usefixtures("any_cluster")
def test_the_line_that_goes_on_names_the_cluster(folder, train, capsys) -> None:
    words = ("--name", "mine", "--ray", ADDRESS, "--workers", "2")
    assert train(folder, *words, by=FakeProcess([RunSuspended()])) == 130
    again = f"train --name mine --resume --ray {ADDRESS} --workers 2"
    assert again in capsys.readouterr().err


@pytest.mark.usefixtures("any_cluster")
def test_a_lost_worker_is_told(folder, train, capsys) -> None:
    events = [WorkersReplaced("worker 2 of 2 (10.0.0.8:1)"), finished("mine")]
    assert (
        train(folder, "--name", "mine", "--ray", ADDRESS, by=FakeProcess(events)) == 0
    )
    assert (
        "Lost: worker 2 of 2 (10.0.0.8:1). All workers start again from the last "
        "checkpoint."
    ) in capsys.readouterr().out
