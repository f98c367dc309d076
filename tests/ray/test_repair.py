"""Lists that are repaired on a Ray cluster, whatever happens to its workers."""

import csv
import signal
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.batch.control import BatchControl
from core.batch.events import JobStarted
from core.batch.job import BatchJob, JobState
from core.batch.options import BatchOptions
from core.batch.run import run_batch
from core.batch.squares import Squares
from core.errors import Cancelled, ModelDamaged, PhotoUnreadable, WorkerEnded
from core.geometry import Box
from core.inpainting.engine import FillEngine
from core.inpainting.library_engine import library_engine
from core.paths import AppPaths
from core.ray.repair.run import Hire
from tests.factories import landscape
from tests.fakes import FakeEngine
from tests.ray.archive import (
    DEADLY,
    Heard,
    archive,
    deadly_engine,
    fake_engine,
    repair,
    travelling,
)

Hiring = Callable[..., Hire]


@pytest.fixture
def hire(ray_cluster, tmp_path: Path) -> Hiring:
    """Workers with an engine, as `make_engine` has it."""

    def hired(make_engine: object = fake_engine, *, workers: int | None = 2) -> Hire:
        engine = travelling(tmp_path, make_engine)
        return Hire(ray_cluster.address, tmp_path / "logs", engine, workers)

    return hired


DONE, FAILED, SKIPPED = JobState.DONE, JobState.FAILED, JobState.SKIPPED


def noted(ledger: Path) -> list[dict[str, str]]:
    with ledger.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def states(heard: Heard) -> Counter[JobState]:
    return Counter(result.state for result in heard.results.values())


def on_one_machine(
    jobs: Sequence[BatchJob], folder: Path, engine: FillEngine
) -> list[Path]:
    """The same pictures, made here."""
    folder.mkdir()
    twins = [replace(job, output=folder / job.output.name) for job in jobs]
    run_batch(twins, engine, BatchOptions(), tell=lambda _: None)
    return [twin.output for twin in twins]


def test_nothing_is_lost_or_done_twice_when_a_worker_is_killed(
    ray_cluster, hire, tmp_path: Path, capfd
) -> None:
    jobs, ledger = archive(tmp_path, 200), tmp_path / "results.csv"
    killed = []

    def kill_one() -> None:
        before = ray_cluster.repairing()
        assert len(before) == 2
        before[0].send_signal(signal.SIGKILL)
        killed.append(before[0].pid)

    heard = Heard(kill_one, at=60)
    repair(jobs, hire(), heard, ledger=ledger)
    assert killed
    assert capfd.readouterr().out == ""
    assert states(heard) == {DONE: 200}
    rows = noted(ledger)
    assert {row["state"] for row in rows} == {"done"}
    names = sorted(f"outputs/{number}.png" for number in range(200))
    assert sorted(row["output"] for row in rows) == names
    expected = on_one_machine(jobs, tmp_path / "here", FakeEngine())
    for job, picture in zip(jobs, expected, strict=True):
        assert job.output.read_bytes() == picture.read_bytes()
    assert not ray_cluster.repairing()


def test_a_list_that_ended_early_goes_on_where_it_was(
    ray_cluster, hire, tmp_path: Path
) -> None:
    jobs, ledger = archive(tmp_path, 20), tmp_path / "results.csv"
    control = BatchControl()
    first = Heard(control.cancel, at=5)
    with pytest.raises(Cancelled):
        repair(jobs, hire(), first, ledger=ledger, control=control)
    assert not ray_cluster.repairing()
    done = {jobs[number].output for number in first.results}
    assert 5 <= len(done) < 20
    times = {output: output.stat().st_mtime_ns for output in done}

    second = Heard()
    repair(jobs, hire(), second, ledger=ledger)
    assert states(second) == {SKIPPED: len(done), DONE: 20 - len(done)}
    assert times == {output: output.stat().st_mtime_ns for output in done}
    assert len(noted(ledger)) == 20


def test_ctrl_c_ends_the_workers_and_leaves_whole_pictures(
    ray_cluster, hire, tmp_path: Path
) -> None:
    jobs = archive(tmp_path, 20)
    heard = Heard(lambda: signal.raise_signal(signal.SIGINT), at=3)
    with pytest.raises(KeyboardInterrupt):
        repair(jobs, hire(workers=None), heard)
    assert not ray_cluster.repairing()
    written = list((tmp_path / "outputs").iterdir())
    assert 3 <= len(written) < 20
    for path in written:
        with Image.open(path) as picture:
            picture.load()


def test_a_photo_that_kills_its_workers_is_given_up(hire, tmp_path: Path) -> None:
    jobs = archive(tmp_path, 6)
    Image.fromarray(landscape(DEADLY, 80, seed=1)).save(jobs[2].photo)
    heard = Heard()
    repair(jobs, hire(deadly_engine), heard)
    assert states(heard) == {DONE: 5, FAILED: 1}
    (problem,) = heard.results[2].problems
    assert isinstance(problem.error, WorkerEnded)
    assert (problem.error.times, problem.row) == (3, 4)
    assert not jobs[2].output.exists()


def test_what_is_wrong_with_a_photo_is_told_once(hire, tmp_path: Path) -> None:
    jobs = archive(tmp_path, 4)
    jobs[1].photo.write_bytes(b"no picture")
    heard, ledger = Heard(), tmp_path / "results.csv"
    repair(jobs, hire(), heard, ledger=ledger)
    assert states(heard) == {DONE: 3, FAILED: 1}
    (problem,) = heard.results[1].problems
    assert isinstance(problem.error, PhotoUnreadable)
    assert problem.row == 3
    begun = [each for each in heard.events if isinstance(each, JobStarted)]
    assert len(begun) == 4
    (row,) = [row for row in noted(ledger) if row["state"] == "failed"]
    assert "1.png" in row["message"]


def test_a_damaged_model_ends_the_list(hire, tmp_path: Path) -> None:
    jobs = archive(tmp_path, 2)
    whole = hire(library_engine)
    model = whole.engine.model
    spoilt = replace(model, weights=model.weights[:-1] + b"\0")
    with pytest.raises(ModelDamaged):
        repair(
            jobs, replace(whole, engine=replace(whole.engine, model=spoilt)), Heard()
        )
    assert not jobs[0].output.exists()


def test_the_pictures_are_those_of_one_machine_with_the_real_model(
    hire, tmp_path: Path
) -> None:
    squares = Squares((Box.square(40, 30, 90),))
    jobs = [replace(job, squares=squares) for job in archive(tmp_path, 3, side=300)]
    paths = AppPaths.in_folder(tmp_path / "profile")
    here = on_one_machine(jobs, tmp_path / "here", library_engine(paths, detail=True))
    heard = Heard()
    repair(jobs, hire(library_engine), heard)
    assert states(heard) == {DONE: 3}
    for job, picture in zip(jobs, here, strict=True):
        apart = _levels(job.output) - _levels(picture)
        assert np.abs(apart).max() <= 1
        assert np.abs(_levels(job.output) - _levels(job.photo)).max() > 1


def _levels(path: Path) -> np.ndarray:
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"), np.int16)
