"""What a batch tells, remembered."""

from collections.abc import Callable

from core.batch.events import BatchEvent, JobAdvanced, JobEnded
from core.batch.job import JobResult, JobState


class Heard:
    """Remembers the events, and does something when one of them comes."""

    def __init__(self) -> None:
        self.events: list[BatchEvent] = []
        self.reactions: dict[BatchEvent, Callable[[], object]] = {}

    def tell(self, event: BatchEvent) -> None:
        self.events.append(event)
        reaction = self.reactions.get(event)
        if reaction is not None:
            reaction()

    def of_job(self, number: int) -> list[BatchEvent]:
        """In their order."""
        return [e for e in self.events if getattr(e, "number", None) == number]

    def squares(self, number: int) -> list[float]:
        """That were told of a job."""
        told = self.of_job(number)
        return [each.squares for each in told if isinstance(each, JobAdvanced)]

    @property
    def results(self) -> list[JobResult]:
        """In the order of their ends."""
        return [each.result for each in self.events if isinstance(each, JobEnded)]

    @property
    def by_number(self) -> dict[int, JobResult]:
        return {e.number: e.result for e in self.events if isinstance(e, JobEnded)}

    @property
    def states(self) -> list[JobState]:
        """In the order of the ends."""
        return [result.state for result in self.results]
