"""Which known windows look like what belongs into each window of the hole.

A window is compared in three ways: blurred with the blurred guide, since the guide has
no texture of its own; lightly blurred with the known pixels that it shares with its
place; and in how rough it is with how rough the surroundings are, because the best
match of a smooth guide would otherwise always be a flat place.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from core.arrays import Floats, Mask
from core.inpainting.detail.filters import blurred, box_sums, spread
from core.inpainting.detail.lattice import Ints, Lattice
from core.inpainting.detail.scene import Scene

CLEARANCE = 2
"""Known pixels that a source needs around its window."""

_GUIDE_BLUR = 4.0
_GUIDE_STEP = 3
_KNOWN_BLUR = 1.0
_KNOWN_STEP = 2
_KNOWN_WEIGHT = 3.0
_ROUGHNESS_BLUR = 2.5
_ROUGHNESS_SMOOTHING = 3.0
_ROUGHNESS_WEIGHT = 4.0
_MOST_SOURCES = 12_000


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Sources that suit a window: where they begin, and how badly they fit."""

    tops: Ints
    lefts: Ints
    costs: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Views:
    """Everything that windows of a scene are compared by; build with `of`.

    Attributes:
        usable: (H, W), True where a source window may begin.
        guide: Windows of the blurred guide, thinned.
        known: Windows of the lightly blurred picture, thinned.
        weight: Windows of 1 where known and 0 elsewhere, thinned likewise.
        roughness: (H', W') of the window that begins there.
        side: Of a window.
    """

    usable: Mask
    guide: Floats
    known: Floats
    weight: Floats
    roughness: Floats
    side: int

    @classmethod
    def of(cls, scene: Scene, side: int) -> Self:
        """Look at a scene through windows of one size."""
        soft = blurred(scene.guide, _GUIDE_BLUR)
        light = blurred(scene.guide, _KNOWN_BLUR)
        guide = _windows(soft, side)[..., 1::_GUIDE_STEP, 1::_GUIDE_STEP]
        known = _windows(light, side)[..., ::_KNOWN_STEP, ::_KNOWN_STEP]
        weight = _windows(scene.known.astype(np.float32), side)
        return cls(
            usable=usable(scene.known, side),
            guide=guide,
            known=known,
            weight=weight[..., ::_KNOWN_STEP, ::_KNOWN_STEP],
            roughness=_roughness(scene, side),
            side=side,
        )

    def costs(self, tops: Ints, lefts: Ints, top: int, left: int) -> Floats:
        """How badly sources fit into the window that begins at (top, left)."""
        soft = np.square(self.guide[tops, lefts] - self.guide[top, left])
        light = np.square(self.known[tops, lefts] - self.known[top, left])
        light *= self.weight[top, left]
        rough = self.roughness[tops, lefts] - self.roughness[top, left]
        axes = (1, 2, 3)
        costs: Floats = (
            soft.mean(axes)
            + _KNOWN_WEIGHT * light.mean(axes)
            + _ROUGHNESS_WEIGHT * rough**2
        )
        return costs

    def best(self, lattice: Lattice, count: int) -> list[Candidates]:
        """The sources that suit each window of a lattice best.

        Every window is compared with every source in a few matrix products.

        Args:
            lattice: In pixels of the scene.
            count: Of candidates for each window, at most.
        """
        tops, lefts = self._sources()
        places = lattice.corners
        costs = self._all_costs(tops, lefts, *places)
        count = min(count, len(tops))
        chosen = np.argpartition(costs, count - 1, axis=1)[:, :count]
        return [
            Candidates(tops[best], lefts[best], line[best])
            for best, line in zip(chosen, costs, strict=True)
        ]

    def _sources(self) -> tuple[Ints, Ints]:
        """Where sources begin, thinned when there are very many."""
        step = int(np.ceil(np.sqrt(self.usable.sum() / _MOST_SOURCES)))
        thin = np.zeros_like(self.usable)
        thin[::step, ::step] = self.usable[::step, ::step]
        tops, lefts = np.nonzero(thin if thin.any() else self.usable)
        return tops, lefts

    def _all_costs(self, tops: Ints, lefts: Ints, ys: Ints, xs: Ints) -> Floats:
        """(windows, sources)."""
        keys, wanted = _flat(self.guide[tops, lefts]), _flat(self.guide[ys, xs])
        soft = np.square(keys).sum(1) - 2 * wanted @ keys.T
        soft += np.square(wanted).sum(1)[:, None]
        shape = self.known[ys, xs].shape
        weight = _flat(np.broadcast_to(self.weight[ys, xs][:, None], shape))
        seen, there = _flat(self.known[tops, lefts]), _flat(self.known[ys, xs])
        light = weight @ np.square(seen).T - 2 * (weight * there) @ seen.T
        light += (weight * np.square(there)).sum(1)[:, None]
        rough = self.roughness[tops, lefts] - self.roughness[ys, xs][:, None]
        costs: Floats = (
            np.maximum(soft, 0) / keys.shape[1]
            + _KNOWN_WEIGHT * np.maximum(light, 0) / seen.shape[1]
            + _ROUGHNESS_WEIGHT * np.square(rough)
        )
        return costs


def _windows(picture: Floats, side: int) -> Floats:
    """(H', W', [C,] side, side), the window that begins at each pixel; a view."""
    return sliding_window_view(picture, (side, side), axis=(0, 1))


def _flat(windows: Floats) -> Floats:
    return windows.reshape(len(windows), -1)


def usable(known: Mask, side: int) -> Mask:
    """(H, W), True where a window and its clearance are known throughout."""
    unknown = box_sums(~known, side + 2 * CLEARANCE)
    usable = np.zeros_like(known)
    height, width = unknown.shape
    usable[CLEARANCE : CLEARANCE + height, CLEARANCE : CLEARANCE + width] = unknown == 0
    return usable


def _roughness(scene: Scene, side: int) -> Floats:
    """Root mean square of the detail in each window, foretold where unknown."""
    detail = scene.guide - blurred(scene.guide, _ROUGHNESS_BLUR)
    energy = np.square(detail).mean(axis=2)
    known = scene.known
    energy = np.where(known, energy, 0)
    energy = spread(energy, known)
    means = np.maximum(box_sums(energy, side), 0) / side**2
    return np.sqrt(means).astype(np.float32)
