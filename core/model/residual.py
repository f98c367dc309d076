"""The base model's network: what a smooth fill of the hole misses.

It starts as the push-pull fill and learns to add the rest: an encoder at 1/4 and 1/8
of the crop's resolution, dilated residual blocks and attention that see the whole
crop, a decoder with a skip connection, and a thin layer at full resolution. A network
that gets zeros in the hole needs tens of thousands of pictures merely to equal the
smooth fill.
"""

from typing import Any

from core.model.backend import Network
from core.model.blocks import attention_block, enlarged, residual_block
from core.model.push_pull import push_pull_layer
from core.model.spec import ModelSpec

_SLOPE = 0.2
_STEM = 4  # the network works at 1/4 and 1/8; full resolution is too dear
_MIX = 24
_DILATIONS = (1, 2, 4, 1)
_ATTENTION_EVERY = 4

Tensor = Any


def build_residual(spec: ModelSpec, side: int) -> Network:
    """Build the "residual" network for crops of a given side.

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

    quarter = _blocks(layers.Conv2D(spec.width, _STEM, strides=_STEM)(seen))
    x = layers.Conv2D(2 * spec.width, 3, strides=2, padding="same")(quarter)
    x = _deep_blocks(x, spec.depth)
    x = _blocks(layers.Add()([enlarged(x, spec.width, factor=2), quarter]))

    fine = layers.Conv2D(_MIX, 3, padding="same")(seen)
    x = layers.Add()([enlarged(x, _MIX, factor=_STEM), fine])
    x = layers.LeakyReLU(_SLOPE)(x)
    missing = layers.Conv2D(
        3, 3, padding="same", kernel_initializer="zeros", dtype="float32"
    )(x)
    whole = layers.Add(dtype="float32", name="whole")([smooth, missing])
    return keras.Model(inputs, whole, name="residual")


def _blocks(x: Tensor) -> Tensor:
    """What the encoder and the decoder do at 1/4."""
    return residual_block(residual_block(x))


def _deep_blocks(x: Tensor, depth: int) -> Tensor:
    """The middle at 1/8: dilation and attention, so that it sees the whole crop."""
    for number in range(depth):
        x = residual_block(x, dilation=_DILATIONS[number % len(_DILATIONS)])
        if number % _ATTENTION_EVERY == _ATTENTION_EVERY - 1:
            x = attention_block(x)
    return x
