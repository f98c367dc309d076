"""The base model's network: what a smooth fill of the hole misses."""

from core.model.backend import Network
from core.model.blocks import attention_block, enlarged, residual_block
from core.model.push_pull import push_pull_layer
from core.model.spec import ModelSpec

_SLOPE = 0.2
_STEM = 4  # the network works at 1/4 and 1/8; full resolution is too dear
_MIX = 24
_DILATIONS = (1, 2, 4, 1)
_ATTENTION_EVERY = 4


def build_residual(spec: ModelSpec, side: int) -> Network:
    """Build the "residual" network for crops of a given side.

    It starts as the push-pull fill and learns to add the rest: an encoder at 1/4 and
    1/8 of the crop's resolution, dilated residual blocks and attention that see the
    whole crop, a decoder with a skip connection, and a thin layer at full
    resolution. A network that gets zeros in the hole needs tens of thousands of
    pictures merely to equal the smooth fill.

    Args:
        spec: Gives `width` (channels at 1/4; twice that at 1/8) and `depth` (residual
            blocks at 1/8).
        side: Of the crops, a multiple of 8 px; the weights do not depend on it.

    Returns:
        A model from (N, side, side, 4), RGB 0..1 with zeros in the hole and 1 where
        known, to the picture (N, side, side, 3), float32, not clipped.
    """
    import keras

    layers = keras.layers
    inputs = keras.Input((side, side, 4), name="picture_and_known")
    known = inputs[..., 3:]
    smooth = push_pull_layer()(inputs[..., :3], known)
    seen = layers.Concatenate()([smooth, known])

    quarter = layers.Conv2D(spec.width, _STEM, strides=_STEM)(seen)
    for _ in range(2):
        quarter = residual_block(quarter)
    x = layers.Conv2D(2 * spec.width, 3, strides=2, padding="same")(quarter)
    for number in range(spec.depth):
        x = residual_block(x, dilation=_DILATIONS[number % len(_DILATIONS)])
        if number % _ATTENTION_EVERY == _ATTENTION_EVERY - 1:
            x = attention_block(x)
    x = layers.Add()([enlarged(x, spec.width, factor=2), quarter])
    for _ in range(2):
        x = residual_block(x)

    fine = layers.Conv2D(_MIX, 3, padding="same")(seen)
    x = layers.Add()([enlarged(x, _MIX, factor=_STEM), fine])
    x = layers.LeakyReLU(_SLOPE)(x)
    missing = layers.Conv2D(
        3, 3, padding="same", kernel_initializer="zeros", dtype="float32"
    )(x)
    whole = layers.Add(dtype="float32", name="whole")([smooth, missing])
    return keras.Model(inputs, whole, name="residual")
