"""A run in a process of its own, so that it can neither slow nor break the program."""

import logging
import multiprocessing
import time
import traceback
from threading import Event, RLock, Thread

from core.interrupts import kept_from_children
from core.paths import AppPaths
from core.training.events import EventSink, Outcome, RunFailed, RunFault
from core.training.options import TrainingOptions
from core.training.process.assignment import Assignment
from core.training.process.child import Work, run_child, train
from core.training.process.endings import clear_up, garbled, outcome_of
from core.training.process.wire import Command, NotUnderstood, receive_event

_CANCEL_PATIENCE = 1.5  # seconds
_SUSPEND_PATIENCE = 20.0  # seconds: a step, and a checkpoint on a slow disk
_FAREWELL_PATIENCE = 10.0  # seconds from the outcome to the end of the process
_AFTER_TERMINATE = 1.0  # seconds

_log = logging.getLogger(__name__)


class TrainingProcess:
    """One run in a spawned process; it can be started once.

    The sink is called in a thread of this object, with exactly one `Outcome` as its
    last event, whatever happens to the process. When it hears the outcome, the process
    is gone and its device is free; what `RunFinished`, `RunCancelled` and a failure
    without a checkpoint leave in the folder of the runs is removed.

    No method but `wait` ever waits. A process that was told to cancel or to suspend and
    does not is killed after some seconds. One that is silent for long is never killed
    by itself: see `seconds_since_heartbeat`. When this program is killed, the process
    suspends its run and ends; when it exits and forgets the run, the run is killed.
    """

    def __init__(
        self,
        options: TrainingOptions,
        paths: AppPaths,
        *,
        sink: EventSink,
        is_resumed: bool = False,
        work: Work = train,
    ) -> None:
        """Take the options; nothing happens before `start`.

        Args:
            options: A person's decisions.
            paths: The program's own folders.
            sink: Hears every event. What it raises suspends the run.
            is_resumed: Go on from the checkpoint of the run of that name. Otherwise
                such a run, if there is one, is replaced.
            work: What the process does.

        Raises:
            ModelNameInvalid: The run has no proper name.
        """
        self._assignment = Assignment(options, paths, is_resumed)
        self._sink = sink
        spawn = multiprocessing.get_context("spawn")
        self._events, events = spawn.Pipe(duplex=False)
        commands, self._commands = spawn.Pipe(duplex=False)
        self._childs_ends = (events, commands)
        # A daemon: it is ended with the program, even by an exit that forgets it.
        self._process = spawn.Process(
            target=run_child,
            args=(work, self._assignment, *self._childs_ends),
            name="mendscape-training",
            daemon=True,
        )
        self._thread = Thread(target=self._run, name="mendscape-training", daemon=True)
        self._wish: Command | None = None
        self._commands_lock = RLock()  # a signal's handler may come in between
        self._ended, self._told = Event(), Event()
        self._heard_at: float | None = None

    @property
    def options(self) -> TrainingOptions:
        """The decisions that it was made with."""
        return self._assignment.options

    @property
    def is_running(self) -> bool:
        """From `start` until the outcome is about to be told."""
        return self._heard_at is not None and not self._ended.is_set()

    @property
    def seconds_since_heartbeat(self) -> float:
        """Since the last event of any kind; more than a minute is worth a word.

        The process is not ended for it: a computer out of memory or a disk that wakes
        up can hold up everything, and a person may rather wait.
        """
        if self._heard_at is None or not self.is_running:
            return 0.0
        return time.monotonic() - self._heard_at

    def start(self) -> None:
        """Start the process."""
        self._heard_at = time.monotonic()
        self._thread.start()

    def pause(self) -> None:
        """Let the run wait after its current step."""
        self._tell(Command.PAUSE)

    def resume(self) -> None:
        """Let a paused run go on."""
        self._tell(Command.RESUME)

    def stop(self) -> None:
        """End the run with the best that it has: `RunFinished` after the comparison."""
        self._tell(Command.STOP)

    def suspend(self) -> None:
        """End the run with its checkpoint, to go on another day: `RunSuspended`.

        When the process takes too long, its last checkpoint stands.
        """
        self._wish = self._wish or Command.SUSPEND
        self._tell(Command.SUSPEND)
        self._see_it_end(after=_SUSPEND_PATIENCE)

    def cancel(self) -> None:
        """End the run within three seconds and keep nothing: `RunCancelled`.

        Only a run whose model is already in the library ends as `RunFinished`.
        """
        self._wish = Command.CANCEL
        self._tell(Command.CANCEL)
        self._see_it_end(after=_CANCEL_PATIENCE)

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for the outcome to be told; whether it was.

        Args:
            timeout: In seconds; None waits for as long as it takes.
        """
        # Not `Thread.join`: a Ctrl-C in it makes Python 3.11 take the thread for ended.
        return self._told.wait(timeout)

    def _tell(self, command: Command) -> None:
        with self._commands_lock:
            try:
                self._commands.send(command)
            except OSError:
                _log.info("The run has ended before it heard of %s.", command)

    def _see_it_end(self, *, after: float) -> None:
        if self.is_running:
            name = "mendscape-insist"
            Thread(target=self._insist, args=(after,), name=name, daemon=True).start()

    def _insist(self, patience: float) -> None:
        """Terminate the process after some seconds, then kill it."""
        if self._ended.wait(patience):
            return
        end = self._process.terminate
        while not self._ended.is_set():
            if self._process.pid is not None:
                end()
                end = self._process.kill
            self._ended.wait(_AFTER_TERMINATE)

    def _run(self) -> None:
        try:
            self._attend()
        finally:
            self._told.set()

    def _attend(self) -> None:
        """Start the process, pass its events on, and tell how it ended."""
        told: Outcome | None = None
        try:
            told = self._spawn() or self._hear()
        finally:
            self._hang_up()
            self._ended.set()
        folder = self._assignment.folder
        outcome = outcome_of(
            told, wish=self._wish, exit_code=self._process.exitcode, folder=folder
        )
        clear_up(self._assignment, outcome)
        self._sink(outcome)

    def _spawn(self) -> RunFailed | None:
        """Start the process; it takes its time, most of all with many photos."""
        try:
            with kept_from_children():
                self._process.start()
        except OSError as error:
            message = f"The training could not be started: {error}."
            return RunFailed(RunFault.UNEXPECTED, message, traceback.format_exc())
        finally:
            for end in self._childs_ends:
                end.close()
        return None

    def _hear(self) -> Outcome | None:
        """Pass on all events but the outcome, which comes back at the process's end."""
        outcome: Outcome | None = None
        while True:
            try:
                event = receive_event(self._events)
            except (EOFError, OSError):
                return outcome
            except NotUnderstood as error:
                self._see_it_end(after=_FAREWELL_PATIENCE)
                return outcome or garbled(error, self._assignment.folder)
            self._heard_at = time.monotonic()
            if not isinstance(event, Outcome):
                self._sink(event)
            elif outcome is None:
                outcome = event
                self._see_it_end(after=_FAREWELL_PATIENCE)

    def _hang_up(self) -> None:
        """Close the pipes, which ends a process that still works, and wait for it."""
        with self._commands_lock:
            self._commands.close()
        self._events.close()
        if self._process.pid is not None:
            self._process.join()
