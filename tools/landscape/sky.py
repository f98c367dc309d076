"""The sky: a gradient, warm near the horizon, and clouds on a plane overhead."""

import numpy as np

from tools.landscape.light import Colours
from tools.landscape.noise import Field, Noise, clouds

_ZENITH = np.array([0.115, 0.255, 0.56], np.float32)
_MIDDLE = np.array([0.33, 0.52, 0.79], np.float32)
_HORIZON = np.array([0.83, 0.82, 0.80], np.float32)
_LIT = np.array([1.02, 0.97, 0.90], np.float32)
_SHADED = np.array([0.50, 0.56, 0.66], np.float32)


def sky(noise: Noise, sideways: Field, upwards: Field) -> Colours:
    """Colour of the sky in each direction, linear light.

    Args:
        noise: Shapes the clouds.
        sideways: (H, W) metres to the right per metre of distance.
        upwards: (H, W) metres up per metre of distance.
    """
    up = np.clip(upwards, 0, 1)[..., None]
    near = np.exp(-up * 9.5)
    base = _ZENITH + (_MIDDLE - _ZENITH) * np.exp(-up * 3.4)
    colour = base + (_HORIZON - base) * near * (0.72 - 0.25 * sideways[..., None])
    cover, shade = _cloud_cover(noise, sideways, upwards)
    cloud = _SHADED + (_LIT - _SHADED) * shade[..., None]
    cloud = cloud + (colour - cloud) * np.exp(-up * 14)
    return colour + (cloud - colour) * cover[..., None]


def _cloud_cover(noise: Noise, sideways: Field, upwards: Field) -> tuple[Field, Field]:
    """How much cloud hides the blue, and how bright it is; both 0..1."""
    away = 1 / (np.maximum(upwards, 0) + 0.085)
    x, z = sideways * away * 1.1 + 4.4, away * 1.0 + 7.0
    bend = clouds(noise, x * 0.7 + 11, z * 0.7, 4)
    thick = clouds(noise, x + bend * 0.9, z + bend * 0.5, 8)
    sunward = clouds(noise, x + bend * 0.9 - 0.10, z + bend * 0.5 - 0.03, 8)
    cover = np.clip((thick + 0.10) * 2.8, 0, 1)
    shade = np.clip(0.72 + (thick - sunward) * 2.4 - 0.25 * cover, 0, 1)
    return cover * cover * (3 - 2 * cover) * 0.92, shade
