"""How a network is trained, apart from on what and for how long."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from core.dataset.examples import ExampleMaker, RandomCrop, WholePicture
from core.model.losses import Loss
from core.model.spec import CLASSIC, RESIDUAL, ModelSpec


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
    # Out of the text that tells recipes apart in checkpoints, which is older.
    adversarial: AdversarialTerms | None = field(default=None, repr=False)


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
