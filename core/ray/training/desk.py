"""Where the workers of a run on Ray and the computer that sent it leave word."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from core.ray.training.words import Told, Word

if TYPE_CHECKING:
    from core.ray.training.luggage import Luggage
    from core.training.process.wire import Command

Handle = Any
"""Of an actor; Ray gives them no types that tell of their methods."""


class Desk:
    """An actor that both sides ask; it never asks anybody.

    It outlives the workers: when Ray starts them again after one was lost, they find
    the newest checkpoint and all commands here.

    Args:
        luggage: What the chief is to take along.
    """

    def __init__(self, luggage: Luggage) -> None:
        self._luggage = luggage
        self._words: deque[Word] = deque()
        self._commands: list[Command] = []

    def luggage(self) -> Luggage:
        """What the chief is to take along, with the newest checkpoint."""
        return self._luggage

    def say(self, word: Word) -> None:
        """Leave word for the computer that sent the run."""
        if isinstance(word, Told) and word.checkpoint is not None:
            self._luggage = replace(self._luggage, checkpoint=word.checkpoint)
        self._words.append(word)

    def words(self) -> list[Word]:
        """What was said since the last time."""
        words = list(self._words)
        self._words.clear()
        return words

    def command(self, command: Command) -> None:
        """Leave a command for the chief."""
        self._commands.append(command)

    def commands(self, known: int) -> list[Command]:
        """All commands but the first ones, which the chief knows."""
        return self._commands[known:]


def open_desk(luggage: Luggage) -> Handle:
    """Start the actor on the computer that this program runs on.

    Raises:
        RayError: It cannot be started.
    """
    import ray
    from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

    here = NodeAffinitySchedulingStrategy(
        ray.get_runtime_context().get_node_id(), soft=False
    )
    actor = ray.remote(Desk).options(num_cpus=0, scheduling_strategy=here)
    desk = actor.remote(luggage)
    ray.get(desk.words.remote())
    return desk
