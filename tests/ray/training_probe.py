"""Workers of a run on Ray that leave their weights, die, or see other photos."""

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from core.model.bundle import Bundle
from core.ray.training import run as training_run
from core.ray.training import worker as training_worker
from core.ray.training.worker import Place
from core.training.cluster import orders
from core.training.cluster.member import Member
from core.training.control import Control
from core.training.events import EventSink, Outcome, StepEnded, TrainingEvent
from core.training.loop import step_teller
from core.training.loop.trained_weights import TrainedWeights
from core.training.loop.trainer import Trainer
from core.training.process import assignment
from core.training.process.assignment import Assignment
from core.training.process.child import Work
from core.training.recipes import Recipe
from tests.tiny import tiny_recipe


def on(
    address: str, *, work: Callable[[Place], None], retries: int = training_run.RETRIES
) -> Work:
    """Sends a run of two such workers to a cluster; the work of a process."""
    return partial(_send, address, work, retries)


def _send(
    address: str,
    work: Callable[[Place], None],
    retries: int,
    given: Assignment,
    sink: EventSink,
    control: Control,
) -> Outcome:
    training_run.work = work
    training_run.RETRIES = retries
    return training_run.train_on_ray(address, 2, given, sink, control)


def leaving_weights(place: Place) -> None:
    """Each worker writes what it has trained beside the photos."""
    run = Trainer.run

    def leave(trainer: Trainer) -> TrainedWeights:
        trained = run(trainer)
        arrays = [array.ravel() for array in trainer._learner.kept_weights()]
        np.save(weights_of(place.photos, rank()), np.concatenate(arrays))
        return trained

    Trainer.run = leave
    _work(place)


def dying_once(place: Place) -> None:
    """The second worker dies in its third step, and not again."""
    mark = place.photos.parent / "died"
    if rank() == 1 and not mark.exists():
        mark.touch()
        training_worker._ignore = _die
    leaving_weights(place)


def dying(place: Place) -> None:
    """The second worker dies in its third step."""
    if rank() == 1:
        training_worker._ignore = _die
    _work(place)


def seeing_other_photos(place: Place) -> None:
    """The second worker has others in the place of the run's."""
    if rank() == 1:
        place = replace(place, photos=place.photos.parent / "others")
    _work(place)


def weights_of(photos: Path, rank: int) -> Path:
    return photos.parent / f"weights-{rank}.npy"


def rank() -> int:
    return Member.from_environment(os.environ).rank


def _work(place: Place) -> None:
    """The product's work with the recipe of tests; every step is told."""
    step_teller._EVENT_EVERY = 0.0
    assignment.recipe_for = orders.recipe_for = _recipe
    training_worker.work(place)


def _recipe(preset: str, start: Bundle | None) -> Recipe:
    return tiny_recipe(clip=0.1)


def _die(event: TrainingEvent) -> None:
    if isinstance(event, StepEnded) and event.step >= 3:
        os._exit(9)
