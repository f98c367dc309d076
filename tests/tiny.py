"""The smallest training that still learns, for all tests."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from core.dataset.examples import RandomCrop, WholePicture
from core.model import backend
from core.model.bundle import take_weights, write_bundle
from core.model.card import ModelCard
from core.model.library import ModelLibrary
from core.model.losses import Loss
from core.model.networks import build_network
from core.model.spec import Architecture, ModelSpec
from core.training.control import Control
from core.training.events import TrainingEvent
from core.training.job import TrainingJob
from core.training.loop.trained_weights import TrainedWeights
from core.training.loop.trainer import Follow, Trainer
from core.training.recipes import Optimizer, Recipe
from tests.factories import landscape_png

TINY_SPEC = ModelSpec(Architecture.RESIDUAL, 32, 8, width=8, depth=1)


def tiny_recipe(**changes: object) -> Recipe:
    recipe = Recipe(
        spec=TINY_SPEC,
        examples=RandomCrop(32, smallest=6, largest=12, most_holes=2),
        validation=WholePicture(32, 8),
        loss=Loss.HOLE_L1,
        optimizer=Optimizer.ADAMW,
        learning_rate=5e-3,
        batch_size=4,
        epochs=2,
        averaging=0.9,
        clip=1.0,
    )
    return replace(recipe, **changes)


def photo_files(folder: Path, count: int) -> tuple[Path, ...]:
    """Small landscapes, numbered."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number}.png" for number in range(count)]
    for seed, path in enumerate(paths):
        path.write_bytes(landscape_png(160, 140, seed=seed))
    return tuple(paths)


def library_of_one(folder: Path) -> ModelLibrary:
    """A library with the model "tiny" in use, on which nothing was trained yet."""
    library = ModelLibrary(folder)
    backend.start()
    weights = take_weights(build_network(TINY_SPEC))
    write_bundle(library.folder_for("tiny"), ModelCard("tiny", TINY_SPEC), weights)
    library.use("tiny")
    return library


def ignore(event: TrainingEvent) -> None:
    """For runs whose events do not matter."""


def train(
    job: TrainingJob,
    sink: Callable[[TrainingEvent], None] = ignore,
    control: Control | None = None,
    *,
    follow: Follow | None = None,
) -> TrainedWeights:
    trainer = Trainer(job, sink=sink, control=control or Control(), follow=follow)
    return trainer.run()
