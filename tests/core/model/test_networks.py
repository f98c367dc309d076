import numpy as np
import pytest

from core.inpainting.tensors import to_input
from core.model import backend
from core.model.networks import build_network
from core.model.push_pull import push_pull
from core.model.spec import CLASSIC, RESIDUAL, Architecture, ModelSpec
from tests.factories import landscape

SMALL = ModelSpec(Architecture.RESIDUAL, crop_side=32, hole_side=8, width=8, depth=4)

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True, scope="module")
def _keras() -> None:
    backend.start()


def holed(side: int) -> tuple[np.ndarray, np.ndarray]:
    pixels = landscape(side, side)
    mask = np.zeros((side, side), bool)
    mask[side // 4 : side // 2, side // 4 : side // 2] = True
    return pixels, mask


def test_classic_has_the_tutorials_parameters_and_sizes() -> None:
    network = build_network(CLASSIC)
    assert network.count_params() == 1_152_035
    assert network.input_shape == (None, 228, 228, 3)
    assert network.output_shape == (None, 228, 228, 3)


def test_classic_concatenates_the_convolution_before_its_activation() -> None:
    network = build_network(CLASSIC)
    joined = [x for x in network.layers if type(x).__name__ == "Concatenate"]
    sources = {
        type(tensor._keras_history.operation).__name__
        for layer in joined
        for tensor in layer.input
    }
    assert len(joined) == 3
    assert sources == {"UpSampling2D", "Conv2D"}


def test_base_model_stays_within_its_size() -> None:
    assert build_network(RESIDUAL).count_params() <= 7_000_000


def test_untrained_residual_network_is_the_push_pull_fill() -> None:
    pixels, mask = holed(32)
    inputs = to_input(pixels, mask, SMALL)[None]
    known = inputs[..., 3:]
    smooth = np.asarray(push_pull(inputs[..., :3], known))
    predicted = build_network(SMALL).predict_on_batch(inputs)
    np.testing.assert_allclose(predicted, smooth, atol=1e-6)


def test_residual_weights_fit_every_side() -> None:
    small = build_network(SMALL)
    large = build_network(SMALL, side=64)
    large.set_weights(small.get_weights())
    assert large.output_shape == (None, 64, 64, 3)


def test_push_pull_keeps_known_pixels_and_fills_a_flat_picture_flat() -> None:
    picture = np.full((1, 40, 40, 3), 0.25, np.float32)
    known = np.ones((1, 40, 40, 1), np.float32)
    known[:, 3:36, 5:38] = 0
    filled = np.asarray(push_pull(picture * known, known))
    np.testing.assert_allclose(filled, picture, atol=1e-5)


def test_push_pull_reads_nothing_under_the_hole() -> None:
    pixels, mask = holed(32)
    known = (~mask)[None, ..., None].astype(np.float32)
    picture = pixels[None].astype(np.float32) / 255
    garbage = np.where(known, picture, 7.0)
    np.testing.assert_array_equal(
        np.asarray(push_pull(picture, known)), np.asarray(push_pull(garbage, known))
    )


def test_push_pull_follows_a_gradient_through_the_hole() -> None:
    ramp = np.tile(np.linspace(0, 1, 64, dtype=np.float32), (64, 1))
    picture = np.repeat(ramp[None, ..., None], 3, axis=-1)
    known = np.ones((1, 64, 64, 1), np.float32)
    known[:, 20:44, 20:44] = 0
    filled = np.asarray(push_pull(picture * known, known))
    assert np.abs(filled - picture).max() < 0.2
    assert filled[0, 32, 22, 0] < filled[0, 32, 42, 0]


def test_a_network_that_knows_no_picture_survives_an_all_unknown_crop() -> None:
    mask = np.ones((32, 32), bool)
    inputs = to_input(landscape(32, 32), mask, SMALL)[None]
    assert np.isfinite(build_network(SMALL).predict_on_batch(inputs)).all()
