"""What the code needs to know to build a network."""

from dataclasses import dataclass
from enum import StrEnum


class Architecture(StrEnum):
    """The networks that this version can build."""

    CLASSIC = "classic"
    """The tutorial's autoencoder: the hole is zeros, the picture has one fixed size."""
    RESIDUAL = "residual"
    """Predicts what a push-pull fill of the hole misses; any picture size."""


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """A network, described so that `build_network` can build it.

    Attributes:
        architecture: Which network.
        crop_side: Side of the square crop that the network sees, in network pixels.
        hole_side: Side of the hole that it is made for, in network pixels; the crop
            around a hole in a photo is `crop_side / hole_side` times as wide.
        width: Channels at the network's second resolution; the others follow.
        depth: Residual blocks in the middle. Both unused by the classic network.
    """

    architecture: Architecture
    crop_side: int
    hole_side: int
    width: int = 0
    depth: int = 0

    @property
    def takes_detail(self) -> bool:
        """Whether texture is added to its fills; the tutorial's stay as they are."""
        return self.architecture is not Architecture.CLASSIC

    def __post_init__(self) -> None:
        if not 0 < self.hole_side < self.crop_side <= MAX_SIDE:
            msg = (
                f"A hole must be smaller than its crop, and the crop at most "
                f"{MAX_SIDE} px. Received: hole_side={self.hole_side}, "
                f"crop_side={self.crop_side}."
            )
            raise ValueError(msg)
        if not (0 <= self.width <= MAX_WIDTH and 0 <= self.depth <= MAX_DEPTH):
            msg = (
                f"Width must lie in 0..{MAX_WIDTH} and depth in 0..{MAX_DEPTH}. "
                f"Received: width={self.width}, depth={self.depth}."
            )
            raise ValueError(msg)

    @property
    def can_be_built(self) -> bool:
        """Whether there is such a network; the shapes of its layers must meet."""
        match self.architecture:
            case Architecture.CLASSIC:
                return self.crop_side in _CLASSIC_SIDES
            case Architecture.RESIDUAL:
                return self.crop_side % 8 == 0 and self.width >= _HEADS_SHARE


# Bounds on what a card from elsewhere can make us build: 72 million parameters,
# 290 MB, eleven times those of the base model.
MAX_SIDE = 512
MAX_WIDTH = 192
MAX_DEPTH = 24

_CLASSIC_SIDES = range(36, MAX_SIDE + 1, 8)
_HEADS_SHARE = 2  # of the width; the attention's four heads share twice as much

CLASSIC = ModelSpec(Architecture.CLASSIC, crop_side=228, hole_side=50)
"""The tutorial's autoencoder, 1,152,035 parameters."""

RESIDUAL = ModelSpec(
    Architecture.RESIDUAL, crop_side=160, hole_side=35, width=96, depth=8
)
"""The network of the base model."""
