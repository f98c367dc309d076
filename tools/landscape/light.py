"""Sun, shadow, cover and haze: the colour of each point of the land. Linear light."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.landscape.noise import Field, Noise, clouds
from tools.landscape.terrain import Terrain

Colours = NDArray[np.float32]
"""(..., 3) linear RGB, 0 is black, about 1 is white."""

SUN = np.array([-0.84, 0.36, -0.40], np.float32)
"""Direction to the sun: left, up, behind the camera."""
SUNLIGHT = np.array([1.75, 1.42, 1.02], np.float32)
SKYLIGHT = np.array([0.17, 0.25, 0.39], np.float32)
HAZE = np.array([0.42, 0.56, 0.76], np.float32)
HAZE_WARM = np.array([0.93, 0.80, 0.66], np.float32)

_SHADOW_CELL = 24.0
_SHADOW_REACH = 20_000.0


def _rgb(*parts: float) -> Colours:
    return np.array(parts, np.float32)


@dataclass(frozen=True)
class ShadowMap:
    """Height that the land must rise above to be in the sun, on a grid."""

    heights: Field

    @classmethod
    def of(cls, terrain: Terrain) -> "ShadowMap":
        """Sweep the land once along the sun's direction on the map."""
        along = np.arange(0, 2 * _SHADOW_REACH, _SHADOW_CELL, dtype=np.float32)
        a, b = np.meshgrid(along - _SHADOW_REACH, along - _SHADOW_REACH)
        x, z = _from_sun(a, b)
        drop = a * (SUN[1] / np.hypot(SUN[0], SUN[2]))
        ground = terrain.bare(x, z, octaves=7)
        return cls(np.maximum.accumulate(ground + drop, axis=1) - drop)

    def sunlit(self, x: Field, z: Field, height: Field) -> Field:
        """How much of the sun reaches each point, 0..1."""
        a, b = _to_sun(x, z)
        limit = _bilinear(
            self.heights,
            (b + _SHADOW_REACH) / _SHADOW_CELL,
            (a + _SHADOW_REACH) / _SHADOW_CELL,
        )
        return np.clip((height - limit) / 40 + 1, 0, 1)


def _to_sun(x: Field, z: Field) -> tuple[Field, Field]:
    """Map coordinates whose first axis runs away from the sun."""
    ax, az = -SUN[[0, 2]] / np.hypot(SUN[0], SUN[2])
    return x * ax + z * az, -x * az + z * ax


def _from_sun(a: Field, b: Field) -> tuple[Field, Field]:
    ax, az = -SUN[[0, 2]] / np.hypot(SUN[0], SUN[2])
    return a * ax - b * az, a * az + b * ax


def _bilinear(grid: Field, row: Field, column: Field) -> Field:
    row = np.clip(row, 0, grid.shape[0] - 1.001)
    column = np.clip(column, 0, grid.shape[1] - 1.001)
    i, j = row.astype(np.int32), column.astype(np.int32)
    v, u = row - i, column - j
    top = grid[i, j] * (1 - u) + grid[i, j + 1] * u
    below = grid[i + 1, j] * (1 - u) + grid[i + 1, j + 1] * u
    return (top * (1 - v) + below * v).astype(np.float32)


def ground_colour(
    noise: Noise, x: Field, z: Field, height: Field, steepness: Field, forest: Field
) -> Colours:
    """Meadow low down, rock where it is steep, snow where it is high and flat."""
    fine = clouds(noise, x / 23 + 1.7, z / 23 + 6.1, 5)[..., None]
    broad = clouds(noise, x / 310 + 2.9, z / 310 + 4.2, 4)[..., None]
    layers = clouds(noise, x / 240 + 9.1, height / 16 + z / 400, 3)[..., None]
    height, steepness = height[..., None], steepness[..., None]
    rock = _rgb(0.128, 0.120, 0.114) * (1 + 0.5 * fine + 0.35 * broad + 0.4 * layers)
    grass = _rgb(0.115, 0.125, 0.040) * (1 + 0.45 * fine + 0.5 * broad)
    snow = _rgb(0.66, 0.69, 0.74) * (1 + 0.05 * fine)
    shore = _rgb(0.21, 0.19, 0.16) * (1 + 0.5 * fine)
    colour = _mix(grass, rock, _step(steepness + 0.25 * fine, 0.52, 0.78))
    colour = _mix(colour, rock, _step(height + 260 * broad, 640, 980))
    snowy = _step(height + 320 * broad + 90 * fine, 900, 1180)
    snowy *= 1 - _step(steepness + 0.22 * fine - height / 9000, 0.74, 1.06)
    colour = _mix(colour, snow, snowy)
    colour = _mix(shore, colour, _step(height + 5 * fine, 1.0, 3))
    return _mix(colour, _rgb(0.026, 0.036, 0.016), 0.9 * forest[..., None])


def tree_colour(noise: Noise, x: Field, z: Field, tone: Field, tops: Field) -> Colours:
    """Conifers: dark below, lighter at the tips, in stands of different greens."""
    tip = np.clip(tops / 15, 0, 1)[..., None]
    stand = clouds(noise, x / 190 + 1.3, z / 190 + 5.6, 5)[..., None]
    green = _rgb(0.034, 0.055, 0.022) + tone[..., None] * _rgb(0.014, 0.012, 0.002)
    green = green + np.clip(stand, -0.25, 0.5) * _rgb(0.060, 0.056, 0.008)
    return green * (0.42 + 1.05 * tip)


def lit(colour: Colours, normal: Colours, sunlit: Field, open_sky: Field) -> Colours:
    """Sunlight, light of the sky, and a little that the ground sends back."""
    facing = np.clip(normal @ (SUN / np.linalg.norm(SUN)), 0, 1) * sunlit
    back = np.clip(0.35 - 0.35 * normal[..., 0], 0, 1)
    sky = open_sky[..., None] * SKYLIGHT * (0.55 + 0.45 * normal[..., 1:2])
    bounce = _rgb(0.07, 0.06, 0.045) * back[..., None]
    return colour * (facing[..., None] * SUNLIGHT + sky + bounce) * 1.25


def hazed(colour: Colours, distance: Field, height: Field, sideways: Field) -> Colours:
    """Aerial perspective: blue with distance, warmer towards the sun."""
    density = np.exp(-np.maximum(height, 0) / 2600)
    amount = 1 - np.exp(-((distance / 27000) ** 1.15) * (0.35 + 0.65 * density))
    warmth = np.clip(0.30 - 0.7 * sideways, 0, 0.8)[..., None]
    return _mix(colour, _mix(HAZE, HAZE_WARM, warmth * 0.6), amount[..., None])


def _mix(a: Colours, b: Colours, part: Field) -> Colours:
    return a + (b - a) * part


def _step(value: Field, low: float, high: float) -> Field:
    t = np.clip((value - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)
