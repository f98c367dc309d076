"""How a picture of a batch came about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Made:
    """How a picture came about, and what it is.

    Attributes:
        recipe: Digest of all that its pixels follow from: see `core.batch.recipe`.
        output: Digest of the file that was written.
    """

    recipe: str
    output: str
