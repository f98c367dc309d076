"""What a run does around its steps: a learner that learns nothing, at once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from core.training.events import TrainingEvent
from core.training.loop.checkpoints import Arrays
from core.training.loop.learner import Learner
from core.training.loop.trained_weights import TrainedWeights


@dataclass
class FakeLearner(Learner):
    """Its one weight counts the steps that led to it, in pictures.

    Attributes:
        losses: Of the validations to come; the last one repeats.
        before_step: Called with the number of the step to come, counted from 1, and
            the size of its batch; may raise, or return the step's loss.
        steps: Batch size and learning rate of every step.
        pictures: Seen, in order; a picture is told by the sum of its pixels.
    """

    losses: list[float] = field(default_factory=lambda: [1.0])
    before_step: Callable[[int, int], float | None] = lambda _number, _size: None
    steps: list[tuple[int, float]] = field(default_factory=list)
    pictures: list[float] = field(default_factory=list)
    weight: float = 0.0

    def distribute(self, batches: Any) -> Any:
        return batches

    def step(self, batch: Any, *, learning_rate: float) -> float:
        targets = batch[1].numpy()
        loss = self.before_step(len(self.steps) + 1, len(targets))
        self.steps.append((len(targets), learning_rate))
        self.pictures += [round(float(t.sum()), 3) for t in targets]
        self.weight += len(targets)
        return 0.5 if loss is None else loss

    def validation_loss(
        self, batches: Any, *, after_batch: Callable[[], None]
    ) -> float | None:
        count = 0
        for batch in batches:
            count += len(batch[1])
            after_batch()
        if not count:
            return None
        return self.losses.pop(0) if len(self.losses) > 1 else self.losses[0]

    def kept_weights(self) -> list[Any]:
        return [np.array([self.weight], np.float32)]

    def begin_from(self, bundle: object) -> None:
        self.weight = -1.0

    def state(self) -> Arrays:
        return {"network/000": np.array([self.weight], np.float32)}

    def restore(self, arrays: Arrays) -> None:
        self.weight = float(arrays["network/000"][0])


Reaction = Callable[[], None]


def reacting(
    events: list[TrainingEvent], **reactions: Reaction
) -> Callable[[TrainingEvent], None]:
    """A sink that keeps the events and does something at the first of a kind."""

    def sink(event: TrainingEvent) -> None:
        events.append(event)
        reactions.pop(type(event).__name__, lambda: None)()

    return sink


def of_kind(events: list[TrainingEvent], kind: type) -> list:
    return [event for event in events if isinstance(event, kind)]


def weight_of(trained: TrainedWeights) -> float:
    return float(trained.weights["000"][0])
