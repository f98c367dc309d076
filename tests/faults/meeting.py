"""Two programs that write the same at once."""

from collections.abc import Callable
from pathlib import Path

from tests.faults.fault import NEVER, Fault, Plan
from tests.faults.offspring import Companion
from tests.faults.system_calls import Call
from tests.faults.tracing import Decision, Do

_PATIENCE_S = 0.5
"""For the other program; it may have to wait for this one."""


class Meeting:
    """Stands still at one call until another program has done all of its own.

    Args:
        point: The number of the call, counted from 1.
        root: Only calls about files in this folder count.
        act: What the other program does; gives in words what that came to.
    """

    def __init__(self, point: int, root: Path, act: Callable[[], str]) -> None:
        self._point = point
        self._act = act
        self._plan = Plan(Fault.KILLED, NEVER, root)
        self._other: Companion | None = None
        self._said: str | None = None
        self.call = ""

    @property
    def has_met(self) -> bool:
        """Whether there was another program."""
        return self._other is not None

    def __call__(self, call: Call, path: str) -> Decision:
        """Nothing is ever refused; see `tracing.Decide`."""
        self._plan(call, path)
        if self._plan.count == self._point and self._other is None:
            self.call = f"{call.name} {path}"
            self._other = Companion(self._act)
            self._said = self._other.wait(_PATIENCE_S)
        return Do.IT

    def wait(self) -> str:
        """What the other program came to."""
        if self._said is None and self._other is not None:
            self._said = self._other.wait()
        return self._said or "done without another program"
