"""Training with a critic, and from the weights of another training."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import numpy as np
import pytest

from core.dataset.split import Split, is_held_out_by_name
from core.errors import ModelDamaged, TrainingError
from core.model.bundle import Bundle, write_bundle
from core.model.card import ModelCard
from core.training.events import EpochEnded, TrainingEvent
from core.training.job import TrainingJob
from core.training.loop.checkpoints import load_checkpoint
from core.training.loop.trained_weights import TrainedWeights
from core.training.recipes import BASE_RECIPE, AdversarialTerms
from tests.tiny import photo_files, tiny_recipe, train

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("traced")]

PLAIN = tiny_recipe(learning_rate=2e-3)
JUDGED = replace(PLAIN, adversarial=AdversarialTerms(width=4))


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    return photo_files(tmp_path_factory.mktemp("photos"), 12)


@dataclass(frozen=True)
class Trained:
    """A run that is over, and what it told; for several tests, so only to be read."""

    job: TrainingJob
    weights: TrainedWeights
    events: list[TrainingEvent]

    @classmethod
    def by(cls, job: TrainingJob) -> Self:
        events: list[TrainingEvent] = []
        return cls(job, train(job, events.append), events)

    @property
    def losses(self) -> list[float]:
        return [e.validation_loss for e in self.events if isinstance(e, EpochEnded)]

    def job_in(self, folder: Path, **changes: object) -> TrainingJob:
        """The same run, with a copy of what it left."""
        shutil.copytree(self.job.run_folder, folder)
        return replace(self.job, run_folder=folder, is_resumed=True, **changes)

    def model_in(self, folder: Path) -> Bundle:
        card = ModelCard("first", self.job.recipe.spec)
        return write_bundle(folder, card, self.weights.weights)


@pytest.fixture(scope="module")
def options(
    photos: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory
) -> TrainingJob:
    split = Split.by(photos, is_held_out_by_name)
    return TrainingJob("mine", split, JUDGED, tmp_path_factory.mktemp("runs") / "own")


def beside(options: TrainingJob, name: str, **changes: object) -> TrainingJob:
    """A run in a folder of its own."""
    folder = options.run_folder.with_name(name)
    return replace(options, run_folder=folder, **changes)


@pytest.fixture(scope="module")
def whole(options: TrainingJob, traced: None) -> Trained:
    """Two epochs with a critic in one go."""
    return Trained.by(beside(options, "whole", epochs=2))


@pytest.fixture(scope="module")
def first(options: TrainingJob, traced: None) -> Trained:
    """One epoch with a critic."""
    return Trained.by(beside(options, "first", epochs=1))


@pytest.fixture(scope="module")
def resumed(options: TrainingJob, first: Trained) -> Trained:
    """The second epoch with a critic, after the first."""
    folder = options.run_folder.with_name("resumed")
    return Trained.by(first.job_in(folder, epochs=2))


@pytest.fixture(scope="module")
def plain(options: TrainingJob, traced: None) -> Trained:
    """One epoch without a critic."""
    return Trained.by(beside(options, "plain", epochs=1, recipe=PLAIN))


def saved_group(run: Trained, group: str) -> dict[str, np.ndarray]:
    found = load_checkpoint(run.job.run_folder)
    assert found is not None
    return {name: a for name, a in found[1].items() if name.startswith(f"{group}/")}


def test_the_critic_learns_and_is_in_the_checkpoint(first, resumed) -> None:
    before, after = saved_group(first, "critic"), saved_group(resumed, "critic")
    assert before.keys() == after.keys()
    assert before
    moved = [name for name in before if not np.allclose(before[name], after[name])]
    assert len(moved) > len(before) / 2


def test_a_resumed_run_with_a_critic_ends_where_a_whole_one_does(
    whole, resumed
) -> None:
    for name, array in whole.weights.weights.items():
        np.testing.assert_allclose(resumed.weights.weights[name], array, atol=2e-3)


def test_the_critic_changes_what_is_learned(first, plain) -> None:
    assert not saved_group(plain, "critic")
    assert any(
        not np.allclose(first.weights.weights[name], array, atol=1e-5)
        for name, array in plain.weights.weights.items()
    )


def test_with_a_critic_the_last_weights_are_kept(options) -> None:
    # A rate at which nearness surely suffers.
    rough = replace(JUDGED, learning_rate=5e-2)
    run = Trained.by(beside(options, "rough", epochs=3, recipe=rough))
    assert run.weights.epoch == 3
    assert min(run.losses) < run.losses[-1]


def test_a_run_starts_from_the_weights_of_a_model(options, plain, tmp_path) -> None:
    still = replace(PLAIN, learning_rate=0.0)
    start = plain.model_in(tmp_path / "model")
    run = Trained.by(beside(options, "still", epochs=1, recipe=still, start=start))
    assert run.losses == [pytest.approx(min(plain.losses), rel=1e-3)]
    for name, array in plain.weights.weights.items():
        # Models are kept in half precision.
        np.testing.assert_allclose(run.weights.weights[name], array, 1e-3, 1e-4)


def test_a_resumed_run_goes_on_and_does_not_start_again(whole, plain, tmp_path) -> None:
    start = plain.model_in(tmp_path / "model")
    run = Trained.by(whole.job_in(tmp_path / "run", start=start))
    assert run.weights.epoch == 2
    assert run.losses == []
    for name, array in whole.weights.weights.items():
        np.testing.assert_array_equal(run.weights.weights[name], array)


def test_a_model_of_another_network_is_refused(options, first, tmp_path: Path) -> None:
    wider = replace(JUDGED, spec=replace(JUDGED.spec, width=16))
    start = first.model_in(tmp_path / "model")
    with pytest.raises(ModelDamaged, match="do not fit"):
        train(beside(options, "wider", recipe=wider, start=start))


def test_a_checkpoint_without_a_critic_is_not_gone_on_with_one(plain, tmp_path) -> None:
    with pytest.raises(TrainingError, match="another recipe"):
        train(plain.job_in(tmp_path / "run", epochs=2, recipe=JUDGED))


def test_checkpoints_from_before_there_were_critics_still_fit() -> None:
    assert "adversarial" not in repr(BASE_RECIPE)
