"""A spot and what lies around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from core.dust.morphology import spread

if TYPE_CHECKING:
    from core.arrays import Mask
    from core.dust.grey import Grey
    from core.dust.regions import Indices
    from core.dust.spots import Spots

_NEAR, _FAR = 7, 31
"""What lies around a spot: outside of half the one, inside of half the other."""

_LEAST, _MOST = 20, 800
"""Pixels around a spot that are looked at."""

_CORE = 0.5
"""Its pixels that rise at least this part of its height are its core."""


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Pixels of a grey picture.

    Attributes:
        rows: (N,).
        columns: (N,).
    """

    rows: Indices
    columns: Indices

    def chosen(self, which: Mask | slice) -> Places:
        """Some of them."""
        return Places(self.rows[which], self.columns[which])


@dataclass(frozen=True, slots=True, eq=False)
class Surrounded:
    """One spot, and the photo around it.

    Attributes:
        whole: All its pixels.
        core: Those that rise highest.
        rim: Those just outside of it.
        around: Some of those farther away.
    """

    whole: Places
    core: Places
    rim: Places
    around: Places


def surrounded(spots: Spots, number: int) -> Surrounded | None:
    """One of the spots; None where too little of the photo lies around it."""
    whole = Places(*spots.pixels(number))
    top, left = _first(whole.rows), _first(whole.columns)
    bottom, right = (
        whole.rows.max() + _FAR // 2 + 1,
        whole.columns.max() + _FAR // 2 + 1,
    )
    picture = spots.rise[top:bottom, left:right]
    mask = np.zeros(picture.shape, np.uint8)
    mask[whole.rows - top, whole.columns - left] = 1
    far = (spread(mask, _FAR) > spread(mask, _NEAR)).nonzero()
    if len(far[0]) < _LEAST:
        return None
    rim = (spread(mask, 3) > mask).nonzero()
    heights = spots.rise[whole.rows, whole.columns]
    around = Places(far[0] + top, far[1] + left)
    return Surrounded(
        whole,
        core=whole.chosen(heights >= _CORE * _high(heights)),
        rim=Places(rim[0] + top, rim[1] + left),
        around=around.chosen(slice(None, None, 1 + len(far[0]) // _MOST)),
    )


def _high(heights: Grey) -> int:
    """Nearly the highest, so that one pixel alone decides nothing."""
    return int(np.sort(heights)[int(0.95 * (len(heights) - 1))])


def _first(places: Indices) -> int:
    return max(int(places.min()) - _FAR // 2, 0)
