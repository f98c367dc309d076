"""What the scores of a model are called, and what they mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

if TYPE_CHECKING:
    from core.model.card import Score

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Measure:
    """One of the scores in a model's card.

    Attributes:
        name: In a few words.
        meaning: Explained in a sentence or two.
        text: The figure for people.
        badness: The smaller, the better.
    """

    name: str
    meaning: str
    text: Callable[[Score], str]
    badness: Callable[[Score], float]


def measures() -> tuple[Measure, ...]:
    """All of them, the one that verdicts rest on first."""
    return (_difference(), _closeness(), _likeness(), _sharpness(), _seam())


def _difference() -> Measure:
    return Measure(
        translate("figures", "Difference from the photo"),
        translate(
            "figures",
            "How far the colours in the square are from the real ones, on average "
            "(L1). Lower is better.",
        ),
        lambda score: f"{_number(100 * score.l1)} %",
        lambda score: score.l1,
    )


def _closeness() -> Measure:
    return Measure(
        translate("figures", "Closeness"),
        translate(
            "figures",
            "The same on the scale that engineers use (PSNR), which counts large "
            "differences more. Higher is better.",
        ),
        lambda score: f"{_number(score.psnr)} dB",
        lambda score: -score.psnr,
    )


def _likeness() -> Measure:
    return Measure(
        translate("figures", "Likeness of shapes"),
        translate(
            "figures",
            "How alike edges and patterns are (SSIM). 1 is the same; higher is better.",
        ),
        lambda score: _number(score.ssim),
        lambda score: -score.ssim,
    )


def _sharpness() -> Measure:
    return Measure(
        translate("figures", "Sharpness"),
        translate(
            "figures",
            "Fine detail beside that of the photo. 1 is as sharp as the photo; below "
            "it, the fill is soft.",
        ),
        lambda score: _number(score.sharp),
        lambda score: abs(score.sharp - 1),
    )


def _seam() -> Measure:
    return Measure(
        translate("figures", "Visible edge"),
        translate(
            "figures",
            "The step across the edge of the square beside that of the photo. 1 is "
            "right; above it, the edge shows.",
        ),
        lambda score: _number(score.seam),
        lambda score: abs(score.seam - 1),
    )


def _number(value: float) -> str:
    return QLocale().toString(value, "f", 2)
