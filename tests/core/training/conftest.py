"""Processes of runs, which no test leaves behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.paths import AppPaths
from tests.core.training.runs import PATIENCE, Run


@pytest.fixture
def paths(tmp_path: Path) -> AppPaths:
    return AppPaths.in_folder(tmp_path)


@pytest.fixture
def run_of(paths: AppPaths) -> Iterator:
    """Makes a run of a work, and of options where they matter."""
    runs: list[Run] = []

    def make(*args, **options) -> Run:
        runs.append(Run(paths, *args, **options))
        return runs[-1]

    yield make
    for run in runs:
        if run.process.is_running:
            run.process.cancel()
            run.process.wait(PATIENCE)
