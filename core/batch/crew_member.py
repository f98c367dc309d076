"""The program's side of one process of a crew."""

from __future__ import annotations

import multiprocessing
import time
from contextlib import suppress
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from core.batch.crew_process import Duty, Order, work
from core.batch.events import BatchEvent
from core.interrupts import kept_from_children

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_PATIENCE_S = 2.0
"""For processes that are to end."""
_AFTER_TERMINATE_S = 1.0


class CrewMember:
    """A process that makes one picture at a time.

    Attributes:
        order: That it was handed and has not answered.
        is_gone: Whether nothing will come any more; True once `heard` has come to it.

    Args:
        duty: What it is for.
        threads: That its native libraries may have.
    """

    def __init__(self, duty: Duty, *, threads: int) -> None:
        self.order: Order | None = None
        self.is_gone = False
        spawn = multiprocessing.get_context("spawn")
        self.connection, theirs = spawn.Pipe()
        # A daemon: it is ended with the program, even by an exit that forgets it.
        self._process = spawn.Process(
            target=work, args=(theirs, threads), name="mendscape-repair", daemon=True
        )
        with kept_from_children():
            self._process.start()
        theirs.close()
        self._send(duty)

    def take(self, order: Order) -> None:
        """Hand it a picture; it must have none."""
        self.order = order
        self._send(order)

    def heard(self) -> Iterator[BatchEvent | Exception]:
        """What it has told; an exception ends the batch."""
        try:
            while self.connection.poll():
                yield self.connection.recv()
        except (EOFError, OSError):
            self.is_gone = True

    def leave(self) -> None:
        """Ask it to end; never waits."""
        self.connection.close()

    def end(self, *, by: float) -> None:
        """Wait for its end, and end it the hard way when that takes too long.

        Args:
            by: On the monotonic clock.
        """
        self._process.join(max(0.0, by - time.monotonic()))
        if self._process.exitcode is None:
            self._process.terminate()
            self._process.join(_AFTER_TERMINATE_S)
        if self._process.exitcode is None:
            self._process.kill()
            self._process.join()
        self._process.close()

    def _send(self, message: Duty | Order) -> None:
        # That it is gone shows when it is listened to.
        with suppress(OSError):
            self.connection.send(message)


def talking(members: Sequence[CrewMember], *, patience: float) -> list[CrewMember]:
    """Those that have told something, or are gone; waits some seconds for the first."""
    ready = wait([member.connection for member in members], timeout=patience)
    return [member for member in members if member.connection in ready]


def dismiss(members: Collection[CrewMember]) -> None:
    """End processes, wherever they are; the pictures at work are not written."""
    for member in members:
        member.leave()
    by = time.monotonic() + _PATIENCE_S
    for member in members:
        member.end(by=by)
