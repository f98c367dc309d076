"""The colours of the chart, readable on the palette they stand on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_HALF = 128


@dataclass(frozen=True, slots=True)
class ChartColors:
    """What each part of the chart is painted with.

    Attributes:
        ground: Behind everything.
        text: Of the axes.
        grid: Faint lines.
        training: Losses on the photos that are trained on.
        held_out: Losses on the photos that are held out, and the best epoch.
        start: Where the run began.
    """

    ground: QColor
    text: QColor
    grid: QColor
    training: QColor
    held_out: QColor
    start: QColor

    @classmethod
    def of(cls, widget: QWidget) -> Self:
        """The colours that suit a widget's palette."""
        palette = widget.palette()
        ground = palette.color(QPalette.ColorRole.Base)
        text = palette.color(QPalette.ColorRole.Text)
        is_dark = ground.lightness() < _HALF
        # A pair that people who do not tell red from green can tell apart, too.
        return cls(
            ground=ground,
            text=_between(text, ground, 0.25),
            grid=_between(text, ground, 0.85),
            training=QColor("#93abc3" if is_dark else "#63819d"),
            held_out=QColor("#f0a04b" if is_dark else "#d0660d"),
            start=_between(text, ground, 0.4),
        )


def _between(color: QColor, other: QColor, part: float) -> QColor:
    """A colour on the way to another; part 0 is the first, 1 the other."""
    values = zip(color.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a + part * (b - a)) for a, b in values))
