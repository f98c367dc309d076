"""What the process of a run does when it has gone mad; found by name there."""

import os
import pickle
import signal
import struct
import time
from collections.abc import Callable

from core.training.control import Control
from core.training.events import EventSink, RunFinished
from core.training.process.assignment import Assignment
from core.training.process.wire import EventSender
from tests.core.training.works import finished, save_something, step


def _raw(data: bytes) -> Callable[[EventSender], object]:
    """Write past all that frames messages."""
    return lambda sender: os.write(sender._connection.fileno(), data)


def _message(data: bytes) -> Callable[[EventSender], object]:
    return lambda sender: sender._connection.send_bytes(data)


BABBLE: dict[str, Callable[[EventSender], object]] = {
    "no pickle": _message(bytes(range(256))),
    "an empty message": _message(b""),
    "half a pickle": _message(pickle.dumps(step(1))[:-9]),
    "a class that nobody knows": _message(b"cno_such_module\nThing\n."),
    "another object": _message(pickle.dumps({"epoch": 1})),
    "a recursion": _message(b"(" * 500_000 + b"."),
    "a message of 2 GB": _raw(struct.pack("!i", 2**31 - 1)),
    "a message of 16 EB": _raw(struct.pack("!iQ", -1, 2**64 - 1)),
    "a negative length": _raw(struct.pack("!i", -7)),
    "raw noise": _raw(b"\x7f" * 5000),
}


def babble(assignment: Assignment, sink: EventSink, control: Control) -> RunFinished:
    """Say something mad, as the run's preset says, and go on as if nothing were."""
    assert isinstance(sink, EventSender)
    folder = assignment.folder
    with folder.claim():
        folder.begin(assignment.options, is_resumed=False)
        save_something(assignment)
        BABBLE[assignment.options.preset](sink)
        while not control.check():
            sink(step(1))
            time.sleep(0.01)
    return finished()


def stand_still(
    assignment: Assignment, sink: EventSink, control: Control
) -> RunFinished:
    """Be stopped as a whole, heartbeats and all."""
    folder = assignment.folder
    with folder.claim():
        folder.begin(assignment.options, is_resumed=False)
        save_something(assignment)
        sink(step(1))
        time.sleep(0.3)  # for the step to be sent
        os.kill(os.getpid(), signal.SIGSTOP)
        time.sleep(600)
    return finished()
