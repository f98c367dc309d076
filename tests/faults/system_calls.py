"""The calls to the system that change files, as Linux numbers them on x86-64.

Source: arch/x86/entry/syscalls/syscall_64.tbl of the Linux kernel.
"""

import os
from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """What a call does to a disk."""

    MAKE = auto()
    """Makes a name, or opens a file to write: needs room, and the right to."""
    WRITE = auto()
    """Puts bytes into an open file: needs room."""
    FLUSH = auto()
    MOVE = auto()
    """Gives a file another name: needs the right to, and no room."""
    REMOVE = auto()


@dataclass(frozen=True, slots=True)
class Call:
    """A call that changes files.

    Attributes:
        name: As manual pages have it.
        kind: What it does.
        path_at: Place of a path among the arguments; -1 for none.
        file_at: Place of the number of an open file; -1 for none.
    """

    name: str
    kind: Kind
    path_at: int = -1
    file_at: int = -1


_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC

_OPENING = {2: 1, 257: 2}
"""Calls that open, and where their flags are."""

_CALLS = {
    1: Call("write", Kind.WRITE, file_at=0),
    18: Call("pwrite64", Kind.WRITE, file_at=0),
    20: Call("writev", Kind.WRITE, file_at=0),
    296: Call("pwritev", Kind.WRITE, file_at=0),
    328: Call("pwritev2", Kind.WRITE, file_at=0),
    40: Call("sendfile", Kind.WRITE, file_at=0),
    326: Call("copy_file_range", Kind.WRITE, file_at=2),
    285: Call("fallocate", Kind.WRITE, file_at=0),
    76: Call("truncate", Kind.WRITE, path_at=0),
    77: Call("ftruncate", Kind.WRITE, file_at=0),
    74: Call("fsync", Kind.FLUSH, file_at=0),
    75: Call("fdatasync", Kind.FLUSH, file_at=0),
    2: Call("open", Kind.MAKE, path_at=0),
    257: Call("openat", Kind.MAKE, path_at=1),
    85: Call("creat", Kind.MAKE, path_at=0),
    83: Call("mkdir", Kind.MAKE, path_at=0),
    258: Call("mkdirat", Kind.MAKE, path_at=1),
    86: Call("link", Kind.MAKE, path_at=1),
    265: Call("linkat", Kind.MAKE, path_at=3),
    88: Call("symlink", Kind.MAKE, path_at=1),
    266: Call("symlinkat", Kind.MAKE, path_at=2),
    82: Call("rename", Kind.MOVE, path_at=1),
    264: Call("renameat", Kind.MOVE, path_at=3),
    316: Call("renameat2", Kind.MOVE, path_at=3),
    87: Call("unlink", Kind.REMOVE, path_at=0),
    263: Call("unlinkat", Kind.REMOVE, path_at=1),
    84: Call("rmdir", Kind.REMOVE, path_at=0),
    90: Call("chmod", Kind.MOVE, path_at=0),
    91: Call("fchmod", Kind.MOVE, file_at=0),
    268: Call("fchmodat", Kind.MOVE, path_at=1),
}


def changing_call(number: int, arguments: tuple[int, ...]) -> Call | None:
    """The call of that number, when it changes files."""
    call = _CALLS.get(number)
    if number in _OPENING and not arguments[_OPENING[number]] & _WRITING:
        return None
    return call
