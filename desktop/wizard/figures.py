"""The figures of a comparison, with plain names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.texts.measures import measures

if TYPE_CHECKING:
    from core.model.card import Score
    from core.training.comparison import Comparison
    from desktop.texts.measures import Measure


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table.

    Attributes:
        name: What is measured.
        meaning: Explained in a sentence or two.
        current: Of the current model.
        new: Of the new model.
        is_new_better: Whether the new model's is the better one of the two.
    """

    name: str
    meaning: str
    current: str
    new: str
    is_new_better: bool


def figures_of(comparison: Comparison) -> tuple[Figure, ...]:
    """The rows, the one that the verdict rests on first."""
    new, current = comparison.new, comparison.current
    return tuple(_figure(measure, new=new, current=current) for measure in measures())


def _figure(measure: Measure, *, new: Score, current: Score) -> Figure:
    return Figure(
        measure.name,
        measure.meaning,
        measure.text(current),
        measure.text(new),
        is_new_better=measure.badness(new) < measure.badness(current),
    )
