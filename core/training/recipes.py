"""How a network is trained, apart from on what and for how long."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from types import MappingProxyType

from core.dataset.examples import CropInUse, ExampleMaker, RandomCrop, WholePicture
from core.model.bundle import Bundle
from core.model.losses import Loss
from core.model.spec import CLASSIC, RESIDUAL, Architecture, ModelSpec


class Optimizer(StrEnum):
    """The optimizers that a recipe can name."""

    ADAM = "adam"
    ADAMW = "adamw"


@dataclass(frozen=True, slots=True)
class AdversarialTerms:
    """How a critic takes part in a training that starts from trained weights.

    An L1 of weight 1 in the hole drowns the critic (measured: sharpness stayed at
    0.18); with little of it, the fills may differ from the photo to look like one.

    Attributes:
        reconstruction: Weight of the recipe's own loss.
        features: Weight of the change of the critic's features.
        adversarial: Weight of the critic's judgement.
        learning_rate: Of the critic, all through the run.
        width: Of the critic, see `build_discriminator`.
    """

    reconstruction: float = 0.1
    features: float = 10.0
    adversarial: float = 1.0
    learning_rate: float = 2e-4
    width: int = 64


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything about a kind of training that is not the user's choice.

    Attributes:
        spec: The network.
        examples: Makes the training crops.
        validation: Makes the held-out crops.
        loss: To make small.
        optimizer: That does it.
        learning_rate: The highest of the run.
        batch_size: Pictures in a step.
        epochs: When nothing else is asked for.
        warmup_steps: Over which the learning rate rises from zero.
        cooldown: Last part of the run, 0..1, over which it falls to zero.
        averaging: Decay of the moving average of the weights, which is what is
            validated and kept; 0 keeps the weights themselves.
        clip: Largest norm of a step's gradients; 0 does not clip.
        adversarial: Lets a critic take part; None trains without one.
        crops_per_epoch: Examples in an epoch, whatever the number of photos; None
            takes one from every photo.
        validation_crops: To judge at most; None judges one of every held-out photo.
        patience: Epochs without a better validation loss after which a run ends; 0
            is no such end.
    """

    spec: ModelSpec
    examples: ExampleMaker
    validation: ExampleMaker
    loss: Loss
    optimizer: Optimizer
    learning_rate: float
    batch_size: int
    epochs: int
    warmup_steps: int = 0
    cooldown: float = 0.0
    averaging: float = 0.0
    clip: float = 0.0
    # These came after the first checkpoints; see `fingerprint`.
    adversarial: AdversarialTerms | None = field(default=None, repr=False)
    crops_per_epoch: int | None = field(default=None, repr=False)
    validation_crops: int | None = field(default=None, repr=False)
    patience: int = field(default=0, repr=False)

    @property
    def fingerprint(self) -> str:
        """Text that tells one kind of training from another in a checkpoint.

        What came later is named only where it is used: older checkpoints still fit.
        """
        later = {f.name: f.default for f in fields(self) if not f.repr}
        used = [
            f" {name}={getattr(self, name)}"
            for name, default in later.items()
            if getattr(self, name) != default
        ]
        return repr(self) + "".join(used)


CLASSIC_RECIPE = Recipe(
    spec=CLASSIC,
    examples=WholePicture(side=228, hole_side=50),
    validation=WholePicture(side=228, hole_side=50),
    loss=Loss.MEAN_SQUARED,
    optimizer=Optimizer.ADAM,
    learning_rate=1e-3,
    batch_size=25,
    epochs=150,
)
"""The tutorial's: MSE over the whole picture, Adam, batches of 25, 150 epochs."""

BASE_RECIPE = Recipe(
    spec=RESIDUAL,
    examples=RandomCrop(side=128, smallest=18, largest=48),
    validation=WholePicture(side=160, hole_side=35),
    loss=Loss.HOLE_L1,
    optimizer=Optimizer.ADAMW,
    learning_rate=5e-4,
    batch_size=16,
    epochs=60,
    warmup_steps=200,
    cooldown=0.4,
    averaging=0.999,
    clip=1.0,
)
"""The base model's. Crops of 128 px train faster than whole pictures and hold the
same information; 1e-3 diverged, 5e-4 with a warm-up does not."""

SHARP_RECIPE = replace(BASE_RECIPE, learning_rate=1e-4, adversarial=AdversarialTerms())
"""The base model's second training, from the weights of the first: with a critic."""

RECIPES: Mapping[str, Recipe] = MappingProxyType(
    {"classic": CLASSIC_RECIPE, "landscape": BASE_RECIPE}
)
"""By the name of the preset."""


def recipe_for(preset: str, start: Bundle | None) -> Recipe:
    """The recipe of a run.

    Args:
        preset: A key of `RECIPES`; it counts where there is no start.
        start: Model to go on from: its network is trained further.
    """
    return fine_tuning_recipe(start.card.spec) if start else RECIPES[preset]


def fine_tuning_recipe(spec: ModelSpec) -> Recipe:
    """How a trained network is adapted to photos of one kind.

    Epochs of a fixed size, so that the first validation comes within a minute or so
    on a processor, for twenty photos and for twenty thousand.
    """
    match spec.architecture:
        case Architecture.CLASSIC:
            return _fine_tuning(spec, side=spec.crop_side, loss=Loss.MEAN_SQUARED)
        case Architecture.RESIDUAL:
            side = _cheaper_side(spec.crop_side)
            return _fine_tuning(spec, side=side, loss=Loss.HOLE_L1)


def _fine_tuning(spec: ModelSpec, *, side: int, loss: Loss) -> Recipe:
    hole = spec.hole_side
    is_large = side >= _LARGE_SIDE
    return Recipe(
        spec=spec,
        examples=CropInUse(
            side=side,
            usual_hole=hole,
            smallest=max(1, hole // 2),
            largest=hole + hole // 3,
        ),
        validation=CropInUse(
            side=spec.crop_side,
            usual_hole=hole,
            smallest=hole,
            largest=hole,
            most_holes=1,
            is_varied=False,
        ),
        loss=loss,
        optimizer=Optimizer.ADAMW,
        learning_rate=1e-4,
        batch_size=8 if is_large else 16,
        epochs=24,
        warmup_steps=50,
        cooldown=0.5,
        averaging=0.99,
        clip=1.0,
        crops_per_epoch=512 if is_large else 1024,
        validation_crops=128,
        patience=6,
    )


_LARGE_SIDE = 192
"""Crops from here on cost so much that a step and an epoch take fewer."""


def _cheaper_side(crop_side: int) -> int:
    """Four fifths of the crops in use teach as much for two thirds of the work."""
    return max(8, 4 * crop_side // 5 // 8 * 8)
