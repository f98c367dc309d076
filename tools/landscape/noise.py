"""Smooth random fields over the plane, the stuff that the landscape is made of."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Field = NDArray[np.float32]
"""One value for each point asked for."""

PERIOD = 256
"""Lattice cells until the noise repeats."""

_COS, _SIN = np.float32(0.8), np.float32(0.6)
"""A turn between octaves, so that their lattices never line up."""


@dataclass(frozen=True)
class Noise:
    """Value noise with its slope, -1..1, on a lattice of random numbers."""

    lattice: Field

    @classmethod
    def seeded(cls, rng: np.random.Generator) -> "Noise":
        """Noise that is the same for the same generator state."""
        values = rng.uniform(-1, 1, PERIOD * PERIOD)
        return cls(values.astype(np.float32))

    def __call__(self, x: Field, y: Field) -> tuple[Field, Field, Field]:
        """Value and slopes along x and y at each point, in lattice units."""
        column, row = np.floor(x), np.floor(y)
        u, du = _fade(x - column)
        v, dv = _fade(y - row)
        here = column.astype(np.int32) & (PERIOD - 1)
        there = (here + 1) & (PERIOD - 1)
        top = (row.astype(np.int32) & (PERIOD - 1)) * PERIOD
        below = (top + PERIOD) & (PERIOD * PERIOD - 1)
        a, b = self.lattice[top + here], self.lattice[top + there]
        c, d = self.lattice[below + here], self.lattice[below + there]
        b -= a
        c -= a
        d -= a + b + c
        return a + b * u + c * v + d * u * v, du * (b + d * v), dv * (c + d * u)


def _fade(t: Field) -> tuple[Field, Field]:
    """Quintic step of 0..1 and its slope: no creases at the lattice lines."""
    return t * t * t * (t * (t * 6 - 15) + 10), 30 * t * t * (t * (t - 2) + 1)


def _next_octave(x: Field, y: Field) -> tuple[Field, Field]:
    return (_COS * x - _SIN * y) * 2, (_SIN * x + _COS * y) * 2


def clouds(noise: Noise, x: Field, y: Field, octaves: int) -> Field:
    """Plain fractal noise, about -1..1: soft, alike everywhere."""
    total, weight = np.zeros_like(x), np.float32(0.5)
    for _ in range(octaves):
        total += weight * noise(x, y)[0]
        weight *= np.float32(0.5)
        x, y = _next_octave(x, y)
    return total


def ridges(noise: Noise, x: Field, y: Field, octaves: int) -> Field:
    """Fractal noise that looks eroded, about -1..1.

    Each octave counts less where the ones before it are steep, as rain smooths
    the slopes and leaves the crests sharp (after Inigo Quilez's terrain fields).
    """
    total, weight = np.zeros_like(x), np.float32(0.5)
    slope_x, slope_y = np.zeros_like(x), np.zeros_like(x)
    for _ in range(octaves):
        value, dx, dy = noise(x, y)
        slope_x += dx
        slope_y += dy
        total += weight * value / (1 + slope_x * slope_x + slope_y * slope_y)
        weight *= np.float32(0.5)
        x, y = _next_octave(x, y)
    return total
