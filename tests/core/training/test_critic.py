"""Training with a critic, and from the weights of another training."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.dataset.examples import RandomCrop, WholePicture
from core.dataset.split import Split, is_held_out_by_name
from core.errors import ModelDamaged, TrainingError
from core.model.bundle import Bundle, write_bundle
from core.model.card import ModelCard
from core.model.losses import Loss
from core.model.spec import Architecture, ModelSpec
from core.training.checkpoints import load_checkpoint
from core.training.control import Control
from core.training.events import EpochEnded, TrainingEvent
from core.training.job import TrainingJob
from core.training.recipes import BASE_RECIPE, AdversarialTerms, Optimizer, Recipe
from core.training.trainer import TrainedWeights, Trainer
from tests.factories import landscape

pytestmark = pytest.mark.slow

PLAIN = Recipe(
    spec=ModelSpec(Architecture.RESIDUAL, 32, 8, width=8, depth=1),
    examples=RandomCrop(32, smallest=6, largest=12, most_holes=2),
    validation=WholePicture(32, 8),
    loss=Loss.HOLE_L1,
    optimizer=Optimizer.ADAMW,
    learning_rate=2e-3,
    batch_size=4,
    epochs=2,
    averaging=0.9,
    clip=1.0,
)
JUDGED = replace(PLAIN, adversarial=AdversarialTerms(width=4))


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    folder = tmp_path_factory.mktemp("photos")
    paths = [folder / f"{number}.png" for number in range(12)]
    for seed, path in enumerate(paths):
        Image.fromarray(landscape(160, 140, seed=seed)).save(path)
    return tuple(paths)


@pytest.fixture
def options(photos: tuple[Path, ...], tmp_path: Path) -> TrainingJob:
    return TrainingJob(
        "mine", Split.by(photos, is_held_out_by_name), JUDGED, tmp_path / "run"
    )


def run(
    options: TrainingJob, events: list[TrainingEvent] | None = None
) -> TrainedWeights:
    sink = (events if events is not None else []).append
    return Trainer(options, sink=sink, control=Control()).run()


def saved_group(folder: Path, group: str) -> dict[str, np.ndarray]:
    found = load_checkpoint(folder)
    assert found is not None
    return {name: a for name, a in found[1].items() if name.startswith(f"{group}/")}


def model_of(trained: TrainedWeights, folder: Path, spec: ModelSpec) -> Bundle:
    return write_bundle(folder, ModelCard("first", spec), trained.weights)


def test_the_critic_learns_and_is_in_the_checkpoint(options, tmp_path: Path) -> None:
    run(replace(options, epochs=1))
    before = saved_group(options.run_folder, "critic")
    run(replace(options, epochs=2, is_resumed=True))
    after = saved_group(options.run_folder, "critic")
    assert before.keys() == after.keys()
    assert before
    moved = [name for name in before if not np.allclose(before[name], after[name])]
    assert len(moved) > len(before) / 2


def test_a_resumed_run_with_a_critic_ends_where_a_whole_one_does(
    options, tmp_path: Path
) -> None:
    whole = run(replace(options, epochs=2))
    parted = replace(options, run_folder=tmp_path / "parted")
    run(replace(parted, epochs=1))
    resumed = run(replace(parted, epochs=2, is_resumed=True))
    for name, array in whole.weights.items():
        np.testing.assert_allclose(resumed.weights[name], array, atol=2e-3)


def test_the_critic_changes_what_is_learned(options, tmp_path: Path) -> None:
    judged = run(replace(options, epochs=1))
    plain = run(replace(options, epochs=1, recipe=PLAIN, run_folder=tmp_path / "plain"))
    assert not saved_group(tmp_path / "plain", "critic")
    assert any(
        not np.allclose(judged.weights[name], plain.weights[name], atol=1e-5)
        for name in plain.weights
    )


def test_with_a_critic_the_last_weights_are_kept(options) -> None:
    # A rate at which nearness surely suffers.
    rough = replace(JUDGED, learning_rate=5e-2)
    events: list[TrainingEvent] = []
    trained = run(replace(options, epochs=3, recipe=rough), events)
    assert trained.epoch == 3
    losses = [e.validation_loss for e in events if isinstance(e, EpochEnded)]
    assert min(losses) < losses[-1]


def test_a_run_starts_from_the_weights_of_a_model(options, tmp_path: Path) -> None:
    events: list[TrainingEvent] = []
    plain = replace(options, recipe=PLAIN, epochs=12, run_folder=tmp_path / "first")
    first = run(plain, events)
    reached = min(e.validation_loss for e in events if isinstance(e, EpochEnded))
    bundle = model_of(first, tmp_path / "model", PLAIN.spec)
    still = replace(PLAIN, learning_rate=0.0)
    events.clear()
    run(replace(options, recipe=still, epochs=1, start=bundle), events)
    ended = next(e for e in events if isinstance(e, EpochEnded))
    assert ended.validation_loss == pytest.approx(reached, rel=0.02)


def test_a_resumed_run_goes_on_and_does_not_start_again(
    options, tmp_path: Path
) -> None:
    bundle = model_of(run(options), tmp_path / "model", JUDGED.spec)
    resumed = run(replace(options, start=bundle, epochs=2, is_resumed=True))
    assert resumed.epoch == 2
    assert resumed.weights.keys() == run(options).weights.keys()


def test_a_model_of_another_network_is_refused(options, tmp_path: Path) -> None:
    bundle = model_of(run(options), tmp_path / "model", JUDGED.spec)
    wider = replace(JUDGED, spec=replace(JUDGED.spec, width=16))
    with pytest.raises(ModelDamaged, match="do not fit"):
        run(replace(options, recipe=wider, start=bundle))


def test_a_checkpoint_without_a_critic_is_not_gone_on_with_one(options) -> None:
    run(replace(options, recipe=PLAIN, epochs=1))
    with pytest.raises(TrainingError, match="another recipe"):
        run(replace(options, is_resumed=True))


def test_checkpoints_from_before_there_were_critics_still_fit() -> None:
    assert "adversarial" not in repr(BASE_RECIPE)
