"""Training on a Ray cluster of this computer, and what becomes of lost workers."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.arrays import Floats
from core.cli.main import run as mendscape
from core.dataset.split import Split, is_held_out_by_name
from core.model.bundle import take_weights, write_bundle
from core.model.card import ModelCard
from core.model.library import ModelLibrary
from core.model.networks import build_network
from core.paths import AppPaths
from core.training.events import (
    CheckpointSaved,
    RunFailed,
    RunFault,
    RunFinished,
    RunStarted,
    RunSuspended,
    StepEnded,
    WorkersReplaced,
)
from core.training.loop.checkpoints import Position, save_checkpoint
from core.training.options import TrainingOptions
from core.training.process.run_folder import resumable_runs
from tests.core.cli.conftest import make_photo
from tests.core.training.runs import Run, left_in, runs_in
from tests.ray import training_probe as probe
from tests.tiny import TINY_SPEC

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def weights() -> dict[str, Floats]:
    return take_weights(build_network(TINY_SPEC))


@pytest.fixture
def paths(tmp_path: Path, weights: dict[str, Floats]) -> AppPaths:
    """With a library of one tiny model, in use."""
    paths = AppPaths.in_folder(tmp_path / "profile")
    write_bundle(paths.models / "tiny", ModelCard("tiny", TINY_SPEC), weights)
    ModelLibrary(paths.models).use("tiny")
    return paths


@pytest.fixture
def options(tmp_path: Path) -> TrainingOptions:
    folder = tmp_path / "photos"
    folder.mkdir()
    for seed in range(24):
        make_photo(folder / f"{seed}.png", seed=seed, size=(160, 140))
    split = Split.by(folder.iterdir(), is_held_out_by_name)
    return TrainingOptions("mine", folder, split, start="tiny", epochs=1)


@pytest.fixture
def run_of(paths: AppPaths) -> Iterator:
    with runs_in(paths) as make:
        yield make


def test_two_workers_train_a_model_into_the_library(
    ray_cluster, paths, options, capsys
) -> None:
    status = mendscape(
        [
            *("train", str(options.folder), "--name", "mine", "--minutes", "0.05"),
            *("--ray", ray_cluster.address, "--workers", "2"),
            *("--profile", str(paths.settings)),
        ]
    )
    said = capsys.readouterr()
    assert status in (0, 3), said.err
    assert "on CPU, worker 1 of 2." in said.out
    assert "tiny, on 4 held-out photos" in said.out
    card = ModelLibrary(paths.models).bundle("mine").card
    assert card.base == "tiny"
    assert left_in(paths.runs) == []


def test_a_lost_worker_is_replaced_and_all_end_alike(
    ray_cluster, run_of, paths, options
) -> None:
    run: Run = run_of(probe.on(ray_cluster.address, work=probe.dying_once), options)
    outcome = run.to_its_end()
    assert isinstance(outcome, RunFinished), outcome
    (replaced,) = [event for event in run.events if isinstance(event, WorkersReplaced)]
    assert replaced.lost.startswith("worker 2 of 2 (")
    assert run.kinds.count(RunStarted) == 2
    assert outcome.result.card == ModelLibrary(paths.models).bundle("mine").card
    first, second = (np.load(probe.weights_of(options.folder, n)) for n in (0, 1))
    np.testing.assert_array_equal(first, second)


def test_a_worker_lost_too_often_leaves_a_run_that_can_go_on(
    ray_cluster, run_of, paths, options
) -> None:
    work = probe.on(ray_cluster.address, work=probe.dying, retries=0)
    lost: Run = run_of(work, options)
    outcome = lost.to_its_end()
    assert isinstance(outcome, RunFailed)
    assert outcome.fault is RunFault.CLUSTER
    assert "worker 2 of 2 (" in outcome.message
    assert "--resume" in outcome.message
    assert CheckpointSaved in lost.kinds
    (found,) = resumable_runs(paths.runs)
    assert found.options == options


def test_a_suspended_run_leaves_its_last_step_here(
    ray_cluster, run_of, paths, options
) -> None:
    many = replace(options, epochs=10_000)
    work = probe.on(ray_cluster.address, work=probe.leaving_weights)
    suspended: Run = run_of(work, many)
    suspended.on(StepEnded, suspended.process.suspend)
    assert isinstance(suspended.to_its_end(), RunSuspended)
    (found,) = resumable_runs(paths.runs)
    assert found.seconds > 0


def test_a_checkpoint_that_does_not_belong_there_is_refused_by_the_name_of_its_run(
    ray_cluster, run_of, paths, options
) -> None:
    save_checkpoint(paths.runs / "mine", Position("another recipe"), {"a": np.ones(2)})
    work = probe.on(ray_cluster.address, work=probe.leaving_weights)
    outcome = run_of(work, options, is_resumed=True).to_its_end()
    assert isinstance(outcome, RunFailed)
    assert (outcome.fault, outcome.message) == (
        RunFault.CHECKPOINT,
        "The run of mine cannot go on: it belongs to other photos or another recipe. "
        "Start it anew.",
    )


def test_other_photos_are_refused_with_the_name_of_the_worker(
    ray_cluster, run_of, paths, options
) -> None:
    others = options.folder.with_name("others")
    shutil.copytree(options.folder, others)
    (others / "7.png").unlink()
    work = probe.on(ray_cluster.address, work=probe.seeing_other_photos)
    outcome = run_of(work, options).to_its_end()
    assert isinstance(outcome, RunFailed)
    assert outcome.fault is RunFault.CLUSTER
    assert "worker 2 of 2 (" in outcome.message
    assert "7.png is missing" in outcome.message
    assert left_in(paths.runs) == []


def test_too_many_workers_are_refused_before_the_scan(
    ray_cluster, paths, options, capsys
) -> None:
    status = mendscape(
        [
            *("train", str(options.folder), "--name", "mine"),
            *("--ray", ray_cluster.address, "--workers", "5"),
            *("--profile", str(paths.settings)),
        ]
    )
    assert status == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "no room for 5 on the Ray cluster, which has 4 cores" in said.err
