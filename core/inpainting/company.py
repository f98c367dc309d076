"""Which holes are filled together, as one piece. Pure geometry.

Holes that touch have one border less to go by each, and what is painted in them
separately would not go on from one into the next. So those that lie close together are
seen, predicted and painted at once, and each takes its part of that.
"""

from __future__ import annotations

from dataclasses import astuple
from math import log2
from typing import TYPE_CHECKING

from core.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Iterable

_CELL = 512
"""Holes that are filled together lie in a cell of a grid so many pixels wide."""

_LARGE_CELL = 4
"""The cell of large holes is about so many times as wide as they are."""


def company(hole: Box, holes: Iterable[Box]) -> tuple[Box, ...]:
    """The holes that are filled together with one: those of its chain in its cell.

    Cells lie in a fixed grid over the photo, wider ones for large holes. So what is far
    away has no say, and all members of a company have the same one.

    Args:
        hole: One of them, in photo pixels.
        holes: All that there are, with the hole itself or without.

    Returns:
        With the hole itself, sorted, each once.
    """
    cell = _cell(hole)
    near = {other for other in holes if _cell(other) == cell} - {hole}
    found, latest = {hole}, [hole]
    while latest:
        one = latest.pop()
        beside = {other for other in near if _touch(one, other)}
        near -= beside
        found |= beside
        latest += beside
    return tuple(sorted(found, key=astuple))


def surroundings(hole: Box) -> Box:
    """Whatever is filled together with a hole lies in here; may leave the photo."""
    return hole.grown(2 * _cell(hole)[0])


def frame(boxes: Iterable[Box]) -> Box:
    """The smallest box around all of some boxes, of which there is one at least."""
    lefts, tops, rights, bottoms = zip(*map(astuple, boxes), strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def _cell(hole: Box) -> tuple[int, int, int]:
    """The size of the grid's cells, in pixels, and which of them the hole lies in."""
    side = max(hole.width, hole.height, 1)
    cell = max(_CELL, _LARGE_CELL * 2 ** round(log2(side)))
    x, y = (hole.left + hole.right) // 2, (hole.top + hole.bottom) // 2
    return cell, x // cell, y // cell


def _touch(one: Box, other: Box) -> bool:
    """Whether two boxes overlap or lie side by side."""
    shared = one.grown(1).intersection(other)
    return not shared.is_empty
