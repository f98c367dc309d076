"""What a picture misses of the tones of another, without a halo at its edges.

A guide is soft where its tones change; copied pixels have an edge there. The mean
difference over a wide neighbourhood would brighten one side of such an edge and darken
the other. So means are taken among pixels of like luminance, in layers of luminance
(Chen, Paris and Durand, "Real-time Edge-Aware Image Processing with the Bilateral
Grid", 2007), and a large difference counts little: it tells of an edge in another
place rather than of another tone.
"""

import numpy as np

from core.arrays import Floats
from core.inpainting.detail.filters import blurred

FARTHEST = 24
"""Pixels further away than this have no part in a mean."""

_SIGMA = FARTHEST / 3
_LAYERS = 16
_EDGES_BLUR = 1.0
_LARGE = 0.12
"""A difference that counts half; larger ones soon count nothing."""


def missing_tones(picture: Floats, guide: Floats) -> Floats:
    """What to add to the picture for the wide structure of the guide.

    Args:
        picture: (H, W, 3) opponent colours.
        guide: (H, W, 3).

    Returns:
        (H, W, 3), smooth but for the edges of the picture.
    """
    difference = guide - picture
    size = np.square(difference).sum(axis=2, keepdims=True)
    wanted = difference / (1 + np.square(size / _LARGE**2))
    weighted = np.dstack([wanted, np.ones_like(size)])
    places = _places(picture)
    missing = np.zeros_like(difference)
    for layer in range(_LAYERS):
        share = np.maximum(0, 1 - np.abs(places - layer))[..., None]
        if share.any():
            sums = blurred(weighted * share, _SIGMA)
            missing += share * sums[..., :3] / np.maximum(sums[..., 3:], 1e-6)
    return missing


def _places(picture: Floats) -> Floats:
    """Between which layers of luminance each pixel lies, 0.._LAYERS - 1."""
    light = blurred(picture, _EDGES_BLUR)[..., 0]
    least, span = light.min(), np.ptp(light)
    return np.asarray((light - least) * ((_LAYERS - 1) / max(float(span), 1e-6)))
