"""The critic of the base model's second training: is this patch photo or fill?

A few strided convolutions see the picture and where its holes are, and judge every
patch of 8 px with its surroundings of about 50 px. Their weights are divided by their
largest singular value, so that the critic cannot run away from the network it judges
(Miyato et al., "Spectral Normalization for Generative Adversarial Networks", ICLR
2018). No batch normalisation, for the reason given in `core.model.blocks`.
"""

from typing import TYPE_CHECKING, Any

from core.model.backend import Network

if TYPE_CHECKING:
    import keras

Tensor = Any

_SLOPE = 0.2
# A kernel of norm 1 shrinks what passes: most of it lies off the largest direction,
# and LeakyReLU takes another half. After four layers a judgement could not reach 0.1.
_GAIN = 2.0
PATCH = 8  # px of the picture for each judgement; a crop's side is a multiple of it


def build_discriminator(side: int, *, width: int) -> Network:
    """Build the critic for crops of a given side, with fresh weights.

    Args:
        side: Of the crops, in px, a multiple of `PATCH`; the weights do not depend
            on it.
        width: Channels of the first layer; the others have up to four times as many.

    Returns:
        A model from (N, side, side, 4), RGB 0..1 and 1 where filled, to a list: the
        features of its layers from the finest to the coarsest, then the judgements
        (N, side / 8, side / 8, 1), float32: above 0 for photo, below for fill.
    """
    import keras

    layers = keras.layers
    inputs = keras.Input((side, side, 4), name="picture_and_hole")
    x = layers.Rescaling(2.0, offset=-1.0)(inputs)
    features = []
    for filters, size, strides in (
        (width, 4, 2),
        (2 * width, 4, 2),
        (4 * width, 4, 2),
        (4 * width, 3, 1),
    ):
        x = spectral_convolution(filters, size, strides=strides, gain=_GAIN)(x)
        x = layers.LeakyReLU(_SLOPE)(x)
        features.append(x)
    judgements = spectral_convolution(1, 3, dtype="float32")(x)
    return keras.Model(inputs, [*features, judgements], name="discriminator")


def spectral_convolution(
    filters: int,
    size: int,
    *,
    strides: int = 1,
    gain: float = 1.0,
    dtype: str | None = None,
) -> "keras.layers.Layer":
    """A convolution, 'same', whose kernel has `gain` as its largest singular value.

    `keras.layers.SpectralNormalization` overwrites the kernel under TensorFlow but not
    in JAX's stateless calls (Keras 3.15). Here the kernel is only divided, and every
    training call makes the direction of that value more exact.
    """
    import keras

    class SpectralConvolution(keras.layers.Layer):  # type: ignore[misc]  # no types
        def build(self, input_shape: tuple[int | None, ...]) -> None:
            shape = (size, size, input_shape[-1], filters)
            self.kernel = self.add_weight(name="kernel", shape=shape)
            self.bias = self.add_weight((filters,), "zeros", name="bias")
            self.direction = self.add_weight(
                name="direction",
                shape=(1, filters),
                initializer="random_normal",
                trainable=False,
                autocast=False,
                aggregation="only_first_replica",
            )

        def call(self, x: Tensor, *, training: bool = False) -> Tensor:
            kernel = keras.ops.cast(self.kernel, "float32")
            largest, direction = _largest_value(kernel, self.direction)
            if training:
                self.direction.assign(direction)
            kernel = keras.ops.cast(kernel * (gain / largest), x.dtype)
            y = keras.ops.conv(x, kernel, strides=strides, padding="same")
            return y + keras.ops.cast(self.bias, y.dtype)

    return SpectralConvolution(dtype=dtype)


def _largest_value(kernel: Tensor, direction: Tensor) -> tuple[Tensor, Tensor]:
    """The largest singular value of a kernel, and its direction more exactly.

    Args:
        kernel: (..., N), taken as a matrix of N columns.
        direction: (1, N), what is known of it so far.
    """
    from keras import ops

    matrix = ops.reshape(kernel, (-1, kernel.shape[-1]))
    # The value's gradient is that of the matrix alone, as if the directions stood.
    still = ops.stop_gradient(matrix)
    into = ops.normalize(ops.matmul(direction, ops.transpose(still)))
    out = ops.normalize(ops.matmul(into, still))
    return ops.sum(ops.matmul(into, matrix) * out), out
