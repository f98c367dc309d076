"""What people do to a list of repairs, each as a function of the wanted list. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.repair import RepairGroup, WantedRepair

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.geometry import Box
    from core.repair import Change, GroupKind


def added(boxes: Iterable[Box], *, kind: GroupKind | None = None) -> Change:
    """Further squares, filled with the prepared model.

    Args:
        boxes: The holes, in photo pixels.
        kind: What they were made from in one go; None when each stands alone.
    """
    new = tuple(boxes)

    def change(wanted: tuple[WantedRepair, ...]) -> tuple[WantedRepair, ...]:
        group = kind and RepairGroup(kind, _free_number(wanted))
        return (*wanted, *(WantedRepair(box, group=group) for box in new))

    return change


def deleted(one: WantedRepair) -> Change:
    """The list without one repair."""
    return lambda wanted: tuple(each for each in wanted if each != one)


def switched(group: RepairGroup, *, is_on: bool) -> Change:
    """The list with all repairs of a group switched on or off."""
    return lambda wanted: tuple(
        replace(each, is_enabled=is_on) if each.group == group else each
        for each in wanted
    )


def without_group(group: RepairGroup) -> Change:
    """The list without the repairs of a group."""
    return lambda wanted: tuple(each for each in wanted if each.group != group)


def exchanged(one: WantedRepair, other: WantedRepair) -> Change:
    """The list with another repair in the place of one: moved, switched, tried again.

    Nothing changes where the one is no longer in the list.
    """
    return lambda wanted: tuple(other if each == one else each for each in wanted)


def refilled(model: str, *, group: RepairGroup | None = None) -> Change:
    """All of them filled by another model, or those of one group."""
    return lambda wanted: tuple(
        replace(each, model=model) if group in {None, each.group} else each
        for each in wanted
    )


def _free_number(wanted: Iterable[WantedRepair]) -> int:
    """One that no group of the list has."""
    return max((each.group.number for each in wanted if each.group), default=0) + 1
