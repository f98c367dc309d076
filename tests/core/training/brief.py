"""Trainings in processes of their own, as the program makes them, in short epochs.

An epoch of the product's recipes has a thousand crops, to be worth a validation, and
its previews have texture, which takes seconds; few tests are about that.
"""

from dataclasses import replace

from core.cli import train_follower, train_process
from core.training import recipes
from core.training.cluster import work
from core.training.control import Control
from core.training.events import EventSink, Outcome
from core.training.process import child
from core.training.process.assignment import Assignment
from core.training.proof import preview_grid
from core.training.recipes import Recipe

_STEPS = 4
_as_in_the_program = recipes._fine_tuning


def train(assignment: Assignment, sink: EventSink, control: Control) -> Outcome:
    """Work of a process, see `child.train`."""
    shorten_epochs()
    return child.train(assignment, sink, control)


def train_as_chief(
    assignment: Assignment, sink: EventSink, control: Control
) -> Outcome:
    """See `work.train_as_chief`."""
    shorten_epochs()
    return work.train_as_chief(assignment, sink, control)


def follow_chief(assignment: Assignment, sink: EventSink, control: Control) -> Outcome:
    """See `work.follow_chief`."""
    shorten_epochs()
    return work.follow_chief(assignment, sink, control)


def shorten_epochs() -> None:
    """In this process, which is one of a single run."""
    recipes._fine_tuning = fine_tuning
    preview_grid.add_detail = None


def shorten_commands() -> None:
    """Let `mendscape train` in this process train briefly, in processes of its own."""
    train_process.train = train
    train_process.train_as_chief = train_as_chief
    train_follower.follow_chief = follow_chief


def fine_tuning(*args: object, **options: object) -> Recipe:
    """In place of the function of that name in `recipes`."""
    recipe = _as_in_the_program(*args, **options)
    return replace(recipe, crops_per_epoch=_STEPS * recipe.batch_size)
