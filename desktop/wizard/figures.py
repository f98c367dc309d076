"""The figures of a comparison, with plain names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

if TYPE_CHECKING:
    from core.training.comparison import Comparison

translate = QCoreApplication.translate


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
    return (
        _difference(comparison),
        _noise(comparison),
        _likeness(comparison),
        _sharpness(comparison),
        _seam(comparison),
    )


def _difference(comparison: Comparison) -> Figure:
    new, current = comparison.new.l1, comparison.current.l1
    return Figure(
        translate("figures", "Difference from the photo"),
        translate(
            "figures",
            "How far the colours in the square are from the real ones, on average "
            "(L1). Lower is better; the verdict rests on it.",
        ),
        _percent(current),
        _percent(new),
        is_new_better=new < current,
    )


def _noise(comparison: Comparison) -> Figure:
    new, current = comparison.new.psnr, comparison.current.psnr
    return Figure(
        translate("figures", "Closeness"),
        translate(
            "figures",
            "The same on the scale that engineers use (PSNR), which counts large "
            "differences more. Higher is better.",
        ),
        _decibels(current),
        _decibels(new),
        is_new_better=new > current,
    )


def _likeness(comparison: Comparison) -> Figure:
    new, current = comparison.new.ssim, comparison.current.ssim
    return Figure(
        translate("figures", "Likeness of shapes"),
        translate(
            "figures",
            "How alike edges and patterns are (SSIM). 1 is the same; higher is better.",
        ),
        _number(current),
        _number(new),
        is_new_better=new > current,
    )


def _sharpness(comparison: Comparison) -> Figure:
    new, current = comparison.new.sharp, comparison.current.sharp
    return Figure(
        translate("figures", "Sharpness"),
        translate(
            "figures",
            "Fine detail beside that of the photo. 1 is as sharp as the photo; below "
            "it, the fill is soft.",
        ),
        _number(current),
        _number(new),
        is_new_better=abs(new - 1) < abs(current - 1),
    )


def _seam(comparison: Comparison) -> Figure:
    new, current = comparison.new.seam, comparison.current.seam
    return Figure(
        translate("figures", "Visible edge"),
        translate(
            "figures",
            "The step across the edge of the square beside that of the photo. 1 is "
            "right; above it, the edge shows.",
        ),
        _number(current),
        _number(new),
        is_new_better=abs(new - 1) < abs(current - 1),
    )


def _percent(part: float) -> str:
    return f"{QLocale().toString(100 * part, 'f', 2)} %"


def _decibels(value: float) -> str:
    return f"{QLocale().toString(value, 'f', 2)} dB"


def _number(value: float) -> str:
    return QLocale().toString(value, "f", 2)
