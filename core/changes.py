"""What people do to a list of repairs, each as a function of the wanted list. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.repair import WantedRepair

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.geometry import Box
    from core.repair import Change


def added(boxes: Iterable[Box]) -> Change:
    """Further squares, filled with the prepared model."""
    new = tuple(WantedRepair(box) for box in boxes)
    return lambda wanted: (*wanted, *new)


def deleted(one: WantedRepair) -> Change:
    """The list without one repair."""
    return lambda wanted: tuple(each for each in wanted if each != one)


def exchanged(one: WantedRepair, other: WantedRepair) -> Change:
    """The list with another repair in the place of one: moved, switched, tried again.

    Nothing changes where the one is no longer in the list.
    """
    return lambda wanted: tuple(other if each == one else each for each in wanted)


def refilled(model: str) -> Change:
    """All of them filled by another model."""
    return lambda wanted: tuple(replace(each, model=model) for each in wanted)
