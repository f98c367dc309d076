"""Squares that wait for a person's word before they are filled. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.geometry import Box, Point
    from core.repair import GroupKind


@dataclass(frozen=True, slots=True)
class Place:
    """One spot of damage.

    Attributes:
        box: Around it, in photo pixels.
        squares: That hide it.
        evidence: That it is damage; more is shown first.
    """

    box: Box
    squares: tuple[Box, ...]
    evidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Review:
    """Places on one photo, of which a person takes some away.

    Attributes:
        kind: Where they come from; None for squares that are filled one by one.
        places: The clearest first.
        least: From how much evidence on a place counts.
        dropped: Numbers of the places that were taken away.
        current: Number of the place that keys are meant for; None for none.
    """

    kind: GroupKind | None
    places: tuple[Place, ...]
    least: float | None = None
    dropped: frozenset[int] = frozenset()
    current: int | None = None

    @property
    def shown(self) -> tuple[int, ...]:
        """Numbers of the places that count, those that were taken away included."""
        return tuple(
            number
            for number, place in enumerate(self.places)
            if self.least is None or place.evidence >= self.least
        )

    @property
    def kept(self) -> tuple[int, ...]:
        """Numbers of the places that will be filled."""
        return tuple(number for number in self.shown if number not in self.dropped)

    @property
    def squares(self) -> tuple[Box, ...]:
        """What will be filled, each once."""
        squares = (s for number in self.kept for s in self.places[number].squares)
        return tuple(dict.fromkeys(squares))

    def at(self, point: Point, *, reach: float) -> int | None:
        """The smallest shown place there; None where there is none.

        Args:
            point: Of the photo.
            reach: How far from a square it answers, in photo pixels.
        """
        near = [
            number
            for number in self.shown
            if any(_reaches(s, point, reach) for s in self.places[number].squares)
        ]
        return min(near, key=lambda n: self.places[n].box.size.pixels, default=None)

    def with_least(self, least: float) -> Review:
        """The same with other places counting."""
        changed = replace(self, least=least)
        if self.current in changed.shown:
            return changed
        return replace(changed, current=None)

    def toggled(self, number: int) -> Review:
        """A place taken away, or put back."""
        return replace(self, dropped=self.dropped ^ {number}, current=number)

    def stepped(self, by: int) -> Review:
        """The next place as the current one, in reading order; round and round."""
        order = sorted(self.shown, key=lambda n: _reading(self.places[n].box))
        if not order:
            return self
        at = order.index(self.current) + by if self.current in order else min(by, 0)
        return replace(self, current=order[at % len(order)])


def _reaches(square: Box, point: Point, reach: float) -> bool:
    return (
        square.left - reach <= point.x < square.right + reach
        and square.top - reach <= point.y < square.bottom + reach
    )


def _reading(box: Box) -> tuple[int, int]:
    return box.top, box.left
