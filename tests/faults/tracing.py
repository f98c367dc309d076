"""Runs a step in a process of its own and decides about each of its calls that write.

The calls are seen where the system sees them, so that it does not matter whether
Python, Qt, SQLite or another library makes them. Works on Linux, on x86-64.
"""

import ctypes
import os
import platform
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from tests.faults.system_calls import Call, changing_call

# linux/ptrace.h and sys/ptrace.h
_TRACE_ME, _GET_REGISTERS, _SET_REGISTERS, _ATTACH, _CALL = 0, 12, 13, 16, 24
_SET_OPTIONS, _GET_CALL = 0x4200, 0x420E
_OPTIONS = 0x1 | 0x2 | 0x4 | 0x8 | 0x100000  # good stops, all offspring, dies with us
_STOP_AT_CALL = signal.SIGTRAP | 0x80
_ALL_CHILDREN = 0x40000000
_ENTRY, _EXIT = 1, 2
_NO_CALL = (1 << 64) - 1
_PATH_LONGEST = 4096
_UNCAUGHT = 70
"""Exit status of a step that raised."""


_REGISTERS = (
    *("r15", "r14", "r13", "r12", "rbp", "rbx", "r11", "r10", "r9", "r8"),
    *("rax", "rcx", "rdx", "rsi", "rdi", "orig_rax", "rip", "cs", "eflags", "rsp"),
    *("ss", "fs_base", "gs_base", "ds", "es", "fs", "gs"),
)


class _CallFacts(ctypes.Structure):
    """`struct ptrace_syscall_info`, as far as it is needed."""

    _fields_ = (
        ("op", ctypes.c_uint8),
        ("_padding", ctypes.c_uint8 * 3),
        ("arch", ctypes.c_uint32),
        ("instruction", ctypes.c_uint64),
        ("stack", ctypes.c_uint64),
        ("number", ctypes.c_uint64),
        ("arguments", ctypes.c_uint64 * 6),
        ("_rest", ctypes.c_uint64 * 2),
    )


class _Registers(ctypes.Structure):
    """`struct user_regs_struct` of x86-64."""

    _fields_ = tuple((name, ctypes.c_uint64) for name in _REGISTERS)


class Do(Enum):
    """What becomes of a call, beside an error number."""

    IT = auto()
    HALF_THEN_DIE = auto()
    """Write half of the bytes; then the process is killed."""
    DIE = auto()
    """The process is killed instead."""


Decision = Do | int
"""What to do, or the error that the call is answered with."""

Decide = Callable[[Call, str], Decision]
"""Asked for each call that writes, with the path that it is about."""


@dataclass(frozen=True, slots=True)
class End:
    """How a traced process ended: by a signal, or with an exit status."""

    status: int
    is_killed: bool


def can_trace() -> bool:
    """Whether calls can be seen here; a locked system may refuse."""
    if sys.platform != "linux" or platform.machine() != "x86_64":
        return False
    try:
        end = traced(lambda: print, lambda _call, _path: Do.IT)
    except OSError:
        return False
    return end == End(0, is_killed=False)


