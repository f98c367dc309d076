"""One entry of a document's list of repairs: as it is wanted, and as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.geometry import Box
    from core.patch import Patch


class GroupKind(Enum):
    """What several squares were made from in one go; the values stand in files."""

    BRUSH = "brush"
    """Strokes of the brush."""
    MASK = "mask"
    """A picture in which the damage is marked."""
    DUST = "dust"
    """Specks and scratches that the program found."""


@dataclass(frozen=True, slots=True)
class RepairGroup:
    """What repairs that were made together share; each is a repair of its own.

    Attributes:
        kind: What they were made from.
        number: Tells groups of one photo apart; from 1.
    """

    kind: GroupKind
    number: int


@dataclass(frozen=True, slots=True)
class WantedRepair:
    """A square to be filled, and how; a value that says nothing of the result.

    Attributes:
        box: The hole, in photo pixels.
        model: Name of the model that fills it; None is the prepared one.
        seed: Of the fill; another seed may give another candidate.
        is_smooth: Without the detail step.
        is_enabled: False while the repair is switched off.
        group: What it was made together with; the fill does not depend on it.
    """

    box: Box
    model: str | None = None
    seed: int = 0
    is_smooth: bool = False
    is_enabled: bool = True
    group: RepairGroup | None = None


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
        group: What it was made together with.
    """

    box: Box
    model: str
    seed: int
    patch: Patch
    is_enabled: bool = True
    is_smooth: bool = False
    neighbours: tuple[Box, ...] = ()
    group: RepairGroup | None = None

    @property
    def wanted(self) -> WantedRepair:
        """What to ask for to have this repair."""
        return WantedRepair(
            self.box,
            self.model,
            self.seed,
            self.is_smooth,
            self.is_enabled,
            self.group,
        )
