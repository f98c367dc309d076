"""Squares that touch are one spot of damage. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.near_boxes import NearBoxes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.geometry import Box


def chains(boxes: Sequence[Box]) -> tuple[tuple[Box, ...], ...]:
    """Boxes by chains, in which each touches or overlaps another one.

    Args:
        boxes: In photo pixels; those that are the same count once.

    Returns:
        Each box once, in the order of the boxes; the chains, in that of their first.
    """
    near, order = NearBoxes(boxes), {box: at for at, box in enumerate(boxes)}
    left, found = dict.fromkeys(boxes), []
    while left:
        latest = [next(iter(left))]
        chain = set(latest)
        while latest:
            beside = set(near.in_reach(latest.pop().grown(1))) - chain
            chain |= beside
            latest += beside
        for box in chain:
            del left[box]
        found.append(tuple(sorted(chain, key=order.__getitem__)))
    return tuple(found)
