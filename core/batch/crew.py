"""Repairing all photos of a batch in several processes of this computer.

A fill is TensorFlow and NumPy in turns, and only the first uses more than one core. So
each process fills, opens and saves pictures of its own, with few threads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.batch.control import BatchControl
from core.batch.crew_member import CrewMember, dismiss, talking
from core.batch.crew_process import Duty
from core.batch.events import (
    BatchEvent,
    JobAdvanced,
    JobEnded,
    JobStarted,
    ModelPreparing,
)
from core.batch.job_queue import JobQueue
from core.processor import usable_cores

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.batch.crew_process import MakeEngine
    from core.batch.job import BatchJob
    from core.batch.ledger import Ledger
    from core.batch.options import BatchOptions
    from core.batch.run import Tell

_LOOK_S = 0.2
"""Between two looks at whether the batch is to wait or to end."""


@dataclass(frozen=True, slots=True)
class Crew:
    """The processes that make pictures.

    Attributes:
        make_engine: Makes the engine that fills, in each of them; can be pickled.
        workers: How many.
    """

    make_engine: MakeEngine
    workers: int


def run_in_processes(
    jobs: Sequence[BatchJob],
    crew: Crew,
    options: BatchOptions,
    *,
    tell: Tell,
    control: BatchControl | None = None,
    ledger: Ledger | None = None,
) -> None:
    """Make every picture that can be made, several at the same time.

    The pictures are those that `run_batch` makes. A process that is ended from outside
    is replaced, and its picture is tried again; the others go on.

    Args:
        jobs: No two of them with the same output.
        crew: That makes them; its processes live no longer than this call.
        options: For all of them.
        tell: Called with each event, from this thread; events of jobs interleave.
        control: Asked to wait or to end.
        ledger: Knows what was made before, and keeps what is made now.

    Raises:
        ModelError: The model cannot be used, so no picture can be made.
        ResultsUnusable: The ledger cannot be written.
        WorkerEnded: No process lives long enough to make a picture.
        Cancelled: The control says so; finished pictures are whole, others untouched.
    """
    control = control or BatchControl()
    foreman = _Foreman(jobs, crew, options, tell=tell, ledger=ledger)
    with control.work():
        try:
            while foreman.is_busy:
                control.check()
                foreman.go_on()
        finally:
            foreman.dismiss()


class _Foreman:
    """Hands out jobs and hears what becomes of them."""

    def __init__(
        self,
        jobs: Sequence[BatchJob],
        crew: Crew,
        options: BatchOptions,
        *,
        tell: Tell,
        ledger: Ledger | None,
    ) -> None:
        self._queue = JobQueue(jobs, crew.workers, tell=tell, ledger=ledger)
        self._duty = Duty(crew.make_engine, options)
        self._workers = crew.workers
        self._tell = tell
        self._threads = max(1, usable_cores() // crew.workers)
        self._members: list[CrewMember] = []
        self._is_preparing = False

    @property
    def is_busy(self) -> bool:
        """Whether a result is still to come."""
        is_at_work = any(member.order for member in self._members)
        return is_at_work or not self._queue.is_empty

    def go_on(self) -> None:
        """Give everybody something to do, and hear what comes soon."""
        self._give_work()
        for member in talking(self._members, patience=_LOOK_S):
            for event in member.heard():
                self._hear(member, event)
            if member.is_gone:
                self._lose(member)

    def dismiss(self) -> None:
        """End all processes."""
        dismiss(self._members)

    def _give_work(self) -> None:
        """To those who are there first: their model is loaded."""
        for member in self._members:
            if member.order is None and not self._queue.is_empty:
                member.take(self._queue.take())
        while len(self._members) < self._workers and not self._queue.is_empty:
            self._members.append(CrewMember(self._duty, threads=self._threads))
            self._members[-1].take(self._queue.take())

    def _hear(self, member: CrewMember, event: BatchEvent | Exception) -> None:
        match event:
            case Exception():
                raise event
            case ModelPreparing():
                self._tell_preparing()
            case JobEnded(number=number, result=result):
                member.order = None
                self._queue.end(number, result)
            case JobStarted() | JobAdvanced():
                self._tell(event)

    def _tell_preparing(self) -> None:
        if not self._is_preparing:
            self._is_preparing = True
            self._tell(ModelPreparing())

    def _lose(self, member: CrewMember) -> None:
        """Have the picture of a process that is gone made by another one."""
        self._members.remove(member)
        dismiss([member])
        self._queue.lose(member.order.number if member.order else None)
