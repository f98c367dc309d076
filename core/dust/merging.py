"""The finds of all sizes as one list, with no place in it twice."""

from __future__ import annotations

from dataclasses import astuple, replace
from typing import TYPE_CHECKING

import numpy as np

from core.dust.mark import Mark
from core.dust.morphology import spread
from core.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Iterable

_SAME = 0.8
"""A coarse find is a finer one when that and its rim cover so much of it."""

_LIKELY, _MUCH_LESS = 0.0, 3.0
"""Evidence of the one, or not less by the other: enough to add to a mark."""


def merged(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Marks that share pixels as one, the clearest first.

    A hair is found as a whole at one size and in pieces at another. The piece with
    the most evidence decides; what hardly looks like dust is left out.
    """
    in_order = sorted(marks, key=lambda mark: (-mark.evidence, astuple(mark.box)))
    kept: list[Mark] = []
    corners = np.empty((len(in_order), 4), np.int64)
    for mark in in_order:
        number = _first_that_meets(mark, kept, corners[: len(kept)])
        if number is None:
            corners[len(kept)] = astuple(mark.box)
            kept.append(mark)
        elif mark.evidence > min(_LIKELY, kept[number].evidence - _MUCH_LESS):
            kept[number] = _joined(kept[number], mark)
            corners[number] = astuple(kept[number].box)
    return tuple(kept)


def _first_that_meets(mark: Mark, kept: list[Mark], corners: np.ndarray) -> int | None:
    left, top, right, bottom = corners.T
    box = mark.box
    near = (
        (left < box.right)
        & (right > box.left)
        & (top < box.bottom)
        & (bottom > box.top)
    )
    numbers = map(int, np.flatnonzero(near))
    return next((number for number in numbers if _meet(kept[number], mark)), None)


def _meet(one: Mark, other: Mark) -> bool:
    shared = one.box.intersection(other.box)
    return bool((_part(one, shared) & _part(other, shared)).any())


def _part(mark: Mark, box: Box) -> np.ndarray:
    """The mark's mask in a box inside its own."""
    return mark.mask[box.shifted(-mark.box.left, -mark.box.top).slices]


def _joined(one: Mark, other: Mark) -> Mark:
    """One mark for both; only the finer one's pixels where they are the same thing."""
    fine, coarse = sorted((one, other), key=lambda mark: mark.grain)
    if fine.grain < coarse.grain and _is_outlined_by(coarse, fine):
        return replace(one, box=fine.box, mask=fine.mask, grain=fine.grain)
    a, b = one.box, other.box
    box = Box(
        min(a.left, b.left),
        min(a.top, b.top),
        max(a.right, b.right),
        max(a.bottom, b.bottom),
    )
    mask = np.zeros((box.height, box.width), np.bool_)
    for mark in (one, other):
        mask[mark.box.shifted(-box.left, -box.top).slices] |= mark.mask
    return replace(one, box=box, mask=mask)


def _is_outlined_by(coarse: Mark, fine: Mark) -> bool:
    """Whether a coarse mark is a fine one, seen less exactly."""
    room = 2 * coarse.grain
    near = fine.box.grown(room)
    wide = spread(np.pad(fine.mask.view(np.uint8), room), 2 * room + 1)
    shared = coarse.box.intersection(near)
    there = wide[shared.shifted(-near.left, -near.top).slices].view(np.bool_)
    covered = np.count_nonzero(there & _part(coarse, shared))
    return bool(covered >= _SAME * np.count_nonzero(coarse.mask))
