"""Looking at the disk without surprises, whatever lies there.

A path may name a pipe that never begins, a device that never ends, a link that leads
to itself, or more letters than the disk knows. `pathlib` waits for the first two and
raises three kinds of errors over the others; here they all have one answer.
"""

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path

_READING = (
    os.O_RDONLY
    # Not to wait for a pipe; the others are for Windows.
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOINHERIT", 0)
)
_NO_FILE = "it is no file"


def open_file(path: Path) -> BufferedReader:
    """A plain file, or one that links lead to, open to be read.

    Raises:
        OSError: The system refuses, or something else lies there.
    """
    try:
        handle = os.open(path, _READING)
    except ValueError as error:  # a zero in the name
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)) from error
    except OSError as error:
        if error.errno == errno.ENXIO:  # a socket
            raise OSError(errno.ENXIO, _NO_FILE) from error
        raise
    try:
        kind = os.fstat(handle).st_mode
        if stat.S_ISDIR(kind):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(kind):
            raise OSError(errno.ENXIO, _NO_FILE)
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def resolved(path: Path) -> Path:
    """Where links lead from a path, as far as they lead anywhere."""
    try:
        return Path(os.path.realpath(path))
    except ValueError:  # a zero in the name
        return path


def is_folder(path: Path) -> bool:
    """Whether there is a folder, as far as the system tells."""
    return os.path.isdir(path)  # noqa: PTH112 - `Path.is_dir` raises over long names


def is_there(path: Path) -> bool:
    """Whether there is anything, as far as the system tells."""
    return os.path.exists(path)  # noqa: PTH110 - `Path.exists` raises over long names
