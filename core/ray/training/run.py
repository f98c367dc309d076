"""A run on a Ray cluster, seen from the computer that sends it there."""

from __future__ import annotations

import os
from concurrent.futures import Future, wait
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING

from core.errors import ClusterUnusable, WorkerLost
from core.ray.connection import connected
from core.ray.training.desk import Handle, open_desk
from core.ray.training.home import Home
from core.ray.training.luggage import Luggage
from core.ray.training.room import Room, nodes_of, room_for
from core.ray.training.words import Lost, Word
from core.ray.training.worker import Place, work
from core.training.control import Control
from core.training.events import EventSink, Outcome, Phase, PhaseChanged
from core.training.process.wire import Command

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from core.training.process.assignment import Assignment

RETRIES = 2
"""How often all workers start again from the checkpoint after one was lost."""

_START = 25  # seconds for the cluster to have room
_LOOK_EVERY = 0.2  # seconds


def check_room(address: str, workers: int | None, *, logs: Path) -> Room:
    """What a run would take of a cluster, to be known before a long scan.

    Args:
        address: Of the cluster.
        workers: As a person asked for; see `room_for`.
        logs: Folder for what Ray says.

    Raises:
        RayError: The cluster cannot be reached, or Ray is not installed.
        ClusterUnusable: It is too small.
    """
    with connected(address, logs=logs):
        import ray

        return room_for(workers, nodes_of(ray.nodes()))


def train_on_ray(
    address: str,
    workers: int | None,
    assignment: Assignment,
    sink: EventSink,
    control: Control,
) -> Outcome:
    """Train on the workers of a cluster; the work of a process.

    The chief's events, checkpoints and model come here as if it were this process.

    Args:
        address: Of the cluster.
        workers: As a person asked for; see `room_for`.
        assignment: Of the run; all computers of the cluster see the photos by the same
            names.
        sink: Told all but the outcome, which is returned.
        control: Pauses and ends the run.

    Raises:
        RayError: The cluster cannot be reached, or Ray is not installed.
        ClusterUnusable: It is too small, or the workers do not go together.
        WorkerLost: One died, again and again; the checkpoint is kept.
        RepairError: It could not be done.
        Suspended, Cancelled: The control said so before there was a chief.
    """
    sink(PhaseChanged(Phase.STARTING))
    home = Home(assignment, sink, retries=RETRIES)
    with (
        home.claimed(),
        connected(address, logs=assignment.paths.logs),
        TemporaryDirectory(prefix="mendscape-") as notes,
    ):
        import ray

        room = room_for(workers, nodes_of(ray.nodes()))
        desk = open_desk(Luggage.of(assignment))
        place = Place(desk, assignment.options.folder, room.cores)
        return _attend(home, desk, _begun(place, room, notes), control)


def _attend(
    home: Home, desk: Handle, training: Future[None], control: Control
) -> Outcome:
    """Hear the workers until the run has ended."""
    commands = _Commands(desk, control)
    while True:
        is_over = training.done()  # asked first, so that its last words are heard
        if not home.has_chief or control.is_asked_to_cancel:
            control.raise_if_ended()
        commands.pass_on()
        for word in _words(desk):
            outcome = home.hear(word)
            if outcome is not None:
                return outcome
        if is_over:
            raise _reason(training.exception(), home) from training.exception()
        wait([training], _LOOK_EVERY)


def _words(desk: Handle) -> list[Word]:
    """What was said since the last time.

    Raises:
        WorkerLost: The cluster is gone.
    """
    import ray

    try:
        words: list[Word] = ray.get(desk.words.remote())
    except ray.exceptions.RayError as error:
        raise WorkerLost("the Ray cluster") from error
    return words


class _Commands:
    """What a person asks for, on its way to the chief."""

    def __init__(self, desk: Handle, control: Control) -> None:
        self._desk = desk
        self._control = control
        self._told: set[Command] = set()

    def pass_on(self) -> None:
        """Tell what is new."""
        control = self._control
        wanted = {
            Command.PAUSE: control.is_paused,
            Command.RESUME: Command.PAUSE in self._told and not control.is_paused,
            Command.STOP: control.is_asked_to_stop,
            Command.SUSPEND: control.is_asked_to_suspend,
        }
        for command, is_wanted in wanted.items():
            if is_wanted and command not in self._told:
                self._desk.command.remote(command)
                self._told.add(command)
        if Command.RESUME in self._told:
            self._told -= {Command.PAUSE, Command.RESUME}


def _begun(place: Place, room: Room, notes: str) -> Future[None]:
    """Let Ray start the workers and look after them, in a thread."""
    training: Future[None] = Future()

    def fit() -> None:
        try:
            _fit(place, room, notes)
        except BaseException as error:  # noqa: BLE001 - told where it is waited for
            training.set_exception(error)
        else:
            training.set_result(None)

    Thread(target=fit, name="ray-train", daemon=True).start()
    return training


def _fit(place: Place, room: Room, notes: str) -> None:
    # Read by Ray itself, which would wait for ever.
    os.environ["RAY_TRAIN_WORKER_GROUP_START_TIMEOUT_S"] = str(_START)
    from ray.train import FailureConfig, RunConfig, ScalingConfig, UserCallback
    from ray.train.tensorflow import TensorflowTrainer

    class TellLosses(UserCallback):  # type: ignore[misc]  # theirs has no types
        def after_exception(
            self, run_context: object, worker_exceptions: Mapping[int, Exception]
        ) -> None:
            place.desk.say.remote(Lost(_dead(worker_exceptions)))

    def begin() -> None:
        work(place)

    TensorflowTrainer(
        begin,
        scaling_config=ScalingConfig(
            num_workers=room.workers,
            use_gpu=room.has_gpus,
            resources_per_worker=room.resources,
        ),
        run_config=RunConfig(
            storage_path=notes,
            failure_config=FailureConfig(
                max_failures=RETRIES, controller_failure_limit=0
            ),
            callbacks=[TellLosses()],
        ),
    ).fit()


def _dead(failures: Mapping[int, Exception]) -> tuple[int, ...]:
    """Ranks of those that are gone, without those that only miss them."""
    gone = (r for r, error in failures.items() if not isinstance(error, WorkerLost))
    return tuple(sorted(gone))


def _reason(error: BaseException | None, home: Home) -> BaseException:
    """Why a run has ended without an outcome, to be raised."""
    from ray.train import ControllerError, WorkerGroupError

    if isinstance(error, ControllerError):
        return ClusterUnusable(
            f"the Ray cluster has not started them within {_START} seconds; other work "
            "may have taken its room"
        )
    if not isinstance(error, WorkerGroupError):
        return error or home.lost(())
    failures = error.worker_failures.values()
    own = [each for each in failures if not type(each).__module__.startswith("ray.")]
    mistake = next((each for each in own if not isinstance(each, WorkerLost)), None)
    return mistake or home.lost(_dead(error.worker_failures))
