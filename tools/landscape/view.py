"""Which point of the land each pixel of the picture shows."""

from dataclasses import dataclass

import numpy as np

from tools.landscape.noise import Field
from tools.landscape.terrain import Terrain

NEAREST, FARTHEST = 60.0, 42_000.0
"""Limits of what is looked at, in metres."""

SUNK = -1e6
"""Height of what the mirror does not show, in metres."""


@dataclass(frozen=True)
class Camera:
    """A camera that looks level along z; its picture is shifted, never tilted.

    Attributes:
        width: Of the picture in pixels.
        height: Of the picture in pixels.
        above: Height over the lake in metres.
        horizon: Where the horizon lies, as a part of the picture from its top.
        lens: Focal length as a part of the picture's width.
    """

    width: int
    height: int
    above: float = 46.0
    horizon: float = 0.57
    lens: float = 1.12

    @property
    def focal(self) -> float:
        """Focal length in pixels."""
        return self.lens * self.width

    @property
    def sideways(self) -> Field:
        """For each column, metres to the right per metre of distance."""
        columns = np.arange(self.width, dtype=np.float32) + 0.5
        return (columns - self.width / 2) / np.float32(self.focal)

    @property
    def upwards(self) -> Field:
        """For each row, metres up per metre of distance."""
        rows = np.arange(self.height, dtype=np.float32) + 0.5
        return (self.horizon * self.height - rows) / np.float32(self.focal)


@dataclass(frozen=True)
class Scan:
    """Heights along the rays of all columns: (distances, columns)."""

    distances: Field
    ground: Field
    treetops: Field
    tone: Field


def scan(terrain: Terrain, camera: Camera) -> Scan:
    """Walk along every column's ray; steps grow with the distance."""
    steps = round(0.85 * camera.width)
    distances = np.geomspace(NEAREST, FARTHEST, steps, dtype=np.float32)
    x = distances[:, None] * camera.sideways
    z = np.broadcast_to(distances[:, None], x.shape)
    ground = terrain.bare(x, z)
    tops, tone = terrain.trees(x, z, terrain.forest(x, z, ground))
    return Scan(distances, ground, ground + tops, tone)


def visible(found: Scan, camera: Camera, above: float) -> Field:
    """Index into the distances, with a fraction, of what each pixel shows.

    Beyond the last index lies the sky. `above` replaces the camera's height: with
    its negative, the picture is what a mirror at the height of the lake shows,
    upside down.

    Returns:
        (height, width), seen from below when `above` is negative.
    """
    surface = np.where(found.treetops > 0, found.treetops, SUNK if above < 0 else 0)
    slopes = (surface - above) / found.distances[:, None]
    reach = np.maximum.accumulate(slopes, axis=0)
    looks = camera.upwards[::-1].astype(np.float64)
    index = np.empty((camera.height, camera.width), np.float32)
    counts = np.arange(len(reach), dtype=np.float64)
    for column in range(camera.width):
        # Where a nearer crest hides the land, the reach stands still; the first
        # step that rises above it is the one to see.
        rising = np.flatnonzero(np.diff(reach[:, column], prepend=-np.inf) > 0)
        heights = reach[rising, column]
        at = np.searchsorted(heights, looks)
        index[:, column] = _between(heights, counts[rising], looks, at)
    return index[::-1]


def _between(heights: Field, steps: Field, looks: Field, at: Field) -> Field:
    """Fraction between two steps where they are neighbours, else the farther one."""
    last = len(heights) - 1
    far = np.minimum(at, last)
    near = np.maximum(far - 1, 0)
    span = np.maximum(heights[far] - heights[near], 1e-9)
    part = np.clip((heights[far] - looks) / span, 0, 1)
    joined = steps[far] - part * (steps[far] - steps[near] == 1)
    return np.where(at > last, np.float32(np.inf), joined)
