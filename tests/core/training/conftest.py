"""Runs without a cost, and processes of runs, which no test leaves behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.dataset.split import Split
from core.paths import AppPaths
from core.training.events import TrainingEvent
from core.training.job import TrainingJob
from core.training.loop.learner import Learner
from tests.core.training.learners import FakeLearner
from tests.core.training.runs import runs_in
from tests.core.training.traced import TracedLearners
from tests.tiny import photo_files, tiny_recipe


@pytest.fixture
def paths(tmp_path: Path) -> AppPaths:
    return AppPaths.in_folder(tmp_path)


@pytest.fixture
def run_of(paths: AppPaths) -> Iterator:
    with runs_in(paths) as make:
        yield make


@pytest.fixture
def learner(monkeypatch) -> FakeLearner:
    """Trains in no time; on a busy computer, too, every epoch is worth saving."""
    monkeypatch.setattr("core.training.loop.run_state._SHARE", 1e9)
    learner = FakeLearner()
    monkeypatch.setattr(Learner, "on", lambda *_, **__: learner)
    monkeypatch.setattr("core.training.loop.step_teller._EVENT_EVERY", 0.0)
    return learner


@pytest.fixture(scope="session")
def traced_learners() -> TracedLearners:
    return TracedLearners()


@pytest.fixture(scope="module")
def traced(traced_learners: TracedLearners) -> Iterator[None]:
    """Runs train really, with learners that need not be traced for each of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Learner, "on", traced_learners.on)
        yield


@pytest.fixture
def job(tmp_path: Path) -> TrainingJob:
    """Sixteen photos in four steps an epoch, and four held-out ones."""
    photos = photo_files(tmp_path / "photos", 20)
    split = Split(photos[:16], photos[16:])
    return TrainingJob("mine", split, tiny_recipe(), tmp_path / "run")


@pytest.fixture
def events() -> list[TrainingEvent]:
    return []
