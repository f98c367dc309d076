"""Only what can be built passes for a network."""

import pytest

from core.model import backend
from core.model.networks import build_network
from core.model.spec import CLASSIC, RESIDUAL, Architecture, ModelSpec


@pytest.mark.parametrize("spec", [CLASSIC, RESIDUAL])
def test_the_shipped_networks_can_be_built(spec: ModelSpec) -> None:
    assert spec.can_be_built


@pytest.mark.parametrize(
    ("architecture", "side", "width"),
    [
        *((Architecture.CLASSIC, side, 0) for side in (28, 34, 36, 38, 40, 44)),
        *((Architecture.RESIDUAL, side, 2) for side in (8, 12, 16, 20)),
        *((Architecture.RESIDUAL, 16, width) for width in (0, 1, 3)),
    ],
)
def test_what_can_be_built_is_what_keras_builds(
    architecture: Architecture, side: int, width: int
) -> None:
    backend.start()
    spec = ModelSpec(architecture, crop_side=side, hole_side=2, width=width, depth=4)
    try:
        shape = build_network(spec).output_shape
    except ValueError:
        assert not spec.can_be_built
    else:
        assert spec.can_be_built
        assert shape == (None, side, side, 3)
