"""Which part of the losses is worth looking at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.wizard.loss_history import LossHistory

_EMPTY = (0.0, 1.0)
_PAD = 0.08
"""Free space above and below, as a part of what is shown."""
_LEAST_SPAN = 0.02
"""Least height of the range, as a part of the losses: noise shall look like noise."""
_OUTLIERS = 0.05
"""Part of the steps at either end that the range does not follow."""
_ROUND = (10, 12, 15, 20, 30, 40, 50, 60, 80)


def loss_range(history: LossHistory) -> tuple[float, float]:
    """The lowest and highest loss to show.

    The curves of whole epochs are always in view; of the steps' curve, outliers such
    as the first steps of a fresh network may leave it.
    """
    losses = [*history.training.ys, *history.validation.ys, *_middle(history)]
    if history.start is not None:
        losses.append(history.start)
    if not losses:
        return _EMPTY
    low, high = min(losses), max(losses)
    least = max(abs(high) * _LEAST_SPAN, 1e-9)
    missing = max(0.0, least - (high - low)) / 2
    pad = _PAD * max(high - low, least) + missing
    return low - pad, high + pad


def epoch_range(history: LossHistory) -> tuple[float, float]:
    """From the first epoch of this sitting to a round number after the latest.

    The end stays the same for a while, so that the curves grow into free space and
    the axis does not slide all the time.
    """
    curves = (history.steps, history.training, history.validation)
    starts = [curve.first for curve in curves if curve.first is not None]
    if not starts:
        return _EMPTY
    first = float(int(min(starts)))
    last = max(x for curve in curves for x in (first, *curve.xs[-1:]))
    return first, first + _round_up(last - first)


def _round_up(length: float) -> float:
    """The first of 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, ... that is longer."""
    power = 1
    while True:
        for tenths in _ROUND:
            end = tenths * power / 10
            if end > length and end.is_integer():
                return end
        power *= 10


def _middle(history: LossHistory) -> list[float]:
    """The smoothed losses of the steps without their extremes."""
    losses = sorted(history.steps.smoothed())
    cut = round(len(losses) * _OUTLIERS)
    return losses[cut : len(losses) - cut]
