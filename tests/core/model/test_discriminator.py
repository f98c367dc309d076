import numpy as np
import pytest

from core.model.discriminator import (
    PATCH,
    build_discriminator,
    spectral_convolution,
)

pytestmark = pytest.mark.slow

SIDE = 64


@pytest.fixture(scope="module")
def network():
    return build_discriminator(SIDE, width=8)


def picture(seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).random((1, SIDE, SIDE, 4), np.float32)


def arrays(network, pictures: np.ndarray) -> list[np.ndarray]:
    return [np.asarray(x) for x in network(pictures, training=False)]


def test_it_gives_features_from_fine_to_coarse_and_a_judgement_a_patch(network) -> None:
    *features, judgements = arrays(network, picture())
    sides = [array.shape[1] for array in features]
    assert sides == sorted(sides, reverse=True)
    assert judgements.shape == (1, SIDE // PATCH, SIDE // PATCH, 1)


def test_a_judgement_depends_on_its_surroundings_alone(network) -> None:
    left, changed = picture(), picture()
    changed[:, :, -4:] = 0
    before, after = (arrays(network, x)[-1] for x in (left, changed))
    differs = np.abs(before - after)[0, :, :, 0].max(axis=0) > 1e-7
    assert differs[-1]
    assert not differs[: len(differs) // 2].any()


def test_it_is_small() -> None:
    assert build_discriminator(128, width=64).count_params() < 1_500_000


def test_it_serves_crops_of_another_side_with_the_same_weights(network) -> None:
    other = build_discriminator(2 * SIDE, width=8)
    other.set_weights(network.get_weights())
    *_, judgements = other(np.zeros((1, 2 * SIDE, 2 * SIDE, 4), np.float32))
    assert judgements.shape[1] == 2 * SIDE // PATCH


def test_training_calls_bring_the_largest_singular_value_to_one() -> None:
    layer = spectral_convolution(6, 3)
    x = np.random.default_rng(0).random((1, 8, 8, 4), np.float32)
    layer(x)
    layer.kernel.assign(5 * np.asarray(layer.kernel))
    for _ in range(200):
        layer(x, training=True)
    one = np.zeros((1, 8, 8, 4), np.float32)
    one[0, 4, 4] = 1
    largest = np.linalg.norm(np.asarray(layer.kernel).reshape(-1, 6), 2)
    biased = np.asarray(layer(one))
    unscaled = np.asarray(layer.kernel)[::-1, ::-1].sum(axis=2) / largest
    assert np.allclose(biased[0, 3:6, 3:6], unscaled, atol=1e-3)


def test_what_passes_through_the_layers_does_not_fade(network) -> None:
    for _ in range(20):
        network(picture(), training=True)
    *features, _ = arrays(network, picture())
    assert np.abs(features[-1]).mean() > 0.2 * np.abs(features[0]).mean()


def test_a_call_without_training_changes_nothing(network) -> None:
    before = [np.array(weight) for weight in network.get_weights()]
    network(picture(), training=False)
    for old, new in zip(before, network.get_weights(), strict=True):
        assert np.array_equal(old, new)


def test_it_computes_in_half_precision_but_judges_in_full() -> None:
    import keras

    before = keras.config.dtype_policy()
    keras.config.set_dtype_policy("mixed_bfloat16")
    try:
        *features, judgements = build_discriminator(SIDE, width=8)(picture())
    finally:
        keras.config.set_dtype_policy(before)
    assert "bfloat16" in str(features[0].dtype)
    assert "float32" in str(judgements.dtype)
