"""Holding a file or folder that is being written, so that nobody takes it for left.

The system lets go of what a process held when it ends, in whichever way; so neither
the clock nor the number of a process is asked whether somebody still works on a file.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_OLD_S = 24 * 3600
"""Where nothing can be held, what is of this age is left."""


@contextmanager
def held(path: Path) -> Iterator[bool]:
    """Hold a file or a folder during the block, as far as the system can.

    Yields:
        Whether it is still there: somebody may have removed it before it was held.
    """
    handle = _locked(path)
    try:
        yield path.exists()
    finally:
        if handle is not None:
            os.close(handle)


def is_left(path: Path) -> bool:
    """Whether nobody works on a temporary file or folder any more."""
    if sys.platform == "win32":
        # A file that is held cannot be written there by anybody else.
        with suppress(OSError):
            return abs(time.time() - path.lstat().st_mtime) > _OLD_S
        return False
    handle = _locked(path)
    if handle is None:
        return path.is_symlink()
    os.close(handle)
    return True


def _locked(path: Path) -> int | None:
    """A handle that holds it; None when somebody else does, or nobody can."""
    if sys.platform == "win32":
        return None
    import fcntl

    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle
