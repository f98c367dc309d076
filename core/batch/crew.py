"""Repairing all photos of a batch in several processes of this computer.

A fill is TensorFlow and NumPy in turns, and only the first uses more than one core. So
each process fills, opens and saves pictures of its own, with few threads.
"""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.batch.control import BatchControl
from core.batch.crew_member import CrewMember, dismiss, talking
from core.batch.crew_process import Duty, Order
from core.batch.events import (
    BatchEvent,
    JobAdvanced,
    JobEnded,
    JobStarted,
    ModelPreparing,
)
from core.batch.job import BatchJob, JobResult
from core.errors import WorkerEnded
from core.processor import usable_cores

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.batch.crew_process import MakeEngine
    from core.batch.ledger import Ledger
    from core.batch.options import BatchOptions
    from core.batch.run import Tell

_LOOK_S = 0.2
"""Between two looks at whether the batch is to wait or to end."""
_MOST_TRIES = 3
"""At one picture, when each time its process is ended from outside."""


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
        self._jobs = jobs
        self._duty = Duty(crew.make_engine, options)
        self._workers = crew.workers
        self._tell = tell
        self._ledger = ledger
        self._threads = max(1, usable_cores() // crew.workers)
        self._members: list[CrewMember] = []
        self._waiting = deque(range(len(jobs)))
        self._losses: Counter[int] = Counter()
        self._losses_in_a_row = 0
        self._is_preparing = False

    @property
    def is_busy(self) -> bool:
        """Whether a result is still to come."""
        return bool(self._waiting) or any(member.order for member in self._members)

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
            if self._waiting and member.order is None:
                self._hand_out(member)
        while self._waiting and len(self._members) < self._workers:
            self._members.append(CrewMember(self._duty, threads=self._threads))
            self._hand_out(self._members[-1])

    def _hand_out(self, member: CrewMember) -> None:
        number = self._waiting.popleft()
        job = self._jobs[number]
        if not self._losses[number]:
            self._tell(JobStarted(number))
        known = self._ledger.known(job) if self._ledger else None
        member.take(Order(number, job, known))

    def _hear(self, member: CrewMember, event: BatchEvent | Exception) -> None:
        match event:
            case Exception():
                raise event
            case ModelPreparing():
                self._tell_preparing()
            case JobEnded(number=number, result=result):
                member.order = None
                self._losses_in_a_row = 0
                self._end(number, result)
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
        self._losses_in_a_row += 1
        if self._losses_in_a_row > _MOST_TRIES * self._workers:
            raise WorkerEnded(self._losses_in_a_row)
        if member.order is None:
            return
        number = member.order.number
        self._losses[number] += 1
        if self._losses[number] < _MOST_TRIES:
            self._waiting.appendleft(number)
        else:
            self._end(number, self._jobs[number].failed(WorkerEnded(_MOST_TRIES)))

    def _end(self, number: int, result: JobResult) -> None:
        if self._ledger:
            self._ledger.note(self._jobs[number], result)
        self._tell(JobEnded(number, result))
