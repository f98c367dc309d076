"""Choosing one source for every window of a lattice, so that neighbours agree."""

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from core.arrays import Floats, Mask
from core.inpainting.detail.filters import blurred
from core.inpainting.detail.lattice import Ints, Lattice
from core.inpainting.detail.scene import Scene
from core.inpainting.detail.search import Candidates, Views
from core.progress import Report

_CANDIDATES = 60
_SWEEPS = 2
_RING_WEIGHT = 4.0
_RING_BLUR = 1.5
_RING_REACH = 0.02
_REUSE = 0.5
"""How much dearer a source becomes with every time that it is used already."""
_USES_OF_ONE_PLACE = 4
"""So many windows overlap that one continued source is used so often at each pixel."""
_COUNTED = 4
"""Uses are counted for blocks of this many pixels."""
_CHANCE = 0.05
"""Part of a cost that is left to the seed."""


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """For each window of a lattice, how far away its source lies.

    Attributes:
        lattice: The windows.
        down: (windows,) rows from the window to its source.
        right: (windows,) columns.
        is_used: (windows,), False for windows that hold nothing unknown.
    """

    lattice: Lattice
    down: Ints
    right: Ints
    is_used: Mask


def choose(scene: Scene, views: Views, *, seed: int, report: Report) -> Choice:
    """Choose from the border inwards, then once more with all neighbours there.

    Args:
        scene: The picture and its hole.
        views: Of this scene, through a lattice over its hole.
        seed: Decides between sources of nearly the same cost.
        report: Told the done part; may raise Cancelled.
    """
    rng = np.random.default_rng(seed)
    chooser = _Chooser(scene, views, rng)
    order = chooser.order()
    steps = (_SWEEPS + 1) * len(order)
    done = 0
    for sweep in range(_SWEEPS + 1):
        for window in order:
            if sweep < _SWEEPS:
                chooser.choose(window)
            else:
                chooser.adjust(window)
            done += 1
            report(done / steps)
    return chooser.choice()


