"""Which rows the list of repairs has: one a repair, one a group, or both. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from core.repair import Repair, RepairGroup


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list.

    Attributes:
        repairs: Of a group all of them, else one.
        places: Theirs in the document's list.
        group: What a row stands for that stands for several; None for one repair.
        is_inside: Whether it is one of an unfolded group.
    """

    repairs: tuple[Repair, ...]
    places: tuple[int, ...]
    group: RepairGroup | None = None
    is_inside: bool = False

    @property
    def place(self) -> int:
        """Of its only or first repair."""
        return self.places[0]

    @property
    def is_enabled(self) -> bool | None:
        """Whether all of it is on or off; None where some are and some are not."""
        states = {repair.is_enabled for repair in self.repairs}
        return states.pop() if len(states) == 1 else None

    def is_like(self, other: Row) -> bool:
        """Whether it would look the same: of the very same repairs."""
        return (
            len(self.repairs) == len(other.repairs)
            and all(map(_is_same, self.repairs, other.repairs))
            and (self.group, self.is_inside) == (other.group, other.is_inside)
        )


def rows_of(
    repairs: Sequence[Repair], unfolded: Collection[RepairGroup]
) -> tuple[Row, ...]:
    """The rows of a list of repairs, in the order of the list.

    A group stands where its first repair does, and is one row, or one row and one for
    each of its repairs. What is left of a group once there is only one is a repair
    like any other.

    Args:
        repairs: Of the document.
        unfolded: Groups that show their repairs.
    """
    members: dict[RepairGroup, list[int]] = {}
    for place, repair in enumerate(repairs):
        if repair.group is not None:
            members.setdefault(repair.group, []).append(place)
    return tuple(_rows(repairs, members, unfolded))


def _rows(
    repairs: Sequence[Repair],
    members: dict[RepairGroup, list[int]],
    unfolded: Collection[RepairGroup],
) -> Iterator[Row]:
    for place, repair in enumerate(repairs):
        group = repair.group
        places = (place,) if group is None else tuple(members[group])
        if len(places) == 1:
            yield Row((repair,), places)
        elif place == places[0]:
            yield Row(tuple(repairs[each] for each in places), places, group)
            if group in unfolded:
                for each in places:
                    yield Row((repairs[each],), (each,), is_inside=True)


def _is_same(one: Repair, other: Repair) -> bool:
    return one is other
