"""The pieces that the residual network is made of.

No batch normalisation: its statistics mix known and unknown pixels, which showed as
colour shifts in the inpainting networks that used it. Instead the last convolution
of each block starts small, so that a deep network starts near the identity.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import keras

Tensor = Any

_SLOPE = 0.2
_HEADS = 4


def residual_block(x: Tensor, *, dilation: int = 1) -> Tensor:
    """Two 3x3 convolutions added to their input; same shape."""
    import keras

    layers = keras.layers
    width = int(x.shape[-1])
    y = layers.LeakyReLU(_SLOPE)(x)
    y = layers.Conv2D(width, 3, padding="same", dilation_rate=dilation)(y)
    y = layers.LeakyReLU(_SLOPE)(y)
    y = layers.Conv2D(width, 3, padding="same", kernel_initializer=_small())(y)
    return layers.Add()([x, y])


def attention_block(x: Tensor) -> Tensor:
    """Every position looks at every other one; (N, H, W, C) to the same shape."""
    import keras

    layers = keras.layers
    _, height, width, channels = x.shape
    tokens = layers.Reshape((height * width, channels))(x)
    tokens = layers.LayerNormalization()(tokens)
    seen = layers.MultiHeadAttention(_HEADS, channels // _HEADS)(tokens, tokens)
    seen = layers.Dense(channels, kernel_initializer=_small())(seen)
    return layers.Add()([x, layers.Reshape((height, width, channels))(seen)])


def enlarged(x: Tensor, channels: int, *, factor: int) -> Tensor:
    """(N, H, W, C) to (N, factor H, factor W, channels), sub-pixel by sub-pixel.

    Shi et al., "Real-Time Single Image and Video Super-Resolution Using an Efficient
    Sub-Pixel Convolutional Neural Network", CVPR 2016.
    """
    import keras

    layers = keras.layers
    _, height, width, _ = x.shape
    x = layers.Conv2D(channels * factor**2, 1)(x)
    x = layers.Reshape((height, width, factor, factor, channels))(x)
    x = layers.Permute((1, 3, 2, 4, 5))(x)
    return layers.Reshape((height * factor, width * factor, channels))(x)


def _small() -> "keras.initializers.Initializer":
    import keras

    return keras.initializers.VarianceScaling(0.1)
