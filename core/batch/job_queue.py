"""The pictures that several workers make, whatever becomes of some of them."""

from __future__ import annotations

from collections import Counter, deque
from typing import TYPE_CHECKING

from core.batch.crew_process import Order
from core.batch.events import JobEnded, JobStarted
from core.errors import WorkerEnded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.batch.job import BatchJob, JobResult
    from core.batch.ledger import Ledger
    from core.batch.run import Tell

_MOST_TRIES = 3
"""At one picture, when each time its worker dies."""


class JobQueue:
    """Gives out one picture at a time, and again when its worker dies over it.

    Args:
        jobs: To be done.
        workers: How many there are at a time.
        tell: Called with the begin and the end of each job, once.
        ledger: Knows what was made before, and keeps what is made now.
    """

    def __init__(
        self,
        jobs: Sequence[BatchJob],
        workers: int,
        *,
        tell: Tell,
        ledger: Ledger | None,
    ) -> None:
        self._jobs = jobs
        self._most_losses = _MOST_TRIES * workers
        self._tell = tell
        self._ledger = ledger
        self._waiting = deque(range(len(jobs)))
        self._begun: set[int] = set()
        self._losses: Counter[int] = Counter()
        self._losses_in_a_row = 0

    @property
    def is_empty(self) -> bool:
        """Whether every picture is made, given up, or with a worker."""
        return not self._waiting

    def take(self) -> Order:
        """The next picture, for a worker; there must be one."""
        number = self._waiting.popleft()
        job = self._jobs[number]
        if number not in self._begun:
            self._begun.add(number)
            self._tell(JobStarted(number))
        return Order(number, job, self._ledger.known(job) if self._ledger else None)

    def put_back(self, number: int) -> None:
        """A worker could not begin with a picture; it is the next one."""
        self._waiting.appendleft(number)

    def end(self, number: int, result: JobResult) -> None:
        """A worker has made what can be made of a picture.

        Raises:
            ResultsUnusable: The ledger cannot be written.
        """
        self._losses_in_a_row = 0
        self._end(number, result)

    def lose(self, number: int | None) -> None:
        """A worker has died; its picture is the next one, or given up.

        Args:
            number: Of the picture; None when it had none.

        Raises:
            WorkerEnded: One worker after the other dies.
            ResultsUnusable: The ledger cannot be written.
        """
        self._losses_in_a_row += 1
        if self._losses_in_a_row > self._most_losses:
            raise WorkerEnded(self._losses_in_a_row)
        if number is None:
            return
        self._losses[number] += 1
        if self._losses[number] < _MOST_TRIES:
            self.put_back(number)
        else:
            self._end(number, self._jobs[number].failed(WorkerEnded(_MOST_TRIES)))

    def _end(self, number: int, result: JobResult) -> None:
        if self._ledger:
            self._ledger.note(self._jobs[number], result)
        self._tell(JobEnded(number, result))
