"""What a comparison means, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

if TYPE_CHECKING:
    from core.training.comparison import Comparison
    from core.training.events import TrainingResult

translate = QCoreApplication.translate

_FINE = 0.0195
"""Parts below it are told with a digit after the point."""
_MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is told of a finished run.

    Attributes:
        headline: One sentence.
        details: How sure it is, and what happens now.
        is_recommended: Whether the new model should be used.
    """

    headline: str
    details: str
    is_recommended: bool


def verdict_of(result: TrainingResult) -> Verdict:
    """Judge a new model by its comparison; with nothing to compare it is welcome."""
    comparison = result.comparison
    if comparison is None:
        return Verdict(
            translate("verdict", "The new model is ready"),
            translate("verdict", "There was no other model to compare it with."),
            is_recommended=True,
        )
    if comparison.is_better:
        return Verdict(_better(comparison), _measured(comparison), is_recommended=True)
    text = translate(
        "verdict",
        "{measured} The model {name} stays in use unless you decide otherwise.",
    )
    details = text.format(measured=_measured(comparison), name=comparison.current_name)
    return Verdict(_not_better(comparison), details, is_recommended=False)


def part_text(part: float, *, is_fine: bool) -> str:
    """A part as a percentage, as the person writes numbers.

    Args:
        part: 0.07 is 7 %.
        is_fine: Whether to tell a digit after the point.
    """
    number = QLocale().toString(abs(100 * part), "f", 1 if is_fine else 0)
    is_zero = not number.strip("0.,")
    return f"{_MINUS if part < 0 and not is_zero else ''}{number} %"


def _better(comparison: Comparison) -> str:
    text = translate("verdict", "Better on your photos by {gain}")
    return text.format(gain=_part(comparison, comparison.gain))


def _not_better(comparison: Comparison) -> str:
    if comparison.high < 0:
        text = translate("verdict", "Worse on your photos by {loss}")
        return text.format(loss=_part(comparison, -comparison.gain))
    return translate("verdict", "Not better on your photos")


def _measured(comparison: Comparison) -> str:
    """How sure the figure is, and where it comes from."""
    text = translate(
        "verdict",
        "Compared with {name}, the gain is between {low} and {high}, measured on "
        "{photos} of your photos that it did not learn from.",
    )
    return text.format(
        name=comparison.current_name,
        low=_part(comparison, comparison.low),
        high=_part(comparison, comparison.high),
        photos=comparison.photos,
    )


def _part(comparison: Comparison, part: float) -> str:
    ends = (comparison.gain, comparison.low, comparison.high)
    return part_text(part, is_fine=min(abs(end) for end in ends) < _FINE)
