"""Tells how training goes, step by step, without flooding whoever listens."""

import time

from core.training.events import EventSink, StepEnded
from core.training.loop.checkpoints import Position

_EVENT_EVERY = 0.1  # seconds


class StepTeller:
    """Measures the pace of the steps, and tells at most about ten of them a second."""

    def __init__(self, sink: EventSink) -> None:
        """Nothing was done yet."""
        self._sink = sink
        self._steps = 0
        self._pictures = 0
        self._seconds = 0.0
        self._since = time.monotonic()
        self._told_at = float("-inf")

    def begin(self) -> None:
        """What was before the next step was no training and does not slow its pace."""
        self._since = time.monotonic()

    def step_ended(self, position: Position, *, steps: int, loss: float) -> None:
        """Count a step, and tell it when the last one told is long enough ago.

        Args:
            position: After the step.
            steps: In an epoch.
            loss: Of the step.
        """
        now = time.monotonic()
        if self._steps == 1:
            # The first step also built what it needed, and tells nothing of the pace.
            self._pictures, self._seconds = 0, 0.0
        self._steps += 1
        self._pictures += position.batch_size
        self._seconds += now - self._since
        self._since = now
        if now - self._told_at >= _EVENT_EVERY:
            self._told_at = now
            self._sink(
                StepEnded(
                    epoch=position.epoch + 1,
                    step=position.step,
                    steps=steps,
                    loss=loss,
                    pictures_per_second=self._pictures / max(self._seconds, 1e-9),
                )
            )
