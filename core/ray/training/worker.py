"""What each worker of a run on Ray does: the same as `mendscape train --cluster`."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING

from core.dataset.split import Split
from core.errors import Cancelled, RepairError, WorkerLost
from core.model.library import ModelLibrary
from core.paths import AppPaths
from core.ray.training.desk import Handle
from core.ray.training.words import Arrived, Fell, Told, Word
from core.ray.travelling_model import TravellingModel
from core.training.cluster.member import Member
from core.training.cluster.work import follow_chief, train_as_chief
from core.training.control import Control, Suspended
from core.training.events import (
    CheckpointSaved,
    Outcome,
    RunCancelled,
    RunFailed,
    RunFinished,
    RunSuspended,
    TrainingEvent,
)
from core.training.loop.checkpoints import read_checkpoint
from core.training.options import TrainingOptions
from core.training.process.assignment import Assignment
from core.training.process.faults import failure_of
from core.training.process.wire import Command, EventSender, obey

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.ray.training.luggage import Luggage

_LOOK_EVERY = 0.5  # seconds between two looks for commands
_FAREWELL = 600.0  # seconds for the model to be on its way home


@dataclass(frozen=True, slots=True)
class Place:
    """What all workers of a run are told.

    Attributes:
        desk: Where to leave word.
        photos: Their folder, which all computers see by the same name.
        cores: That a worker may use; None is all.
    """

    desk: Handle
    photos: Path
    cores: int | None


def work(place: Place) -> None:
    """Be one of the workers; called by Ray in a process of its own.

    What ends the run is told at the desk. What Ray is to try again is raised.

    Raises:
        WorkerLost: Another one is gone.
    """
    if place.cores is not None:
        # Several workers may share a computer; TensorFlow would take all of it.
        os.environ.setdefault("TF_NUM_INTRAOP_THREADS", str(place.cores))
    member = Member.from_environment(os.environ)
    _say(place.desk, Arrived(member))
    with TemporaryDirectory(prefix="mendscape-") as folder:
        paths = AppPaths.in_folder(Path(folder))
        if member.is_chief:
            _lead(member, place.desk, paths)
        else:
            _follow(member, place, paths)


def _lead(member: Member, desk: Handle, paths: AppPaths) -> None:
    import ray

    luggage: Luggage = ray.get(desk.luggage.remote())
    wire = _Wire(desk, paths, luggage.options.name)
    sender, control = EventSender(wire), Control()
    Thread(target=obey, args=(wire, control), name="commands", daemon=True).start()

    def lead() -> Outcome:
        luggage.check(member.name_of(0))
        return train_as_chief(luggage.unpack(paths), sender, control)

    try:
        sender(_outcome(lead))
    finally:
        sender.close(_FAREWELL)


def _follow(member: Member, place: Place, paths: AppPaths) -> None:
    name = f"worker {member.rank + 1}"
    options = TrainingOptions(name, place.photos, Split((), ()))
    assignment = Assignment(options, paths)
    outcome = _outcome(lambda: follow_chief(assignment, _ignore, Control()))
    if isinstance(outcome, RunFailed):
        _say(place.desk, Fell(member, outcome))


def _outcome(work: Callable[[], Outcome]) -> Outcome:
    try:
        return work()
    except WorkerLost:
        raise
    except Cancelled:
        return RunCancelled()
    except Suspended:
        return RunSuspended()
    except RepairError as error:
        return failure_of(error)


def _ignore(event: TrainingEvent) -> None:
    """Of a worker that follows: the chief tells the same."""


class _Wire:
    """To and from the desk, for the chief; as the two pipes of a process are.

    What an event speaks of lies in files here; it is sent along, so that the computer
    that sent the run has everything that a run of its own would leave.
    """

    def __init__(self, desk: Handle, paths: AppPaths, name: str) -> None:
        self._desk = desk
        self._paths = paths
        self._run = paths.runs / name
        self._heard = 0

    def send(self, event: TrainingEvent) -> None:
        """Leave word of an event."""
        _say(self._desk, self._told(event))

    def recv(self) -> Command:
        """Wait for a command."""
        import ray

        while True:
            try:
                found = ray.get(self._desk.commands.remote(self._heard))
            except ray.exceptions.RayError as error:
                raise EOFError from error
            if found:
                self._heard += 1
                return Command(found[0])
            time.sleep(_LOOK_EVERY)

    def _told(self, event: TrainingEvent) -> Told:
        if isinstance(event, CheckpointSaved):
            return Told(event, checkpoint=read_checkpoint(self._run))
        if isinstance(event, RunFinished):
            library = ModelLibrary(self._paths.models)
            model = TravellingModel.of(event.result.card.name, library)
            return Told(event, model=model)
        return Told(event)


def _say(desk: Handle, word: Word) -> None:
    """Leave word.

    Raises:
        OSError: Nobody is at the desk any more.
    """
    import ray

    try:
        ray.get(desk.say.remote(word))
    except ray.exceptions.RayError as error:
        raise ConnectionError("the run has been left") from error
