"""Training with a critic, and from the weights of another training."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.dataset.split import Split, is_held_out_by_name
from core.errors import ModelDamaged, TrainingError
from core.model.bundle import Bundle, write_bundle
from core.model.card import ModelCard
from core.model.spec import ModelSpec
from core.training.events import EpochEnded, TrainingEvent
from core.training.job import TrainingJob
from core.training.loop.checkpoints import load_checkpoint
from core.training.loop.trainer import TrainedWeights
from core.training.recipes import BASE_RECIPE, AdversarialTerms
from tests.tiny import photo_files, tiny_recipe, train

pytestmark = pytest.mark.slow

PLAIN = tiny_recipe(learning_rate=2e-3)
JUDGED = replace(PLAIN, adversarial=AdversarialTerms(width=4))


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    return photo_files(tmp_path_factory.mktemp("photos"), 12)


@pytest.fixture
def options(photos: tuple[Path, ...], tmp_path: Path) -> TrainingJob:
    return TrainingJob(
        "mine", Split.by(photos, is_held_out_by_name), JUDGED, tmp_path / "run"
    )


def saved_group(folder: Path, group: str) -> dict[str, np.ndarray]:
    found = load_checkpoint(folder)
    assert found is not None
    return {name: a for name, a in found[1].items() if name.startswith(f"{group}/")}


def model_of(trained: TrainedWeights, folder: Path, spec: ModelSpec) -> Bundle:
    return write_bundle(folder, ModelCard("first", spec), trained.weights)


def test_the_critic_learns_and_is_in_the_checkpoint(options, tmp_path: Path) -> None:
    train(replace(options, epochs=1))
    before = saved_group(options.run_folder, "critic")
    train(replace(options, epochs=2, is_resumed=True))
    after = saved_group(options.run_folder, "critic")
    assert before.keys() == after.keys()
    assert before
    moved = [name for name in before if not np.allclose(before[name], after[name])]
    assert len(moved) > len(before) / 2


def test_a_resumed_run_with_a_critic_ends_where_a_whole_one_does(
    options, tmp_path: Path
) -> None:
    whole = train(replace(options, epochs=2))
    parted = replace(options, run_folder=tmp_path / "parted")
    train(replace(parted, epochs=1))
    resumed = train(replace(parted, epochs=2, is_resumed=True))
    for name, array in whole.weights.items():
        np.testing.assert_allclose(resumed.weights[name], array, atol=2e-3)


def test_the_critic_changes_what_is_learned(options, tmp_path: Path) -> None:
    judged = train(replace(options, epochs=1))
    plain = train(
        replace(options, epochs=1, recipe=PLAIN, run_folder=tmp_path / "plain")
    )
    assert not saved_group(tmp_path / "plain", "critic")
    assert any(
        not np.allclose(judged.weights[name], plain.weights[name], atol=1e-5)
        for name in plain.weights
    )


def test_with_a_critic_the_last_weights_are_kept(options) -> None:
    # A rate at which nearness surely suffers.
    rough = replace(JUDGED, learning_rate=5e-2)
    events: list[TrainingEvent] = []
    trained = train(replace(options, epochs=3, recipe=rough), events.append)
    assert trained.epoch == 3
    losses = [e.validation_loss for e in events if isinstance(e, EpochEnded)]
    assert min(losses) < losses[-1]


def test_a_run_starts_from_the_weights_of_a_model(options, tmp_path: Path) -> None:
    events: list[TrainingEvent] = []
    plain = replace(options, recipe=PLAIN, epochs=12, run_folder=tmp_path / "first")
    first = train(plain, events.append)
    reached = min(e.validation_loss for e in events if isinstance(e, EpochEnded))
    bundle = model_of(first, tmp_path / "model", PLAIN.spec)
    still = replace(PLAIN, learning_rate=0.0)
    events.clear()
    train(replace(options, recipe=still, epochs=1, start=bundle), events.append)
    ended = next(e for e in events if isinstance(e, EpochEnded))
    assert ended.validation_loss == pytest.approx(reached, rel=0.02)


def test_a_resumed_run_goes_on_and_does_not_start_again(
    options, tmp_path: Path
) -> None:
    bundle = model_of(train(options), tmp_path / "model", JUDGED.spec)
    resumed = train(replace(options, start=bundle, epochs=2, is_resumed=True))
    assert resumed.epoch == 2
    assert resumed.weights.keys() == train(options).weights.keys()


def test_a_model_of_another_network_is_refused(options, tmp_path: Path) -> None:
    bundle = model_of(train(options), tmp_path / "model", JUDGED.spec)
    wider = replace(JUDGED, spec=replace(JUDGED.spec, width=16))
    with pytest.raises(ModelDamaged, match="do not fit"):
        train(replace(options, recipe=wider, start=bundle))


def test_a_checkpoint_without_a_critic_is_not_gone_on_with_one(options) -> None:
    train(replace(options, recipe=PLAIN, epochs=1))
    with pytest.raises(TrainingError, match="another recipe"):
        train(replace(options, is_resumed=True))


def test_checkpoints_from_before_there_were_critics_still_fit() -> None:
    assert "adversarial" not in repr(BASE_RECIPE)
