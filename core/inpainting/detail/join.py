"""Joining copied pixels so smoothly that no cut shows.

The joined picture should curve as its sources curve and slope as they slope, and stay
near the copied pixels; beside the hole it should go on as the known pixels do. That is
a least-squares problem with one solution, which conjugate gradients find (after Perez
et al., "Poisson Image Editing", 2003, with curvature beside the gradient: an enlarged
photo is so smooth that a kink shows where no step is left).
"""

from dataclasses import dataclass

import numpy as np

from core.arrays import Floats, Mask
from core.inpainting.detail.lattice import Ints
from core.inpainting.detail.scene import Scene
from core.progress import Report

_SLOPE_WEIGHT = 0.1
_STAY_WEIGHT = 0.004
_ROUNDS = 40
_PRECISE = 1e-7
"""Mean squared rest, in units of the colours squared, at which rounds end."""
_STEPS = ((1, 0), (-1, 0), (0, 1), (0, -1))


@dataclass(frozen=True, slots=True, eq=False)
class Copied:
    """A rectangle around the hole and where each of its unknown pixels comes from.

    Attributes:
        rows: (h, w) picture rows; the rectangle reaches two pixels beyond the hole.
        columns: (h, w) picture columns.
        down: (h, w) rows from each pixel to its source.
        right: (h, w) columns from each pixel to its source.
    """

    rows: Ints
    columns: Ints
    down: Ints
    right: Ints

    def pixels(self, picture: Floats) -> Floats:
        """(h, w, 3), every pixel through its offset."""
        pixels: Floats = picture[self.rows + self.down, self.columns + self.right]
        return pixels


def join(scene: Scene, copied: Copied, target: Floats, *, report: Report) -> Floats:
    """Join the copied pixels to each other and to the known ones.

    Args:
        scene: The picture and its hole.
        copied: The sources.
        target: (h, w, 3), what to stay near, known pixels included.
        report: Told the done part; may raise Cancelled.

    Returns:
        (h, w, 3), the target with the hole's pixels joined.
    """
    problem = _Problem(scene, copied, target)
    result = target.copy()
    hole = scene.hole[copied.rows, copied.columns]
    solved = problem.solve(report)
    result[hole] = solved[hole]
    return result


class _Problem:
    """The least-squares problem as arrays over the rectangle."""

    def __init__(self, scene: Scene, copied: Copied, target: Floats) -> None:
        self._target = target
        hole = scene.hole[copied.rows, copied.columns]
        inside = scene.inside[copied.rows, copied.columns]
        copied, has_source = _with_ring(copied, hole)
        self._free = hole[..., None].astype(np.float32)
        links = inside.astype(np.float32)[..., None]
        self._vertical = links[1:] * links[:-1]
        self._horizontal = links[:, 1:] * links[:, :-1]
        self._curved = (has_source & inside)[..., None].astype(np.float32)
        self._curvature = _source_curvature(scene, copied)
        self._slopes = self._divergence(scene, copied, hole)

    def solve(self, report: Report) -> Floats:
        """Conjugate gradients, begun at the target."""
        result = self._target.copy()
        curvature = self._laplace(result)
        bend = self._laplace(self._curved * (curvature - self._curvature))
        rest = _SLOPE_WEIGHT * (curvature - self._slopes) - bend
        rest *= self._free
        way = rest.copy()
        size = np.square(rest).sum((0, 1))
        enough = _PRECISE * self._free.sum()
        for turn in range(_ROUNDS):
            if size.max() <= enough:
                break
            image = self._apply(way)
            step = size / np.maximum((way * image).sum((0, 1)), 1e-20)
            result += step * way
            rest -= step * image
            before, size = size, np.square(rest).sum((0, 1))
            way = rest + size / np.maximum(before, 1e-20) * way
            report((turn + 1) / _ROUNDS)
        return result

    def _apply(self, values: Floats) -> Floats:
        curvature = self._laplace(values)
        bend = self._laplace(self._curved * curvature)
        applied: Floats = self._free * (
            bend - _SLOPE_WEIGHT * curvature + _STAY_WEIGHT * values
        )
        return applied

    def _laplace(self, values: Floats) -> Floats:
        result = np.zeros_like(values)
        slope = np.diff(values, axis=0) * self._vertical
        result[:-1] += slope
        result[1:] -= slope
        slope = np.diff(values, axis=1) * self._horizontal
        result[:, :-1] += slope
        result[:, 1:] -= slope
        return result

    def _divergence(self, scene: Scene, copied: Copied, hole: Mask) -> Floats:
        """What the Laplacian is where every slope is that of the sources."""
        result = np.zeros_like(self._target)
        slope = _source_slope(scene, copied, hole, 0) * self._vertical
        result[:-1] += slope
        result[1:] -= slope
        slope = _source_slope(scene, copied, hole, 1) * self._horizontal
        result[:, :-1] += slope
        result[:, 1:] -= slope
        return result


def _with_ring(copied: Copied, hole: Mask) -> tuple[Copied, Mask]:
    """Let known pixels beside the hole take the source of their unknown neighbour."""
    down, right, has_source = copied.down.copy(), copied.right.copy(), hole.copy()
    for step in _STEPS:
        beside = np.roll(hole, step, (0, 1)) & ~has_source
        down[beside] = np.roll(copied.down, step, (0, 1))[beside]
        right[beside] = np.roll(copied.right, step, (0, 1))[beside]
        has_source |= beside
    return Copied(copied.rows, copied.columns, down, right), has_source


def _source_curvature(scene: Scene, copied: Copied) -> Floats:
    rows, columns = copied.rows + copied.down, copied.columns + copied.right
    centre = scene.picture[rows, columns]
    inside = scene.inside[copied.rows, copied.columns]
    result = np.zeros_like(centre)
    for down, right in _STEPS:
        near = scene.inside[copied.rows + down, copied.columns + right] & inside
        slope = scene.picture[rows + down, columns + right] - centre
        result += slope * near[..., None]
    return np.asarray(result)


def _source_slope(scene: Scene, copied: Copied, hole: Mask, axis: int) -> Floats:
    """Differences to the next pixel; the mean of both where the sources change."""
    length = hole.shape[axis]
    here = (slice(None),) * axis + (slice(0, length - 1),)
    there = (slice(None),) * axis + (slice(1, length),)

    def slope(source: tuple[slice, ...]) -> Floats:
        down, right = copied.down[source], copied.right[source]
        begin = scene.picture[copied.rows[here] + down, copied.columns[here] + right]
        end = scene.picture[copied.rows[there] + down, copied.columns[there] + right]
        return np.asarray(end - begin)

    by_here, by_there = slope(here), slope(there)
    both = (hole[here] & hole[there])[..., None]
    one = np.where(hole[here][..., None], by_here, by_there)
    return np.where(both, (by_here + by_there) / 2, one)
