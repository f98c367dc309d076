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
    from io import BufferedRandom
    from pathlib import Path

_OLD_S = 24 * 3600
"""Where nothing can be held, what is of this age is left."""
_BEYOND = 1 << 30
"""Of a file's bytes, the one that stands for all where a held one cannot be read."""


@contextmanager
def held(path: Path) -> Iterator[bool]:
    """Hold a file or a folder during the block, as far as the system can.

    Whoever took it for left in between is waited for: they hold it until it is gone.

    Yields:
        Whether it is still there: somebody may have removed it before it was held.
    """
    handle = _locked(path, is_patient=True)
    try:
        yield path.exists()
    finally:
        if handle is not None:
            os.close(handle)


@contextmanager
def held_if_left(path: Path) -> Iterator[bool]:
    """Hold a temporary file or folder during the block when nobody works on it.

    Nobody can begin to in the block, so it can be removed there.

    Yields:
        Whether nobody works on it any more.
    """
    if sys.platform == "win32":
        # A file that is held cannot be written there by anybody else.
        yield _is_old(path)
        return
    handle = _locked(path, is_patient=False)
    try:
        yield handle is not None or path.is_symlink()
    finally:
        if handle is not None:
            os.close(handle)


def hold(file: BufferedRandom) -> bool:
    """Hold an open file until it is closed, as far as the system can.

    Whoever only reads it, or does not ask, is not kept from anything.

    Returns:
        False when somebody else holds it.
    """
    try:
        _lock(file.fileno(), is_patient=False)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:  # a network drive that cannot
        return True
    return True


def _is_old(path: Path) -> bool:
    with suppress(OSError):
        return abs(time.time() - path.lstat().st_mtime) > _OLD_S
    return False


def _locked(path: Path, *, is_patient: bool) -> int | None:
    """A handle that holds it; None when nobody can, or somebody else does."""
    if sys.platform == "win32":
        return None
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        _lock(handle, is_patient=is_patient)
    except OSError:
        os.close(handle)
        return None
    return handle


def _lock(handle: int, *, is_patient: bool) -> None:
    """Hold what is open.

    Raises:
        OSError: Somebody else holds it, or nobody can.
    """
    if sys.platform == "win32":
        import msvcrt

        place = os.lseek(handle, 0, os.SEEK_CUR)
        os.lseek(handle, _BEYOND, os.SEEK_SET)
        try:
            how = msvcrt.LK_LOCK if is_patient else msvcrt.LK_NBLCK
            msvcrt.locking(handle, how, 1)
        finally:
            os.lseek(handle, place, os.SEEK_SET)
        return
    import fcntl

    fcntl.flock(handle, fcntl.LOCK_EX | (0 if is_patient else fcntl.LOCK_NB))
