"""The process of a run, from its first line to its last event."""

import atexit
import logging
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from core.errors import Cancelled
from core.files import sweep_halves
from core.model.library import ModelLibrary
from core.training.control import Control, Suspended
from core.training.events import (
    EventSink,
    Outcome,
    RunCancelled,
    RunFinished,
    RunSuspended,
)
from core.training.process.assignment import Assignment
from core.training.process.faults import failure_of
from core.training.process.run_log import RunLog
from core.training.process.wire import EventSender, obey

if TYPE_CHECKING:
    from core.training.cluster.alone import Gather

_NICENESS = 5
_FAREWELL = 5.0  # seconds for the last event to be read

Work = Callable[[Assignment, EventSink, Control], Outcome]
"""What the process does: `train`, or something shorter in a test."""


def train(assignment: Assignment, sink: EventSink, control: Control) -> RunFinished:
    """Train as assigned, in the run's claimed folder, on all GPUs there are.

    Raises:
        RepairError: It could not be done.
        Suspended: The control said so; the checkpoint is kept.
        Cancelled: The control said so.
    """
    from core.training.cluster.alone import alone

    return _train(assignment, sink, control, gather=alone)


def train_on_one_device(
    assignment: Assignment, sink: EventSink, control: Control
) -> RunFinished:
    """Like `train`, but on one of several GPUs."""
    from core.training.cluster.alone import alone_on_one_device

    return _train(assignment, sink, control, gather=alone_on_one_device)


def _train(
    assignment: Assignment, sink: EventSink, control: Control, *, gather: "Gather"
) -> RunFinished:
    from core.training.run import train_model

    folder = assignment.folder
    library = ModelLibrary(assignment.paths.models)
    job = assignment.job(library)
    # Asked before an earlier run of the name is replaced.
    target = library.folder_for(job.name)
    with folder.claim():
        sweep_halves(target)
        folder.begin(assignment.options, is_resumed=assignment.is_resumed)
        return train_model(job, library, sink=sink, control=control, gather=gather)


def run_child(
    work: Work, assignment: Assignment, events: Connection, commands: Connection
) -> None:
    """Do the work and tell its outcome; the target of the process."""
    _keep_quiet(assignment.paths.logs)
    _be_polite()
    sender = EventSender(events)
    control = Control()
    Thread(target=obey, args=(commands, control), name="commands", daemon=True).start()
    sender(_outcome(work, assignment, sender, control))
    sender.close(_FAREWELL)
    # Runs first of all at the end: nothing is left to do, and the native libraries
    # would take seconds to take themselves apart while they hold the device.
    atexit.register(os._exit, 0)


def _outcome(
    work: Work, assignment: Assignment, sink: EventSink, control: Control
) -> Outcome:
    try:
        return work(assignment, sink, control)
    except Cancelled:
        return RunCancelled()
    except Suspended:
        return RunSuspended()
    except Exception as error:  # noqa: BLE001 - the border of the process
        return failure_of(error)


def _be_polite() -> None:
    """Leave the processor to the window, and Ctrl-C to the parent.

    Ctrl-C and a closed terminal reach all its processes at once; the parent decides
    what becomes of the run.
    """
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_NICENESS)


def _keep_quiet(logs: Path) -> None:
    """Send what libraries print, below Python too, to a log file of its own.

    The parent's terminal shows its progress, and may be piped into another program.
    """
    log = RunLog(logs)
    log.keep_bounded(Event())  # for as long as the process lives
    file = log.file
    for number in (1, 2):
        os.dup2(file.fileno(), number)
    sys.stdout = sys.stderr = file
    logging.basicConfig(
        stream=file,
        level=logging.INFO,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
