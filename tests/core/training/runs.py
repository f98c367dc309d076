"""The process of a run, watched by a test."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from core.dataset.split import Split
from core.paths import AppPaths
from core.training.events import Outcome, TrainingEvent
from core.training.options import TrainingOptions
from core.training.process.child import Work
from core.training.process.training_process import TrainingProcess

OPTIONS = TrainingOptions("mine", Path("photos"), Split((), ()))
PATIENCE = 280.0  # seconds, on the busiest of machines


class Run:
    """A process and all that it told."""

    def __init__(
        self,
        paths: AppPaths,
        work: Work,
        options: TrainingOptions = OPTIONS,
        *,
        is_resumed: bool = False,
    ) -> None:
        self.paths = paths
        self.events: list[TrainingEvent] = []
        self.reactions: dict[type, Callable[[], None]] = {}
        self.process = TrainingProcess(
            options, paths, sink=self._hear, work=work, is_resumed=is_resumed
        )

    def on(self, event: type, reaction: Callable[[], None]) -> "Run":
        """Do something once, when an event of that kind is heard."""
        self.reactions[event] = reaction
        return self

    def to_its_end(self) -> Outcome:
        self.process.start()
        assert self.process.wait(PATIENCE)
        assert not self.process.is_running
        outcomes = [event for event in self.events if isinstance(event, Outcome)]
        assert len(outcomes) == 1
        assert self.events[-1] is outcomes[0]
        return outcomes[0]

    def _hear(self, event: TrainingEvent) -> None:
        self.events.append(event)
        reaction = self.reactions.pop(type(event), None)
        if reaction:
            reaction()

    @property
    def kinds(self) -> list[type]:
        return [type(event) for event in self.events]


@contextmanager
def runs_in(paths: AppPaths) -> Iterator[Callable[..., Run]]:
    """Makes runs of works, and of options where they matter; none outlives this."""
    runs: list[Run] = []

    def make(*args, **options) -> Run:
        runs.append(Run(paths, *args, **options))
        return runs[-1]

    yield make
    for run in runs:
        if run.process.is_running:
            run.process.cancel()
            run.process.wait(PATIENCE)


def left_in(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*")] if folder.exists() else []
