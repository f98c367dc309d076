"""The tutorial's autoencoder with skip connections, layer by layer."""

from typing import Any

from core.model.backend import Network
from core.model.spec import ModelSpec

_SLOPE = 0.2


def build_classic(spec: ModelSpec) -> Network:
    """Build the "classic" network: 1,152,035 parameters at 228 x 228.

    Three encoder stages of two 3x3 convolutions and a pooling, two 1x1 convolutions,
    three decoder stages of upsampling and two transposed convolutions. All 'valid',
    all followed by LeakyReLU(0.2) except the last, which ends in ReLU. Each decoder
    stage sees the encoder's last convolution of its size as it is before its
    LeakyReLU.

    Returns:
        A model from (N, 228, 228, 3), 0..1 with zeros in the hole, to the whole
        picture of the same shape.
    """
    import keras

    layers = keras.layers
    picture = keras.Input((spec.crop_side, spec.crop_side, 3), name="picture")
    x = picture
    skips: list[Any] = []
    for filters in (32, 64, 128):
        x = layers.LeakyReLU(_SLOPE)(layers.Conv2D(filters, 3)(x))
        skip = layers.Conv2D(filters, 3)(x)
        skips.append(skip)
        x = layers.MaxPooling2D(2)(layers.LeakyReLU(_SLOPE)(skip))
    for _ in range(2):
        x = layers.LeakyReLU(_SLOPE)(layers.Conv2D(256, 1)(x))
    for filters, last in ((128, 128), (64, 64), (32, 3)):
        x = layers.Concatenate()([layers.UpSampling2D(2)(x), skips.pop()])
        x = layers.LeakyReLU(_SLOPE)(layers.Conv2DTranspose(filters, 3)(x))
        x = layers.Conv2DTranspose(last, 3)(x)
        x = layers.LeakyReLU(_SLOPE)(x) if skips else x
    # The last addition happens in float32, whatever the policy.
    whole = layers.ReLU(dtype="float32", name="whole")(x)
    return keras.Model(picture, whole, name="classic")
