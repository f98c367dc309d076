"""The shape of the land: a lake in a valley, wooded flanks, peaks behind.

World coordinates are metres: x to the right, z away from the camera, heights above
the lake.
"""

from dataclasses import dataclass

import numpy as np

from tools.landscape.noise import Field, Noise, clouds, ridges

TREE_LINE = 560.0
"""Height above which no forest grows, in metres."""

_TREE_CELL = 4.6
_TREE_HEIGHT = 17.0


@dataclass(frozen=True)
class Terrain:
    """Heights and cover at any point of the plane."""

    noise: Noise

    def bare(self, x: Field, z: Field, octaves: int = 11) -> Field:
        """Height of the ground without trees, in metres above the lake."""
        rock = ridges(self.noise, x / 3100 + 31.7, z / 3100 + 12.3, octaves)
        crest = np.abs(clouds(self.noise, x / 4300 + 5.1, z / 4300 + 9.4, 4))
        rise = _smooth(z, 2500, 9000)
        middle = 150 + z * 0.05
        walls = _smooth(np.abs(x - middle), 120 + z * 0.07, 2300 + z * 0.16)
        height = -36 + 236 * walls + 620 * walls * rise + 210 * rise
        height += (60 + 450 * walls + 1250 * rise) * (rock + 0.30)
        height += 1500 * rise * np.maximum(0.34 - crest, 0)
        height += _peak(x, z, 1250, 9900, 3200) * (1900 + 1500 * rock)
        height += _peak(x, z, -2900, 11500, 3300) * (1150 + 1300 * rock)
        height += _peak(x, z, 4700, 12500, 2800) * (900 + 1000 * rock)
        crags = clouds(self.noise, x / 260 + 2.2, z / 260 + 7.7, octaves - 4)
        height += (2 + 30 * rise) * crags
        return height.astype(np.float32)

    def forest(self, x: Field, z: Field, height: Field) -> Field:
        """How much forest covers the ground, 0..1."""
        patches = clouds(self.noise, x / 420 + 3.3, z / 420 + 8.8, 4)
        line = TREE_LINE + 260 * patches
        above_shore = _smooth(height + 16 * patches, 3, 9)
        return _smooth(-height, -line, 160 - line) * above_shore

    def trees(self, x: Field, z: Field, forest: Field) -> tuple[Field, Field]:
        """Height of the treetops over the ground in metres, and a tone per tree."""
        best, tone = np.zeros_like(x), np.zeros_like(x)
        column, row = np.floor(x / _TREE_CELL), np.floor(z / _TREE_CELL)
        lattice = self.noise.lattice
        for dx in (-1, 0, 1):
            for dz in (-1, 0, 1):
                i, j = column + dx, row + dz
                key = (i * 92821 + j * 68917).astype(np.int64) & (lattice.size - 1)
                a, b = lattice[key], lattice[key - 4711]
                away = np.hypot(
                    x - (i + 0.5 + 0.45 * a) * _TREE_CELL,
                    z - (j + 0.5 + 0.45 * b) * _TREE_CELL,
                )
                size = _TREE_HEIGHT * (0.72 + 0.34 * lattice[key - 977])
                size *= forest > 0.5 + 0.45 * lattice[key - 331]
                cone = size - away * 4.0
                tone = np.where(cone > best, lattice[key - 1553], tone)
                best = np.maximum(best, cone)
        return best, tone


def _smooth(value: Field, low: Field | float, high: Field | float) -> Field:
    """0 below low, 1 above high, an S between."""
    t = np.clip((value - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def _peak(x: Field, z: Field, at_x: float, at_z: float, width: float) -> Field:
    away = np.hypot(np.hypot(x - at_x, (z - at_z) * 0.9) / width, 0.09)
    return np.maximum(0, 1 - away) ** 1.25
