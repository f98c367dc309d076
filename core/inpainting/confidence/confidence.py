"""What is said of a finished fill."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Level(Enum):
    """How far a fill can be trusted; the values are read by other programs."""

    LIKELY_RIGHT = "likely_right"
    LOOK_CLOSELY = "look_closely"
    LIKELY_TO_SHOW = "likely_to_show"


class Reason(Enum):
    """Why a fill is not called right; the values are read by other programs."""

    OUTLINES = "outlines"
    """A skyline, a shore or another strong change of tone runs into the hole."""
    MISSED_BESIDE = "missed_beside"
    """Squares of the same size beside the hole, filled as a trial, came out wrong."""
    NOTHING_BESIDE = "nothing_beside"
    """The photo has no room beside the hole to try a square of its size."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """How far one fill can be trusted.

    Attributes:
        level: For people.
        reasons: None for a fill that is likely right, at least one for any other.
        score: The error that is foretold, as `visible_error` measures it: 0 is
            perfect, and above 1 it begins to show.
    """

    level: Level
    reasons: tuple[Reason, ...]
    score: float
