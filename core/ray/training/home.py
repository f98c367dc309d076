"""What a run on a Ray cluster leaves on the computer that sent it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from core.errors import RunNotSaved, WorkerLost
from core.files import reason_of, sweep_halves
from core.model.library import ModelLibrary
from core.ray.training.words import Arrived, Fell, Lost, Told
from core.training.events import (
    Heartbeat,
    Outcome,
    RunFailed,
    RunFault,
    RunFinished,
    WorkersReplaced,
)
from core.training.loop.checkpoints import keep_checkpoint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.ray.training.words import Word
    from core.ray.travelling_model import TravellingModel
    from core.training.cluster.member import Member
    from core.training.events import EventSink, TrainingEvent
    from core.training.process.assignment import Assignment


class Home:
    """Keeps checkpoints and the model as a run on this computer would.

    So the run can go on from here, with or without the cluster.

    Args:
        assignment: Of the run.
        sink: Told what the chief tells, and who was lost; not the outcome.
        retries: How often Ray starts all workers again.
    """

    def __init__(
        self, assignment: Assignment, sink: EventSink, *, retries: int
    ) -> None:
        self._assignment = assignment
        self._library = ModelLibrary(assignment.paths.models)
        self._sink = sink
        self._retries = retries
        self._members: dict[int, Member] = {}
        self._is_begun = False

    @property
    def has_chief(self) -> bool:
        """Whether there is anybody who heeds commands."""
        return 0 in self._members

    @contextmanager
    def claimed(self) -> Iterator[None]:
        """Hold the folder of the run.

        Raises:
            RunInUse: Somebody else works in it.
            ModelError: The name is taken meanwhile.
            RunNotSaved: It cannot be made.
        """
        target = self._library.folder_for(self._assignment.options.name)
        with self._assignment.folder.claim():
            sweep_halves(target)
            yield

    def hear(self, word: Word) -> Outcome | None:
        """Keep what a worker says; what ends the run comes back.

        Raises:
            RunNotSaved: The disk is full or not to be written to.
        """
        match word:
            case Arrived(member):
                self._members[member.rank] = member
            case Lost(ranks):
                self._replace(ranks)
            case Fell(member, failure):
                return _of(member, failure)
            case Told(event):
                return self._keep(event, word)
        return None

    def lost(self, ranks: Iterable[int]) -> WorkerLost:
        """That the run has ended without these workers, to be raised."""
        return WorkerLost(self._names(ranks))

    def _keep(self, event: TrainingEvent, told: Told) -> Outcome | None:
        if isinstance(event, Heartbeat):
            return None
        if isinstance(event, RunFinished) and told.model is not None:
            return self._finished(event, told.model)
        if isinstance(event, Outcome):
            return event
        if not self._is_begun:
            self._begin()
        if told.checkpoint is not None:
            keep_checkpoint(self._assignment.folder.path, told.checkpoint)
        self._sink(event)
        return None

    def _begin(self) -> None:
        """Take the place of an earlier run, now that the workers go together."""
        self._is_begun = True
        given = self._assignment
        given.folder.begin(given.options, is_resumed=given.is_resumed)

    def _finished(self, event: RunFinished, model: TravellingModel) -> RunFinished:
        folder = self._assignment.paths.models
        try:
            card = model.unpack(self._library)
        except OSError as error:
            reason = reason_of(error) or str(error)
            raise RunNotSaved(folder, reason, is_disk_full=False) from error
        return RunFinished(replace(event.result, card=card))

    def _replace(self, ranks: Iterable[int]) -> None:
        if self._retries:
            self._retries -= 1
            self._sink(WorkersReplaced(self._names(ranks)))

    def _names(self, ranks: Iterable[int]) -> str:
        known = [rank for rank in sorted(ranks) if rank in self._members]
        named = [self._members[rank].name_of(rank) for rank in known]
        return ", ".join(named) or "a worker"


def _of(member: Member, failure: RunFailed) -> RunFailed:
    if failure.fault is RunFault.CLUSTER:
        return failure  # it names somebody
    name = member.name_of(member.rank).capitalize()
    return replace(failure, message=f"{name} failed: {failure.message}")
