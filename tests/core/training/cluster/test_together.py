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

from core.arrays import Floats
from core.model import backend
from tests.core.training.cluster import probe
from tests.core.training.cluster.ports import free_addresses, tf_config
from tests.tiny import photo_files, train

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


@pytest.fixture
def alone(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> list[Floats]:
    """What one worker comes to, who trains on the same in this process."""
    monkeypatch.setattr(backend, "best_precision", probe.whole_precision)
    return list(train(probe.job_in(folder, run=tmp_path / "alone")).weights.values())


def test_a_lost_worker_ends_the_run_which_goes_on_then_and_ends_as_alone(
    folder: Path, launcher: Launcher, alone: list[Floats]
) -> None:
    chief, second = launcher.two(folder, {}, {"DIE_AT": "3"})
    found = told(chief)
    assert "worker 2 of 2" in found["error"]
    assert "--resume" in found["error"]
    assert found["position"] == [0, 3]
    assert second.wait() == 9
    second.communicate()
    ours, others = (
        told(each)["weights"]
        for each in launcher.two(folder, {"RESUME": "1"}, {"RESUME": "1"})
    )
    assert ours == others
    for together, one in zip(ours, alone, strict=True):
        np.testing.assert_allclose(together, one.ravel(), atol=2e-4)
