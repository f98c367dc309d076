"""One entry of a document's list of repairs: as it is wanted, and as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.geometry import Box
    from core.patch import Patch


@dataclass(frozen=True, slots=True)
class WantedRepair:
    """A square to be filled, and how; a value that says nothing of the result.

    Attributes:
        box: The hole, in photo pixels.
        model: Name of the model that fills it; None is the prepared one.
        seed: Of the fill; another seed may give another candidate.
        is_smooth: Without the detail step.
        is_enabled: False while the repair is switched off.
    """

    box: Box
    model: str | None = None
    seed: int = 0
    is_smooth: bool = False
    is_enabled: bool = True


Change = Callable[[tuple[WantedRepair, ...]], tuple[WantedRepair, ...]]
"""From the repairs there are to those that are wanted instead."""


@dataclass(frozen=True, slots=True, eq=False)
class Repair:
    """One filled square: where, with what, and the result.

    Attributes:
        box: The hole, in photo pixels.
        model: Name of the model that filled it.
        seed: Of the fill; another seed may give another candidate.
        patch: The new pixels.
        is_enabled: False while the repair is switched off.
        is_smooth: Whether it was filled without the detail step.
        neighbours: What else was unknown to the fill: the other holes of that time,
            cut to what the fill looked at, sorted.
    """

    box: Box
    model: str
    seed: int
    patch: Patch
    is_enabled: bool = True
    is_smooth: bool = False
    neighbours: tuple[Box, ...] = ()

    @property
    def wanted(self) -> WantedRepair:
        """What to ask for to have this repair."""
        return WantedRepair(
            self.box, self.model, self.seed, self.is_smooth, self.is_enabled
        )