def traced(begin: Callable[[], Callable[[], object]], decide: Decide) -> End:
    """Run a step in a forked process until it ends or is killed.

    Args:
        begin: Called first, in the process; gives the step.
        decide: Asked for each call that the step makes.

    Raises:
        OSError: The system does not let processes be traced.
    """
    pid = os.fork()
    if pid == 0:
        _live(begin)
    _, status = os.waitpid(pid, os.WUNTRACED)
    if not os.WIFSTOPPED(status):
        raise ChildProcessError(f"The step did not begin. Received: {status}.")
    tracer = _Tracer(pid, decide)
    try:
        return tracer.run()
    finally:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _live(begin: Callable[[], Callable[[], object]]) -> None:
    """Be the traced process, and nothing else."""
    status = _UNCAUGHT
    try:
        step = begin()
        _ptrace(_TRACE_ME, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        step()
        status = 0
    except BaseException:  # noqa: BLE001 - the end of the process
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(status)


class _Tracer:
    """Lets one process and its offspring go from call to call."""

    def __init__(self, pid: int, decide: Decide) -> None:
        self._pid = pid
        self._decide = decide
        self._answers: dict[int, int] = {}
        """By thread: the error to answer with when its call is left."""
        self._dying: set[int] = set()

    def run(self) -> End:
        for thread in self._threads():
            _ptrace(_SET_OPTIONS, thread, data=_OPTIONS)
            _ptrace(_CALL, thread)
        for thread, status in self._stops():
            if os.WIFEXITED(status) or os.WIFSIGNALED(status):
                if thread == self._pid:
                    return _end(status)
                continue
            passed_on = 0
            if os.WSTOPSIG(status) == _STOP_AT_CALL:
                self._at_call(thread)
            elif os.WSTOPSIG(status) not in (signal.SIGTRAP, signal.SIGSTOP):
                passed_on = os.WSTOPSIG(status)
            with suppress(ProcessLookupError):
                _ptrace(_CALL, thread, data=passed_on)
        raise ChildProcessError

    def _threads(self) -> Iterator[int]:
        """All that the stopped process has; those beside the first stand still, too.

        Libraries start some of their own while the step gets ready; nobody would ever
        let them go on, and nobody would see their calls.
        """
        for place in Path(f"/proc/{self._pid}/task").iterdir():
            thread = int(place.name)
            if thread != self._pid:
                _ptrace(_ATTACH, thread)
                os.waitpid(thread, _ALL_CHILDREN)
            yield thread

    def _stops(self) -> Iterator[tuple[int, int]]:
        while True:
            yield os.waitpid(-1, _ALL_CHILDREN)

    def _at_call(self, thread: int) -> None:
        facts = _CallFacts()
        size = ctypes.sizeof(facts)
        try:
            _ptrace(_GET_CALL, thread, size, ctypes.byref(facts))
            if facts.op == _ENTRY:
                self._enter(thread, facts)
            elif facts.op == _EXIT:
                self._leave(thread)
        except ProcessLookupError:
            return  # killed meanwhile

    def _enter(self, thread: int, facts: _CallFacts) -> None:
        arguments = tuple(facts.arguments)
        call = changing_call(facts.number, arguments)
        if call is None:
            return
        match self._decide(call, _path_of(thread, call, arguments)):
            case Do.IT:
                pass
            case Do.DIE:
                os.kill(self._pid, signal.SIGKILL)
            case Do.HALF_THEN_DIE:
                self._dying.add(thread)
                _change(thread, rdx=arguments[2] // 2)
            case int() as error:
                self._answers[thread] = error
                _change(thread, orig_rax=_NO_CALL)

    def _leave(self, thread: int) -> None:
        if thread in self._dying:
            os.kill(self._pid, signal.SIGKILL)
        elif thread in self._answers:
            _change(thread, rax=(1 << 64) - self._answers.pop(thread))


def _end(status: int) -> End:
    if os.WIFSIGNALED(status):
        return End(os.WTERMSIG(status), is_killed=True)
    return End(os.WEXITSTATUS(status), is_killed=False)


def _change(thread: int, **values: int) -> None:
    registers = _Registers()
    _ptrace(_GET_REGISTERS, thread, data=ctypes.byref(registers))
    for name, value in values.items():
        setattr(registers, name, value)
    _ptrace(_SET_REGISTERS, thread, data=ctypes.byref(registers))


def _path_of(thread: int, call: Call, arguments: tuple[int, ...]) -> str:
    """What a call is about, as far as that can be told."""
    try:
        if call.file_at >= 0:
            return os.readlink(f"/proc/{thread}/fd/{arguments[call.file_at]}")  # noqa: PTH115 - a pipe's is no path
        with Path(f"/proc/{thread}/mem").open("rb", buffering=0) as memory:
            memory.seek(arguments[call.path_at])
            return os.fsdecode(memory.read(_PATH_LONGEST).partition(b"\0")[0])
    except OSError:
        return ""


def _ptrace(request: int, pid: int, address: int = 0, data: object = 0) -> None:
    library = ctypes.CDLL(None, use_errno=True)
    pointer = ctypes.c_void_p(data) if isinstance(data, int) else data
    library.ptrace.restype = ctypes.c_long
    if library.ptrace(request, pid, ctypes.c_void_p(address), pointer) < 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))
