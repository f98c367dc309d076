"""Two real workers on this computer train as one would."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.core.training.cluster.ports import free_addresses, tf_config
from tests.tiny import photo_files

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

ROOT = Path(__file__).parents[4]
PROBE = [sys.executable, "-m", "tests.core.training.cluster.probe"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    photo_files(tmp_path / "photos", 20)
    return tmp_path


class Launcher:
    """Starts workers; none of them outlives its test."""

    def __init__(self) -> None:
        self._started: list[subprocess.Popen[str]] = []

    def one(self, folder: Path, **environment: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [*PROBE, str(folder)],
            cwd=ROOT,
            env=os.environ | {"CUDA_VISIBLE_DEVICES": ""} | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._started.append(process)
        return process

    def two(
        self, folder: Path, *changes: dict[str, str]
    ) -> list[subprocess.Popen[str]]:
        addresses = free_addresses(2)
        return [
            self.one(folder, TF_CONFIG=tf_config(addresses, rank), **changes[rank])
            for rank in range(2)
        ]

    def end(self) -> None:
        for process in self._started:
            process.kill()
            process.communicate()


@pytest.fixture
def launcher() -> Iterator[Launcher]:
    launcher = Launcher()
    yield launcher
    launcher.end()


def told(process: subprocess.Popen[str]) -> dict[str, Any]:
    out, err = process.communicate()
    assert process.returncode == 0, err
    found: dict[str, Any] = json.loads(out.splitlines()[-1])
    return found


def test_two_workers_end_alike_and_as_one_worker_would(
    folder: Path, launcher: Launcher
) -> None:
    first, second = map(told, launcher.two(folder, {}, {}))
    assert first["weights"] == second["weights"]
    (folder / "run" / "checkpoint.safetensors").unlink()
    alone = told(launcher.one(folder))
    for ours, theirs in zip(first["weights"], alone["weights"], strict=True):
        np.testing.assert_allclose(ours, theirs, atol=2e-4)


def test_a_lost_worker_ends_the_run_which_can_go_on_then(
    folder: Path, launcher: Launcher
) -> None:
    chief, second = launcher.two(folder, {}, {"DIE_AT": "3"})
    found = told(chief)
    assert "worker 2 of 2" in found["error"]
    assert "--resume" in found["error"]
    assert found["position"] == [0, 3]
    assert second.wait() == 9
    second.communicate()
    again = [
        told(each) for each in launcher.two(folder, {"RESUME": "1"}, {"RESUME": "1"})
    ]
    assert again[0]["weights"] == again[1]["weights"]
    whole = folder / "whole"
    photo_files(whole / "photos", 20)
    uninterrupted = told(launcher.one(whole))
    for ours, theirs in zip(again[0]["weights"], uninterrupted["weights"], strict=True):
        np.testing.assert_allclose(ours, theirs, atol=2e-4)
