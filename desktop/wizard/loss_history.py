"""The losses of a run, in as little memory as a chart needs."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from core.training import events

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.training.events import EpochEnded, StepEnded, TrainingEvent

_Point = tuple[float, float]

_MOST_POINTS = 600
"""More could hardly be told from each other, and would take long to draw."""
_SMOOTHING = 0.05
"""Weight of a new point in the running mean: about the last 20 points count."""


class Curve:
    """Points with rising x; when they become too many, each pair becomes one.

    Attributes:
        most: Points kept at most.
        first: Where the first point was, which may have been joined with others.
    """

    def __init__(self, most: int = _MOST_POINTS) -> None:
        self.most = most
        self.first: float | None = None
        self._points: list[_Point] = []
        self._stride = 1
        self._pending: list[_Point] = []

    def add(self, x: float, y: float) -> None:
        """Add a point; points at or right of it are forgotten: the run went back."""
        self.first = x if self.first is None else min(x, self.first)
        if self._points and x <= self._points[-1][0]:
            self._points = [point for point in self._points if point[0] < x]
            self._pending.clear()
        self._pending.append((x, y))
        if len(self._pending) < self._stride:
            return
        self._points.append(_mean(self._pending))
        self._pending.clear()
        if len(self._points) >= self.most:
            self._thin_out()

    @property
    def xs(self) -> list[float]:
        """Where the points are."""
        return [x for x, _ in self._points]

    @property
    def ys(self) -> list[float]:
        """How high they are."""
        return [y for _, y in self._points]

    def smoothed(self) -> list[float]:
        """The heights as a running mean; an outlier moves it a little only."""
        means: list[float] = []
        weight = _SMOOTHING
        mean = 0.0
        for count, y in enumerate(self.ys, start=1):
            mean += max(weight, 1 / count) * (y - mean)
            means.append(mean)
        return means

    def _thin_out(self) -> None:
        pairs = zip(self._points[::2], self._points[1::2], strict=False)
        self._points = [_mean(pair) for pair in pairs]
        self._stride *= 2


class LossHistory:
    """Hears a run, and keeps what its chart shows; x counts epochs.

    Attributes:
        steps: Training loss, step by step.
        training: Training loss, the mean of each epoch.
        validation: Loss on the held-out photos, after each epoch.
        start: Of the model before this training, on the held-out photos.
        best: The epoch with the lowest validation loss, and that loss; None before
            there is one.
    """

    def __init__(self) -> None:
        self.steps = Curve()
        self.training = Curve()
        self.validation = Curve()
        self.start: float | None = None
        self.best: _Point | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is no curve yet."""
        return not self.steps.xs and not self.validation.xs

    def hear(self, event: TrainingEvent) -> bool:
        """Take in the next event; whether the chart looks different now."""
        match event:
            case events.StepEnded() if isfinite(event.loss):
                self._hear_step(event)
            case events.EpochEnded():
                self._hear_epoch(event)
            case events.StartJudged(loss):
                self.start = loss
            case _:
                return False
        return True

    def _hear_step(self, event: StepEnded) -> None:
        self.steps.add(event.epoch - 1 + event.step / max(1, event.steps), event.loss)

    def _hear_epoch(self, event: EpochEnded) -> None:
        if isfinite(event.loss):
            # A mean over an epoch belongs to its middle.
            self.training.add(event.epoch - 0.5, event.loss)
        if isfinite(event.validation_loss):
            self.validation.add(event.epoch, event.validation_loss)
        if event.best_epoch == event.epoch:
            self.best = (event.epoch, event.validation_loss)


def _mean(points: Sequence[_Point]) -> _Point:
    xs, ys = zip(*points, strict=True)
    return sum(xs) / len(xs), sum(ys) / len(ys)