class _Chooser:
    """The state of a choice in progress."""

    def __init__(self, scene: Scene, views: Views, rng: np.random.Generator) -> None:
        self._scene, self._views, self._rng = scene, views, rng
        self._lattice = views.lattice
        self._side = views.lattice.side
        self._tops, self._lefts = views.lattice.corners
        self._candidates = views.best(_CANDIDATES)
        self._windows = sliding_window_view(
            scene.picture, (self._side, self._side), axis=(0, 1)
        ).transpose(0, 1, 3, 4, 2)
        near = _nearness(scene)
        self._is_known = scene.known
        self._weight = self._is_known * (1 + (_RING_WEIGHT - 1) * near)
        self._sums = np.zeros_like(scene.picture)
        self._counts = np.zeros(scene.hole.shape, np.float32)
        self._uses = np.zeros(np.array(scene.hole.shape) // _COUNTED + 1, np.float32)
        self._top = np.full(len(self._tops), -1)
        self._left = np.full(len(self._tops), -1)

    def order(self) -> list[int]:
        """Windows with something unknown, from the border inwards."""
        rows, columns = len(self._lattice.tops), len(self._lattice.lefts)
        y, x = np.divmod(np.arange(rows * columns), columns)
        depth = np.minimum.reduce([y, rows - 1 - y, x, columns - 1 - x])
        mixed = self._rng.permutation(len(depth))
        ordered = mixed[np.argsort(depth[mixed], kind="stable")]
        return [int(window) for window in ordered if int(window) in self._candidates]

    def choose(self, window: int) -> None:
        """Take the cheapest source for one window."""
        self._put(window, -1)
        candidates = self._with_continued(window)
        costs = candidates.costs + self._mismatch(window, candidates)
        costs *= 1 + _REUSE * self._reuse(candidates)
        costs *= 1 + _CHANCE * self._rng.random(len(costs))
        self._take(window, candidates, costs)

    def adjust(self, window: int) -> None:
        """Move the source of one window by a pixel where that fits better."""
        self._put(window, -1)
        tops = self._top[window] + np.repeat([-1, 0, 1], 3)
        lefts = self._left[window] + np.tile([-1, 0, 1], 3)
        candidates = self._valued(window, tops, lefts)
        costs = candidates.costs + self._mismatch(window, candidates)
        self._take(window, candidates, costs)

    def choice(self) -> Choice:
        """What was chosen."""
        return Choice(
            lattice=self._lattice,
            down=self._top - self._tops,
            right=self._left - self._lefts,
            is_used=self._top >= 0,
        )

    def _place(self, window: int) -> tuple[slice, slice]:
        return self._square(self._tops[window], self._lefts[window])

    def _square(self, top: int, left: int) -> tuple[slice, slice]:
        return slice(top, top + self._side), slice(left, left + self._side)

    def _take(self, window: int, candidates: Candidates, costs: Floats) -> None:
        best = np.argmin(costs)
        self._top[window], self._left[window] = (
            candidates.tops[best],
            candidates.lefts[best],
        )
        self._put(window, 1)

    def _put(self, window: int, sign: int) -> None:
        """Lay the chosen source into the window, or take it away."""
        if self._top[window] < 0:
            return
        source = self._square(self._top[window], self._left[window])
        place = self._place(window)
        self._sums[place] += sign * self._scene.picture[source]
        self._counts[place] += sign
        self._uses[_counted(source)] += sign

    def _with_continued(self, window: int) -> Candidates:
        """The candidates, and what continues the sources of the neighbours."""
        tops, lefts = [], []
        for neighbour, down, right in self._lattice.neighbours(window):
            if self._top[neighbour] >= 0:
                tops.append(self._top[neighbour] - down)
                lefts.append(self._left[neighbour] - right)
        candidates = self._candidates[window]
        if not tops:
            return candidates
        more = self._valued(window, np.array(tops), np.array(lefts))
        return Candidates(
            np.concatenate([candidates.tops, more.tops]),
            np.concatenate([candidates.lefts, more.lefts]),
            np.concatenate([candidates.costs, more.costs]),
        )

    def _valued(self, window: int, tops: Ints, lefts: Ints) -> Candidates:
        """The usable ones of some sources, with what they cost."""
        usable = self._views.usable
        height, width = usable.shape
        fits = (tops >= 0) & (tops < height) & (lefts >= 0) & (lefts < width)
        tops, lefts = tops[fits], lefts[fits]
        fits = usable[tops, lefts]
        tops, lefts = tops[fits], lefts[fits]
        return Candidates(tops, lefts, self._views.costs(tops, lefts, window))

    def _mismatch(self, window: int, candidates: Candidates) -> Floats:
        """Mean squared difference to the known and the already chosen pixels."""
        place = self._place(window)
        known = self._is_known[place]
        counts = self._counts[place]
        mean = self._sums[place] / np.maximum(counts, 1)[..., None]
        there = np.where(known[..., None], self._scene.picture[place], mean)
        weight = np.where(known, self._weight[place], counts > 0).astype(np.float32)
        sources = self._windows[candidates.tops, candidates.lefts]
        errors = np.square(sources - there).reshape(len(sources), -1)
        weights = np.repeat(weight.ravel(), 3) / (3 * max(float(weight.sum()), 1))
        mismatch: Floats = errors @ weights.astype(np.float32)
        return mismatch

    def _reuse(self, candidates: Candidates) -> Floats:
        """How often each source is used already, beyond being continued."""
        side = max(1, self._side // _COUNTED)
        y, x = candidates.tops // _COUNTED, candidates.lefts // _COUNTED
        blocks = sliding_window_view(self._uses, (side, side))[y, x]
        uses = blocks.sum(axis=(1, 2))
        return np.asarray(np.maximum(uses / side**2 - _USES_OF_ONE_PLACE, 0))


def _counted(square: tuple[slice, slice]) -> tuple[slice, slice]:
    rows, columns = square
    return (
        slice(rows.start // _COUNTED, rows.stop // _COUNTED),
        slice(columns.start // _COUNTED, columns.stop // _COUNTED),
    )


def _nearness(scene: Scene) -> Floats:
    """1 beside the hole, 0 elsewhere."""
    return (blurred(scene.hole.astype(np.float32), _RING_BLUR) > _RING_REACH).astype(
        np.float32
    )
