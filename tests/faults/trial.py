"""One operation, one fault, at one point: what is left, and what was said."""

import logging
import os
import shutil
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from core.errors import RepairError
from tests.faults.fault import CLOCK_JUMPS, DEADLY, NEVER, Fault, Plan
from tests.faults.meeting import Meeting
from tests.faults.offspring import in_child
from tests.faults.operation import Again, Operation, names_in
from tests.faults.system_calls import Call
from tests.faults.tracing import Decide, Decision, Do, traced

State = tuple[Hashable, ...]

_DONE, _TOLD = "done", "told"


@dataclass(frozen=True, slots=True)
class Found:
    """What is there, and what is there after the next start."""

    state: State
    names: frozenset[str]
    state_later: State
    names_later: frozenset[str]


class Bench:
    """Tries one operation again and again, always in the same place.

    Args:
        operation: To be tried.
        folder: For this alone; need not exist.
    """

    def __init__(self, operation: Operation, folder: Path) -> None:
        self._operation = operation
        self._root = folder / "root"
        self._template = folder / "template"
        self._root.mkdir(parents=True)
        in_child(lambda: operation.prepare(self._root) and None)
        self._root.rename(self._template)
        self._old = self._after(lambda: operation.begin(self._root) and None)
        self._new = self._after(lambda: operation.begin(self._root)() and None)

    def points(self) -> dict[Fault, int]:
        """At how many calls of the whole step each fault can strike."""
        plans = {fault: Plan(fault, NEVER, self._root) for fault in Fault}

        def count(call: Call, path: str) -> Decision:
            for plan in plans.values():
                plan(call, path)
            return Do.IT

        self._run(count)
        return {fault: plan.count for fault, plan in plans.items()}

    def share(self, point: int) -> tuple[bool, str]:
        """Let another program do the same while the step stands still at one point.

        Returns:
            Whether the step came to that point, and what is wrong, in words.
        """
        if self._operation.again is Again.NEVER:
            return False, ""  # each program has its own
        meeting = Meeting(point, self._root, self._act)
        said = self._run(meeting)
        others = meeting.wait()
        found = in_child(self._look)
        wrong = [f"it ended with {each}" for each in (said, others) if _is_odd(each)]
        if _is_odd(said) or _is_odd(others) or found.state_later not in self._ends:
            wrong.append(f"it came to {str(found.state_later)[:200]}")
        wrong += self._left_over(found, Fault.KILLED)
        return meeting.has_met, f"{meeting.call}: {'; '.join(wrong)}" if wrong else ""

    @cached_property
    def _ends(self) -> tuple[State, ...]:
        """What one or two programs come to, one after the other."""
        twice = self._after(self._act_twice)
        return self._new.state, twice.state_later

    def _act(self) -> str:
        """The whole operation, from getting ready; in words, what it came to."""

        def act() -> None:
            self._operation.begin(self._root)()

        return _words_of(act)

    def _act_twice(self) -> None:
        self._act()
        self._act()

    def survive(self, fault: Fault, point: int) -> tuple[bool, str]:
        """Let the step go wrong at one point, and look at what that has left.

        Returns:
            Whether the fault came to strike, and what is wrong, in words; an empty
            text when everything is right.
        """
        plan = Plan(fault, point, self._root)
        said = self._run(plan)
        if fault in CLOCK_JUMPS:
            self._jump(CLOCK_JUMPS[fault])
        found = in_child(self._look)
        wrong = [
            *_wrong_words(fault, said),
            *self._wrong_state(found.state, "at once"),
            *self._wrong_state(found.state_later, "after the next start"),
            *self._left_over(found, fault),
            *self._wrong_repetition(found),
        ]
        return bool(plan.call), f"{plan.call}: {'; '.join(wrong)}" if wrong else ""

    def _run(self, plan: Decide) -> str:
        """What the step came to; empty when it was killed."""
        self._reset()
        reading, writing = os.pipe()
        try:
            traced(lambda: self._step(writing), plan)
        finally:
            os.close(writing)
        with os.fdopen(reading, encoding="utf-8") as pipe:
            return pipe.read()

    def _step(self, writing: int) -> Callable[[], object]:
        """Get ready; the step tells through a pipe what it came to."""
        logging.disable()
        step = self._operation.begin(self._root)
        return lambda: os.write(writing, _words_of(step).encode())

    def _reset(self) -> None:
        shutil.rmtree(self._root, ignore_errors=True)
        shutil.copytree(self._template, self._root, symlinks=True)

    def _jump(self, seconds: float) -> None:
        """Let the clock jump, as files see it: all of them are so much older."""
        for path in self._root.rglob("*"):
            facts = path.lstat()
            times = (facts.st_atime - seconds, facts.st_mtime - seconds)
            os.utime(path, times, follow_symlinks=False)

    def _after(self, step: Callable[[], None]) -> Found:
        self._reset()
        in_child(step)
        return in_child(self._look)

    def _look(self) -> Found:
        look, root = self._operation.look, self._root
        names, state = names_in(root), look(root)
        self._operation.start(root)
        return Found(state, names, look(root), names_in(root))

    def _wrong_state(self, state: State, when: str) -> Iterator[str]:
        """Each part must be the old one or the new one."""
        known = zip(self._old.state, self._new.state, strict=True)
        for part, (old, new) in zip(state, known, strict=True):
            is_lost_cache = self._operation.is_cache and part is None
            if part not in (old, new) and not is_lost_cache:
                yield f"neither old nor new {when}: {str(part)[:200]}"

    def _left_over(self, found: Found, fault: Fault) -> Iterator[str]:
        """Nothing but the old and the new files may be there in the end."""
        later = found.names_later - self._known - self._operation.stays
        if later:
            yield f"left after the next start: {sorted(later)}"
        # Only a full disk lets a program that goes on remove what it has begun.
        at_once = found.names - self._known - self._operation.stays
        if at_once and fault is Fault.DISK_FULL:
            yield f"left at once: {sorted(at_once)}"

    @property
    def _known(self) -> frozenset[str]:
        old, new = self._old, self._new
        return old.names | new.names | old.names_later | new.names_later

    def _wrong_repetition(self, found: Found) -> Iterator[str]:
        """The same again, without a fault, must lead to the new state and no more."""
        is_new = found.state_later == self._new.state
        again = self._operation.again
        if again is Again.NEVER or (again is Again.FROM_OLD and is_new):
            return
        try:
            state, names = in_child(self._repeat)
        except ChildProcessError:
            yield "it cannot be done afterwards"
            return
        if state != self._new.state:
            yield f"done afterwards, it is not new: {str(state)[:200]}"
        if names - self._known:
            yield f"left by what is done afterwards: {sorted(names - self._known)}"

    def _repeat(self) -> tuple[State, frozenset[str]]:
        self._operation.begin(self._root)()
        return self._operation.look(self._root), names_in(self._root)


def _words_of(step: Callable[[], object]) -> str:
    try:
        step()
    except RepairError as error:
        return f"{_TOLD} {error}"
    except OSError as error:
        return f"{_TOLD} {error}"
    except Exception as error:  # noqa: BLE001 - what must not happen is told
        return f"{type(error).__name__}: {error}"
    return _DONE


def _is_odd(said: str) -> bool:
    return not said.startswith((_DONE, _TOLD))


def _wrong_words(fault: Fault, said: str) -> Iterator[str]:
    is_killed = fault in DEADLY and not said
    if _is_odd(said) and not is_killed:
        yield f"it ended with {said or 'nothing'}"
