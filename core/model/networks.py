"""From a spec to a network."""

from core.model.backend import Network
from core.model.classic import build_classic
from core.model.residual import build_residual
from core.model.spec import Architecture, ModelSpec


def build_network(spec: ModelSpec, *, side: int | None = None) -> Network:
    """Build the network that a spec describes, with fresh weights.

    Args:
        spec: What to build.
        side: Side of the crops; None is the spec's own. The classic network knows
            no other.

    Returns:
        A `keras.Model` from the encoded crops of `core.inpainting.tensors` to whole
        pictures (N, side, side, 3), float32, about 0..1.
    """
    match spec.architecture:
        case Architecture.CLASSIC:
            return build_classic(spec)
        case Architecture.RESIDUAL:
            return build_residual(spec, side or spec.crop_side)
