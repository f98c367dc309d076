"""The squares that are drawn on a photo and not filled yet. Pure."""

from dataclasses import dataclass, replace
from typing import Self

from core.geometry import Box, Point
from desktop.canvas.grips import grip_at


@dataclass(frozen=True, slots=True)
class Squares:
    """One square with handles, and those that wait to be filled together with it.

    Attributes:
        selection: The one with handles, or None.
        collected: Drawn before it.
        origin: Where the selection was put to be moved from; None for a new square.
    """

    selection: Box | None = None
    collected: tuple[Box, ...] = ()
    origin: Box | None = None

    @property
    def boxes(self) -> tuple[Box, ...]:
        """All of them, in the order of drawing."""
        last = () if self.selection is None else (self.selection,)
        return (*self.collected, *last)

    def with_selection(self, box: Box | None) -> Self:
        """The same with another square in the selection's place."""
        return replace(self, selection=box)

    def all_waiting(self) -> Self:
        """Room for one more: the selection waits with the others.

        A selection that stands for something to be moved does not.
        """
        return type(self)(collected=self.boxes if self.origin is None else ())

    def picked_up(self, point: Point, *, reach: float) -> Self:
        """The one at that point as the selection; the same where there is none."""
        for box in reversed(self.boxes):
            if grip_at(box, point, reach=reach) is not None:
                return self if box == self.selection else self._chosen(box)
        return self

    def without(self, box: Box) -> Self:
        """The others."""
        collected = tuple(each for each in self.collected if each != box)
        if box == self.selection:
            return type(self)(collected=collected)
        return replace(self, collected=collected)

    def without_last(self) -> Self:
        """The selection taken away, and the one drawn before in its place."""
        if not self.collected:
            return type(self)()
        return type(self)(self.collected[-1], self.collected[:-1])

    def _chosen(self, box: Box) -> Self:
        return type(self)(box, tuple(each for each in self.boxes if each != box))
