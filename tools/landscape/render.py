"""From a seed to a picture: land, water, sky, and what a camera adds."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.landscape.light import (
    Colours,
    ShadowMap,
    ground_colour,
    hazed,
    lit,
    tree_colour,
)
from tools.landscape.noise import Field, Noise, clouds
from tools.landscape.sky import sky
from tools.landscape.terrain import Terrain
from tools.landscape.view import Camera, Scan, scan, visible

Indices = NDArray[np.int64]

_WATER = np.array([0.006, 0.024, 0.032], np.float32)
_TINT = np.array([0.86, 0.95, 0.98], np.float32)
_FAR_SHORE = np.array([0.05, 0.08, 0.07], np.float32)


@dataclass(frozen=True)
class Land:
    """Everything that is computed once for a picture."""

    noise: Noise
    terrain: Terrain
    camera: Camera
    found: Scan
    shadows: ShadowMap


def landscape(width: int, height: int, seed: int = 7) -> NDArray[np.uint8]:
    """Render a mountain landscape with a lake.

    The same seed shows the same place at every size.

    Returns:
        (height, width, 3) RGB.
    """
    rng = np.random.default_rng(seed)
    noise = Noise.seeded(rng)
    terrain = Terrain(noise)
    camera = Camera(width, height)
    land = Land(noise, terrain, camera, scan(terrain, camera), ShadowMap.of(terrain))
    picture = _picture(land, camera.above)
    mirrored = _picture(land, -camera.above)
    picture = _with_water(land, picture, mirrored)
    return _developed(picture, rng)


def _picture(land: Land, above: float) -> Colours:
    """Land and sky as seen from a height over the lake; negative is the mirror."""
    camera, found = land.camera, land.found
    index = visible(found, camera, above)
    sideways, upwards = np.meshgrid(camera.sideways, camera.upwards)
    picture = sky(land.noise, sideways, upwards)
    rows, columns = np.nonzero(np.isfinite(index))
    steps = index[rows, columns]
    distance = np.interp(steps, np.arange(len(found.distances)), found.distances)
    distance = distance.astype(np.float32)
    beyond = np.minimum(np.ceil(steps).astype(np.int32), len(found.distances) - 1)
    height = above + distance * camera.upwards[rows]
    picture[rows, columns] = _land_colour(
        land, distance * camera.sideways[columns], distance, height, (beyond, columns)
    )
    return picture


def _land_colour(
    land: Land, x: Field, z: Field, height: Field, at: tuple[Indices, Indices]
) -> Colours:
    """Colour of the land at points that lie `at` (step, column) of the scan."""
    terrain = land.terrain
    ground = terrain.bare(x, z)
    reach = np.maximum(1.5, z / land.camera.focal * 1.3)
    slope_x = (terrain.bare(x + reach, z) - ground) / reach
    slope_z = (terrain.bare(x, z + reach) - ground) / reach
    steepness = np.hypot(slope_x, slope_z)
    wooded = land.found.treetops[at] - land.found.ground[at] > 0.4
    forest = terrain.forest(x, z, ground)
    colour = ground_colour(land.noise, x, z, ground, steepness, forest)
    colour[wooded] = tree_colour(
        land.noise,
        x[wooded],
        z[wooded],
        land.found.tone[at][wooded],
        (height - ground)[wooded],
    )
    soft = np.where(wooded, 0.55, 1.0).astype(np.float32)
    normal = np.stack([-slope_x * soft, np.ones_like(x), -slope_z * soft], axis=-1)
    normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
    sunlit = land.shadows.sunlit(x, z, ground)
    hollow = np.clip((ground - terrain.bare(x, z, octaves=5)) / 160, -0.5, 0.5)
    colour = lit(colour, normal, sunlit, 0.8 + 0.4 * hollow)
    return hazed(colour, z, ground, x / z)


def _with_water(land: Land, picture: Colours, mirrored: Colours) -> Colours:
    """Put the lake in: the mirrored picture, broken by ripples and dimmed."""
    camera = land.camera
    distance = camera.above / np.maximum(-camera.upwards, 1e-4)
    x = distance[:, None] * camera.sideways
    z = np.broadcast_to(distance[:, None], x.shape)
    free = _distances(land, camera.above) > z * 0.985
    lake = free & (camera.upwards[:, None] < 0) & (land.terrain.bare(x, z) < 0)
    wave = clouds(land.noise, x / 9, z / 26, 5) + clouds(land.noise, x / 90, z / 140, 3)
    tilt = 8 * wave * (camera.height / 1600) * np.clip(900 / z, 0, 12)
    rows = np.arange(camera.height)[:, None]
    source = 2 * camera.horizon * camera.height - 1 - rows - tilt
    source = np.clip(source, 0, camera.height - 1).astype(np.int32)
    at = source, np.broadcast_to(np.arange(camera.width), source.shape)
    # A bank on this side of the water is no part of what the water mirrors.
    behind = _distances(land, -camera.above)[at] > z * 0.97
    shown = np.where(behind[..., None], mirrored[at], _FAR_SHORE)
    grazing = np.clip(1 + camera.upwards[:, None], 0, 1) ** 5
    mirror = 0.26 + 0.66 * grazing + 0.05 * wave
    water = shown * mirror[..., None] * _TINT + _WATER
    return np.where(lake[..., None], water, picture).astype(np.float32)


def _distances(land: Land, above: float) -> Field:
    """Metres to what each pixel shows; endless for the sky."""
    index = visible(land.found, land.camera, above)
    steps = np.arange(len(land.found.distances))
    return np.interp(index, steps, land.found.distances, right=np.inf)


def _developed(picture: Colours, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Exposure, contrast, falling light at the corners, gamma, grain."""
    height, width = picture.shape[:2]
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j].astype(np.float32)
    exposed = picture * (1.0 - 0.14 * (x * x + y * y))[..., None]
    grey = exposed.mean(axis=-1, keepdims=True)
    exposed = np.maximum(grey + (exposed - grey) * 1.14 - 0.008, 0)
    tone = (
        exposed * (2.51 * exposed + 0.03) / (exposed * (2.43 * exposed + 0.59) + 0.14)
    )
    shown = np.clip(tone, 0, 1) ** (1 / 2.2)
    shown = shown + 0.35 * (shown * shown * (3 - 2 * shown) - shown)
    luminance = rng.normal(0, 0.010, (height, width, 1))
    colour = rng.normal(0, 0.004, picture.shape)
    shown = shown + (luminance + colour) * (1.1 - 0.6 * shown)
    return np.clip(shown * 255 + 0.5, 0, 255).astype(np.uint8)
