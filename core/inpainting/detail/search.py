"""Which known windows look like what belongs into each window of the hole.

A window is compared in three ways: blurred with the blurred guide, since the guide has
no texture of its own; lightly blurred with the known pixels that it shares with its
place; and in how rough it is with how rough the places nearby are that the guide
likens it to, because the best match of a smooth guide would otherwise always be a flat
place.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from core.arrays import Floats, Mask
from core.inpainting.detail.filters import blurred, box_sums
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
_ROUGHNESS_WEIGHT = 4.0
_ALIKE = 2e-4
"""Mean squared difference at which two places of the blurred guide are still alike."""
_MOST_SOURCES = 6_000
_MOST_WITNESSES = 2_000
"""So many known windows tell how rough the unknown ones should be."""


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
        roughness: (H', W') of the window that begins there, where it is known.
        lattice: The windows, those to find sources for among them.
        needed: Numbers of those that hold anything unknown: of a lattice over a chain
            of holes few.
        wanted: (windows,) roughness that the needed ones should have.
    """

    usable: Mask
    guide: Floats
    known: Floats
    weight: Floats
    roughness: Floats
    lattice: Lattice
    needed: Ints
    wanted: Floats

    @classmethod
    def of(cls, scene: Scene, lattice: Lattice) -> Self:
        """Look at a scene through the windows of a lattice."""
        side = lattice.side
        soft = blurred(scene.guide, _GUIDE_BLUR)
        light = blurred(scene.guide, _KNOWN_BLUR)
        guide = _windows(soft, side)[..., 1::_GUIDE_STEP, 1::_GUIDE_STEP]
        known = _windows(light, side)[..., ::_KNOWN_STEP, ::_KNOWN_STEP]
        weight = _windows(scene.known.astype(np.float32), side)
        sources = usable(scene.known, side)
        roughness = _roughness(scene, side)
        ys, xs = lattice.corners
        unknown = box_sums(scene.hole, side)[ys, xs]
        needed = np.flatnonzero(unknown > 0)
        wanted = np.zeros(len(ys), np.float32)
        places = ys[needed], xs[needed]
        wanted[needed] = _foretold(guide, roughness, sources, places, side)
        return cls(
            usable=sources,
            guide=guide,
            known=known,
            weight=weight[..., ::_KNOWN_STEP, ::_KNOWN_STEP],
            roughness=roughness,
            lattice=lattice,
            needed=needed,
            wanted=wanted,
        )

    def costs(self, tops: Ints, lefts: Ints, window: int) -> Floats:
        """How badly sources fit into a window of the lattice."""
        top, left = self.lattice.corner(window)
        soft = np.square(self.guide[tops, lefts] - self.guide[top, left])
        light = np.square(self.known[tops, lefts] - self.known[top, left])
        light *= self.weight[top, left]
        rough = self.roughness[tops, lefts] - self.wanted[window]
        axes = (1, 2, 3)
        costs: Floats = (
            soft.mean(axes)
            + _KNOWN_WEIGHT * light.mean(axes)
            + _ROUGHNESS_WEIGHT * rough**2
        )
        return costs

    def best(self, count: int) -> dict[int, Candidates]:
        """The sources that suit each needed window of the lattice best.

        Every one is compared with every source in a few matrix products.

        Args:
            count: Of candidates for each window, at most.
        """
        tops, lefts = _thinned(self.usable, _MOST_SOURCES)
        costs = self._all_costs(tops, lefts)
        count = min(count, len(tops))
        chosen = np.argpartition(costs, count - 1, axis=1)[:, :count]
        return {
            int(window): Candidates(tops[best], lefts[best], line[best])
            for window, best, line in zip(self.needed, chosen, costs, strict=True)
        }

    def _all_costs(self, tops: Ints, lefts: Ints) -> Floats:
        """(needed windows, sources)."""
        ys, xs = (corners[self.needed] for corners in self.lattice.corners)
        soft = _distances(self.guide[ys, xs], self.guide[tops, lefts])
        rough = self.roughness[tops, lefts] - self.wanted[self.needed, None]
        costs = soft + _ROUGHNESS_WEIGHT * np.square(rough)
        shared = self.weight[ys, xs].any(axis=(1, 2))
        light = self._known_distances(tops, lefts, ys[shared], xs[shared])
        costs[shared] += _KNOWN_WEIGHT * light
        return np.asarray(costs)

    def _known_distances(self, tops: Ints, lefts: Ints, ys: Ints, xs: Ints) -> Floats:
        """Of windows that hold known pixels from all sources, (windows, sources)."""
        shape = self.known[ys, xs].shape
        weight = _flat(np.broadcast_to(self.weight[ys, xs][:, None], shape))
        seen, there = _flat(self.known[tops, lefts]), _flat(self.known[ys, xs])
        light = weight @ np.square(seen).T - 2 * (weight * there) @ seen.T
        light += (weight * np.square(there)).sum(1)[:, None]
        return np.asarray(np.maximum(light, 0) / seen.shape[1])


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


def _thinned(usable: Mask, most: int) -> tuple[Ints, Ints]:
    """Where sources begin, on a coarser grid when there are too many."""
    step = int(np.ceil(np.sqrt(usable.sum() / most)))
    thin = np.zeros_like(usable)
    thin[::step, ::step] = usable[::step, ::step]
    tops, lefts = np.nonzero(thin if thin.any() else usable)
    return tops, lefts


def _distances(places: Floats, sources: Floats) -> Floats:
    """Mean squared difference of each place and each source, (places, sources)."""
    wanted, keys = _flat(places), _flat(sources)
    distances = np.square(keys).sum(1) - 2 * wanted @ keys.T
    distances += np.square(wanted).sum(1)[:, None]
    return np.asarray(np.maximum(distances, 0) / keys.shape[1])


def _roughness(scene: Scene, side: int) -> Floats:
    """Root mean square of the detail in each window."""
    detail = scene.guide - blurred(scene.guide, _ROUGHNESS_BLUR)
    energy = np.square(detail).mean(axis=2)
    means = np.maximum(box_sums(energy, side), 0) / side**2
    return np.sqrt(means).astype(np.float32)


def _foretold(
    guide: Floats,
    roughness: Floats,
    sources: Mask,
    places: tuple[Ints, Ints],
    side: int,
) -> Floats:
    """The roughness of what is near to each place and alike in the guide."""
    ys, xs = places
    tops, lefts = _thinned(sources, _MOST_WITNESSES)
    unlike = _distances(guide[ys, xs], guide[tops, lefts])
    tolerance = _ALIKE + unlike.min(axis=1, keepdims=True)
    far = (tops - ys[:, None]) ** 2 + (lefts - xs[:, None]) ** 2
    weight = np.exp(-unlike / tolerance) / (far + side**2)
    energy = weight @ np.square(roughness[tops, lefts]) / weight.sum(axis=1)
    return np.asarray(np.sqrt(energy), np.float32)
