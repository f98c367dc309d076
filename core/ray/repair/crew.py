"""The workers of a list on a Ray cluster: who is at which picture."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.batch.job import JobResult
from core.batch.job_queue import JobQueue
from core.errors import Cancelled, RepairError
from core.ray.repair.actor import RepairActor, TravellingEngine, Unprepared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.batch.job import BatchJob
    from core.batch.ledger import Ledger
    from core.batch.options import BatchOptions
    from core.batch.run import Tell
    from core.ray.connection import Answer, Ray

    Actor = Any

_LOOK = 0.2  # seconds between two looks at whether the batch is to wait or to end
_COMING_UP = 120.0  # seconds; TensorFlow alone takes ten on a slow drive
_FAREWELL = 5.0  # seconds for pictures at work, when the batch is cancelled
_ORDERS = "orders"
"""Methods that are heard while a picture is made."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a list takes of a cluster.

    Attributes:
        workers: Actors.
        threads: Processors of each.
    """

    workers: int
    threads: int


class RayCrew:
    """Hands out jobs one at a time, and hears what becomes of them.

    Args:
        ray: Connected to a cluster.
        jobs: To be done.
        method: What fills, and the options for all of them.
        room: For the workers.
        tell: Called with each event.
        ledger: Knows what was made before, and keeps what is made now.
    """

    def __init__(
        self,
        ray: Ray,
        jobs: Sequence[BatchJob],
        method: tuple[TravellingEngine, BatchOptions],
        room: Room,
        *,
        tell: Tell,
        ledger: Ledger | None,
    ) -> None:
        self._ray = ray
        self._queue = JobQueue(jobs, room.workers, tell=tell, ledger=ledger)
        self._idle: list[Actor] = []
        self._coming: dict[Answer, Actor] = {}
        self._at_work: dict[Answer, tuple[Actor, int]] = {}
        self._last_news = time.monotonic()
        self._method = [ray.put(part) for part in method]
        self._actors = _started(ray, room)
        for actor in self._actors:
            self._call_up(actor)

    @property
    def is_busy(self) -> bool:
        """Whether a result is still to come."""
        return bool(self._at_work) or not self._queue.is_empty

    def go_on(self) -> bool:
        """Give everybody something to do, and hear what comes soon.

        Returns:
            False when nobody is at work and nobody comes up.

        Raises:
            RepairError: From a worker, and the end of all.
            WorkerEnded: One worker after the other dies.
        """
        while self._idle and not self._queue.is_empty:
            self._hand_out(self._idle.pop())
        answers = [*self._coming, *self._at_work]
        ready, _ = self._ray.wait(answers, num_returns=1, timeout=_LOOK)
        for answer in ready:
            self._last_news = time.monotonic()
            if answer in self._coming:
                self._welcome(self._coming.pop(answer), answer)
            else:
                self._hear(*self._at_work.pop(answer), answer)
        is_late = time.monotonic() > self._last_news + _COMING_UP
        return bool(self._at_work or self._idle) or not is_late

    def dismiss(self) -> None:
        """End all workers; what is finished meanwhile is noted."""
        for actor in self._actors if self._at_work else ():
            actor.stop.options(concurrency_group=_ORDERS).remote()
        if self._at_work:
            answers = list(self._at_work)
            ready, _ = self._ray.wait(
                answers, num_returns=len(answers), timeout=_FAREWELL
            )
            for answer in ready:
                with suppress(RepairError, Cancelled):
                    self._hear(*self._at_work.pop(answer), answer)
        for actor in self._actors:
            self._ray.kill(actor)

    def _call_up(self, actor: Actor) -> None:
        """Have the model loaded; Ray asks again whenever it has to start the actor."""
        answer = actor.prepare.options(max_task_retries=-1).remote(*self._method)
        self._coming[answer] = actor

    def _welcome(self, actor: Actor, answer: Answer) -> None:
        trouble = self._ray.get(answer)
        if trouble is not None:
            raise trouble
        self._idle.append(actor)

    def _hand_out(self, actor: Actor) -> None:
        order = self._queue.take()
        self._at_work[actor.do.remote(order.job, order.known)] = actor, order.number

    def _hear(self, actor: Actor, number: int, answer: Answer) -> None:
        try:
            result = self._ray.get(answer)
        except self._ray.exceptions.RayTaskError:
            raise
        except self._ray.exceptions.RayError:
            self._queue.lose(number)
            self._call_up(actor)
            return
        if isinstance(result, Unprepared):
            self._queue.put_back(number)
            self._call_up(actor)
        elif isinstance(result, JobResult):
            self._idle.append(actor)
            self._queue.end(number, result)
        else:
            raise result


def _started(ray: Ray, room: Room) -> list[Actor]:
    kind = ray.remote(
        num_cpus=room.threads,
        max_restarts=-1,
        scheduling_strategy="SPREAD",
        concurrency_groups={_ORDERS: 1},
    )(RepairActor)
    return [kind.remote(room.threads) for _ in range(room.workers)]
