"""What tells dust from what belongs to the photo, measured for one spot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from core.arrays import Pixels
    from core.dust.spots import Spots
    from core.dust.surroundings import Places, Surrounded

Figures = NDArray[np.float32]

NAMES: Final = (
    *("contrast", "step", "over_usual", "over_highest", "over_rest", "over_extreme"),
    *("over_mean", "over_ground", "over_noise", "edge", "height", "level", "ground"),
    *("colour", "saturation", "ground_saturation"),
    *("area", "length", "width", "slimness", "fullness", "core"),
    *("rivals", "texture", "zoom", "is_bright"),
)
"""Of the traits, in their order."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How a grey picture came from the photo.

    Attributes:
        factor: Photo pixels a pixel.
        is_bright: Its bright spots are bright in the photo; else it is inverted.
    """

    factor: int
    is_bright: bool


def traits_of(
    spots: Spots, number: int, one: Surrounded, pixels: Pixels, scale: Scale
) -> Figures:
    """The traits of one spot, in the order of `NAMES`.

    Contrasts are logarithms of levels or of ratios, sizes those of pixels of the grey
    picture; levels and saturations are 0..1.

    Args:
        spots: Of one grey picture.
        number: Of the spot.
        one: The spot.
        pixels: (H, W, 3) the photo.
        scale: From the grey picture to the photo.
    """
    contrast = max(float(_values(spots.rise, one.core).mean()), 1.0)
    return np.array(
        [
            *_contrasts(spots, one, contrast),
            *_colours(one, pixels, scale.factor, contrast),
            *_shape(one),
            np.log1p(spots.rivals[number]),
            np.log(spots.texture[number] + 0.5),
            np.log2(scale.factor),
            scale.is_bright,
        ],
        np.float32,
    )


def _contrasts(spots: Spots, one: Surrounded, contrast: float) -> list[float]:
    """How the core stands against what lies around it."""
    levels = _values(spots.grey, one.around)
    rises = _values(spots.rise, one.around)
    plane = _plane(one.around, levels)
    rest = levels - _on(plane, one.around)
    core = _values(spots.grey, one.core)
    step = float((core - _on(plane, one.core)).mean())
    far, farthest = _upper(np.abs(rest), 0.95, 0.995)
    ratios = (
        *(value + 1 for value in _upper(rises, 0.95, 1)),
        *(far + 1, farthest + 1),
        rises.mean() + 0.5,
        (levels - rises).std() + 1,
        rest.std() + 1,
        _values(spots.rise, one.rim).mean() + 1,
    )
    return [
        np.log(contrast),
        np.log(max(abs(step), 1)),
        *np.log(contrast / np.array(ratios)),
        _values(spots.rise, one.whole).max() / 255,
        core.mean() / 255,
        (core.mean() - step) / 255,
    ]


def _colours(
    one: Surrounded, pixels: Pixels, factor: int, contrast: float
) -> list[float]:
    """Dust is grey: it takes colour away, or adds none."""
    mine, around = (
        _in_photo(pixels, places, factor) for places in (one.core, one.around)
    )
    return [
        np.ptp(mine - around) / contrast,
        np.ptp(mine) / 255,
        np.ptp(around) / 255,
    ]


def _shape(one: Surrounded) -> list[float]:
    """Compact, or long and thin."""
    rows, columns = one.whole.rows, one.whole.columns
    area = len(rows)
    down, across = rows - rows.mean(), columns - columns.mean()
    # Of a stretch of n pixels, the variance is n² / 12.
    variances = (down @ down / area + 1 / 12, across @ across / area + 1 / 12)
    middle, bend = sum(variances) / 2, (variances[0] - variances[1]) / 2
    reach = np.hypot(bend, down @ across / area)
    long, short = np.sqrt([middle + reach, max(middle - reach, 1 / 12)])
    length = long * np.sqrt(12)
    box = (np.ptp(rows) + 1) * (np.ptp(columns) + 1)
    return [
        np.log(area),
        np.log(length),
        np.log(area / length),
        np.log(long / short),
        area / box,
        np.log(len(one.core.rows) / area),
    ]


def _values(grey: NDArray[np.uint8], places: Places) -> Figures:
    return grey[places.rows, places.columns].astype(np.float32)


def _upper(values: Figures, *parts: float) -> list[float]:
    """The values that such parts of all do not exceed."""
    in_order = np.sort(values)
    return [float(in_order[int(part * (len(values) - 1))]) for part in parts]


def _plane(places: Places, levels: Figures) -> Figures:
    """(3,) the plane that fits levels at places best: by row, by column, and at 0."""
    terms = np.stack([places.rows, places.columns], axis=-1).astype(np.float64)
    middle, usual = terms.mean(axis=0), levels.mean()
    terms -= middle
    # A little is added so that places in one line are no hindrance.
    slopes = np.linalg.solve(terms.T @ terms + np.eye(2), terms.T @ (levels - usual))
    return np.array([*slopes, usual - slopes @ middle])


def _on(plane: Figures, places: Places) -> Figures:
    heights: Figures = plane[0] * places.rows + plane[1] * places.columns + plane[2]
    return heights


def _in_photo(pixels: Pixels, places: Places, factor: int) -> Figures:
    """(3,) the mean colour at places of a grey picture."""
    rows = np.minimum(places.rows * factor + factor // 2, pixels.shape[0] - 1)
    columns = np.minimum(places.columns * factor + factor // 2, pixels.shape[1] - 1)
    colour: Figures = pixels[rows, columns].mean(axis=0)
    return colour
