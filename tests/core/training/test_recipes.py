"""Which recipe a run gets, when it ends, and how fast it learns."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.dataset.examples import CropInUse
from core.dataset.split import Split
from core.model.bundle import Bundle
from core.model.card import ModelCard
from core.model.losses import Loss
from core.model.spec import CLASSIC, RESIDUAL, ModelSpec
from core.training.job import TrainingJob
from core.training.loop.checkpoints import Position
from core.training.loop.optimizers import build_optimizer
from core.training.loop.plan import Plan
from core.training.recipes import (
    BASE_RECIPE,
    CLASSIC_RECIPE,
    RECIPES,
    Optimizer,
    fine_tuning_recipe,
    recipe_for,
)
from tests.tiny import tiny_recipe


def start(spec: ModelSpec) -> Bundle:
    return Bundle(Path("start"), ModelCard("start", spec))


@pytest.mark.parametrize("preset", sorted(RECIPES))
def test_a_run_from_scratch_takes_its_preset(preset: str) -> None:
    assert recipe_for(preset, None) is RECIPES[preset]


@pytest.mark.parametrize(
    ("spec", "loss"), [(CLASSIC, Loss.MEAN_SQUARED), (RESIDUAL, Loss.HOLE_L1)]
)
def test_a_run_from_a_model_trains_its_network_further(
    spec: ModelSpec, loss: Loss
) -> None:
    recipe = recipe_for("landscape", start(spec))
    assert recipe.spec == spec
    assert recipe.loss is loss
    slowest = min(BASE_RECIPE.learning_rate, CLASSIC_RECIPE.learning_rate)
    assert recipe.learning_rate < slowest
    assert recipe.validation.side == spec.crop_side
    assert recipe.crops_per_epoch is not None
    assert recipe.crops_per_epoch % recipe.batch_size == 0


def test_fine_tuning_validates_as_the_program_fills() -> None:
    validation = fine_tuning_recipe(RESIDUAL).validation
    assert isinstance(validation, CropInUse)
    assert validation.usual_hole == validation.smallest == validation.largest == 35
    assert not validation.is_varied


def test_the_classic_network_sees_crops_of_its_one_size() -> None:
    assert fine_tuning_recipe(CLASSIC).examples.side == 228


def test_checkpoints_tell_recipes_apart_and_older_ones_still_fit() -> None:
    plain = tiny_recipe()
    assert plain.fingerprint == repr(plain)
    others = [
        replace(plain, crops_per_epoch=8),
        replace(plain, validation_crops=8),
        replace(plain, learning_rate=1.0),
    ]
    assert len({recipe.fingerprint for recipe in (plain, *others)}) == 4


def plan(**changes: object) -> Plan:
    job = TrainingJob("mine", Split((), ()), tiny_recipe(patience=3), Path("run"))
    return Plan.of(replace(job, **changes))


def test_a_run_ends_after_the_epochs_of_its_recipe() -> None:
    position = Position("", epoch=1, best_epoch=1)
    assert not plan().is_over(position, seconds=1e6)
    assert plan().is_over(replace(position, epoch=2), seconds=0)


def test_minutes_replace_the_epochs_of_the_recipe_but_not_those_asked_for() -> None:
    position = Position("", epoch=9, best_epoch=9)
    assert not plan(minutes=1).is_over(position, seconds=59)
    assert plan(minutes=1).is_over(position, seconds=60)
    assert plan(minutes=1, epochs=9).is_over(position, seconds=0)


def test_patience_counts_from_the_best_epoch() -> None:
    position = Position("", epoch=6, best_epoch=4)
    assert plan(epochs=50).length(position, seconds=0) == 1
    tired = replace(position, epoch=7)
    ended = replace(tired, length=plan(epochs=50).length(tired, seconds=0))
    assert not plan(epochs=50).is_over(tired, seconds=0)
    assert plan(epochs=50).is_over(ended, seconds=0)


@pytest.mark.parametrize(
    ("limits", "seconds"), [({"epochs": 50}, 0), ({"minutes": 50}, 7 * 60)]
)
def test_a_run_out_of_patience_still_cools_down(
    limits: dict[str, float], seconds: float
) -> None:
    recipe = tiny_recipe(patience=3, cooldown=0.5)
    cooled = plan(recipe=recipe, **limits)
    tired = Position("", epoch=7, best_epoch=4)
    tired = replace(tired, length=cooled.length(tired, seconds=seconds))
    assert cooled.progress(tired, seconds=seconds, epochs=7) == pytest.approx(0.5)
    later = replace(tired, epoch=13)
    assert not cooled.is_over(later, seconds=13 / 7 * seconds)
    assert cooled.is_over(replace(later, epoch=14), seconds=2 * seconds)
    # Still no better: that changes nothing any more.
    assert cooled.length(later, seconds=13 / 7 * seconds) == tired.length


def test_the_cool_down_that_was_planned_is_not_cut_short() -> None:
    cooled = plan(recipe=tiny_recipe(patience=3, cooldown=0.5), epochs=20)
    assert cooled.length(Position("", epoch=16, best_epoch=9), seconds=0) == 1


def test_progress_is_that_of_the_nearer_bound() -> None:
    run = Position("")
    assert plan(epochs=10).progress(run, epochs=2.5, seconds=1e6) == 0.25
    assert plan(minutes=10).progress(run, epochs=100, seconds=60) == 0.1
    assert plan(epochs=10, minutes=10).progress(run, epochs=5, seconds=60) == 0.5
    assert plan(epochs=10).progress(run, epochs=11, seconds=0) == 1


@pytest.mark.parametrize(
    ("limits", "received"),
    [
        ({"epochs": 0}, "epochs=0"),
        ({"epochs": -3}, "epochs=-3"),
        ({"minutes": 0.0}, "minutes=0.0"),
        ({"minutes": -1.5}, "minutes=-1.5"),
    ],
)
def test_a_run_without_an_epoch_or_a_minute_is_a_mistake_of_the_caller(
    limits: dict[str, float], received: str
) -> None:
    with pytest.raises(ValueError, match=f"Received: {received}"):
        TrainingJob("mine", Split((), ()), tiny_recipe(), Path("run"), **limits)


@pytest.mark.parametrize("clip", [0.0, 1.5])
def test_each_optimizer_gets_the_rate_and_the_clip_of_its_recipe(clip: float) -> None:
    for optimizer, decay in ((Optimizer.ADAM, None), (Optimizer.ADAMW, 0.01)):
        recipe = tiny_recipe(optimizer=optimizer, learning_rate=2e-3, clip=clip)
        built = build_optimizer(recipe)
        assert type(built).__name__.lower() == optimizer.value
        assert float(built.learning_rate) == pytest.approx(2e-3)
        assert built.global_clipnorm == (clip or None)
        assert built.weight_decay == decay
