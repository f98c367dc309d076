"""What goes wrong with a disk, and at which of the calls that a step makes."""

import errno
from enum import Enum
from pathlib import Path

from tests.faults.system_calls import Call, Kind
from tests.faults.tracing import Decision, Do

_ALL = frozenset(Kind)


class Fault(Enum):
    """A way for writing to go wrong, in words for the table."""

    KILLED = "killed before a call"
    KILLED_HALFWAY = "killed within a write"
    KILLED_THEN_LATER = "killed, clock 10 years ahead"
    KILLED_THEN_EARLIER = "killed, clock 10 years back"
    DISK_FULL = "disk full"
    NO_ACCESS = "permission lost"
    READ_ONLY = "disk read-only"
    BROKEN = "a call fails"


_CALLS = {
    Fault.KILLED: _ALL,
    Fault.KILLED_HALFWAY: frozenset({Kind.WRITE}),
    Fault.KILLED_THEN_LATER: _ALL,
    Fault.KILLED_THEN_EARLIER: _ALL,
    Fault.DISK_FULL: frozenset({Kind.MAKE, Kind.WRITE}),
    Fault.NO_ACCESS: frozenset({Kind.MAKE, Kind.MOVE, Kind.REMOVE}),
    Fault.READ_ONLY: _ALL - {Kind.FLUSH},
    Fault.BROKEN: _ALL,
}
"""The calls that a fault is about."""

_ANSWERS: dict[Fault, Decision] = {
    Fault.KILLED: Do.DIE,
    Fault.KILLED_HALFWAY: Do.HALF_THEN_DIE,
    Fault.KILLED_THEN_LATER: Do.DIE,
    Fault.KILLED_THEN_EARLIER: Do.DIE,
    Fault.DISK_FULL: errno.ENOSPC,
    Fault.NO_ACCESS: errno.EACCES,
    Fault.READ_ONLY: errno.EROFS,
    Fault.BROKEN: errno.EIO,
}

_LASTING = {Fault.DISK_FULL, Fault.NO_ACCESS, Fault.READ_ONLY}
"""Faults that stay once they are there."""

_TEN_YEARS_S = 10 * 365 * 24 * 3600

CLOCK_JUMPS = {
    Fault.KILLED_THEN_LATER: _TEN_YEARS_S,
    Fault.KILLED_THEN_EARLIER: -_TEN_YEARS_S,
}
"""By how many seconds the clock goes wrong after a fault."""

DEADLY = {Fault.KILLED, Fault.KILLED_HALFWAY, *CLOCK_JUMPS}
"""Faults that end the process."""


NEVER = 1 << 60
"""A point that no step comes to."""


class Plan:
    """A fault at one of a step's calls; nothing else is touched.

    Args:
        fault: What goes wrong.
        point: The number of the call, counted from 1 among those about which the
            fault is.
        root: Only calls about files in this folder count.
    """

    def __init__(self, fault: Fault, point: int, root: Path) -> None:
        self._fault = fault
        self._point = point
        self._root = str(root)
        self.count = 0
        """Calls so far that the fault is about."""
        self.call = ""
        """Where it struck first, in words; empty when it did not."""

    def __call__(self, call: Call, path: str) -> Decision:
        """Decide about a call; see `tracing.Decide`."""
        if call.kind not in _CALLS[self._fault] or not self._is_ours(path):
            return Do.IT
        self.count += 1
        is_over = self.count > self._point and self._fault not in _LASTING
        if self.count < self._point or is_over:
            return Do.IT
        self.call = self.call or f"{call.name} {path.removeprefix(self._root)}"
        return _ANSWERS[self._fault]

    def _is_ours(self, path: str) -> bool:
        if path.startswith("/"):
            return path.startswith(self._root)
        return bool(path) and ":[" not in path  # a name within an open folder; no pipe
