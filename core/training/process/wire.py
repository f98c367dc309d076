"""What goes over the two pipes between a run's process and its parent."""

import faulthandler
import pickle
import time
from contextlib import suppress
from enum import StrEnum
from multiprocessing.connection import Connection
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Protocol

from core.training.control import Control
from core.training.events import Heartbeat, PreviewReady, StepEnded, TrainingEvent

_HEARTBEAT_EVERY = 1.0  # seconds
_MOST_WAITING = 100  # events: ten seconds' worth
_LAST_WORDS = 10.0  # seconds for a run whose parent is gone
_LONGEST = 100_000_000  # bytes of an event; a preview takes a few millions


class Sending(Protocol):
    """One end of what carries events, like that of a pipe."""

    def send(self, event: TrainingEvent, /) -> None:
        """Send an event; raises `OSError` when nobody reads any more."""
        ...


class Receiving(Protocol):
    """One end of what carries commands, like that of a pipe."""

    def recv(self) -> "Command":
        """Wait for a command; raises `EOFError` or `OSError` when none can come."""
        ...


class Command(StrEnum):
    """What the parent tells the process of a run; see `Control`."""

    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"
    SUSPEND = "suspend"
    CANCEL = "cancel"


class NotUnderstood(Exception):
    """What came over a pipe is no event."""


def receive_event(connection: Connection) -> TrainingEvent:
    """Wait for the next event of a run.

    Raises:
        EOFError: There will be none.
        OSError: As well; or it is far too long.
        NotUnderstood: It is none.
    """
    data = connection.recv_bytes(_LONGEST)
    try:
        event = pickle.loads(data)  # noqa: S301 - our own process wrote it
    except Exception as error:
        raise NotUnderstood(f"{len(data)} bytes") from error
    if not isinstance(event, TrainingEvent):
        raise NotUnderstood(type(event).__name__)
    return event


class EventSender:
    """The sink in the process of a run: sends events, and heartbeats between them.

    A thread does the sending, so that a parent who reads slowly does not hold up the
    training. Events that the next ones outdate are left out while many wait.
    """

    def __init__(self, connection: Sending) -> None:
        """Begin with a heartbeat."""
        self._connection = connection
        self._waiting: SimpleQueue[TrainingEvent | None] = SimpleQueue()
        self._thread = Thread(target=self._send_all, name="events", daemon=True)
        self._thread.start()

    def __call__(self, event: TrainingEvent) -> None:
        """Send an event soon; never waits."""
        is_passing = isinstance(event, StepEnded | PreviewReady)
        if not (is_passing and self._waiting.qsize() >= _MOST_WAITING):
            self._waiting.put(event)

    def close(self, timeout: float) -> None:
        """Send what still waits, for some seconds at most."""
        self._waiting.put(None)
        self._thread.join(timeout)

    def _send_all(self) -> None:
        beat_at = time.monotonic()
        # A parent who is gone is noticed by the reader of the commands.
        with suppress(OSError):
            while True:
                if time.monotonic() >= beat_at:
                    self._connection.send(Heartbeat())
                    beat_at = time.monotonic() + _HEARTBEAT_EVERY
                try:
                    pause = max(0.0, beat_at - time.monotonic())
                    event = self._waiting.get(timeout=pause)
                except Empty:
                    continue
                if event is None:
                    return
                self._connection.send(event)


def obey(connection: Receiving, control: Control) -> None:
    """Pass the parent's commands on, for as long as there is a parent.

    A run without a parent is suspended. The process ends the hard way when that takes
    too long, whatever native code is doing then.
    """
    actions = {
        Command.PAUSE: control.pause,
        Command.RESUME: control.resume,
        Command.STOP: control.stop,
        Command.SUSPEND: control.suspend,
        Command.CANCEL: control.cancel,
    }
    with suppress(EOFError, OSError):
        while True:
            actions[connection.recv()]()
    control.suspend()
    faulthandler.dump_traceback_later(_LAST_WORDS, exit=True)
