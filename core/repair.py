"""One entry of a document's list of repairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.geometry import Box
    from core.patch import Patch


@dataclass(frozen=True, slots=True, eq=False)
class Repair:
    """One filled square: where, with what, and the result.

    Attributes:
        box: The hole, in photo pixels.
        model: Name of the model that filled it.
        seed: Of the fill; another seed may give another candidate.
        patch: The new pixels.
        is_enabled: False while the repair is switched off.
    """

    box: Box
    model: str
    seed: int
    patch: Patch
    is_enabled: bool = True
