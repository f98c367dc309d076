"""Keeping the talk of native libraries away from people."""

import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

_STDERR = 2


@contextmanager
def quiet_stderr() -> Iterator[None]:
    """Throw away what this process writes to stderr, below Python too.

    TensorFlow greets with some lines before it reads the setting that asks it not to.
    Use it around such an import only: words of other threads are lost with it.
    """
    try:
        kept = os.dup(_STDERR)
    except OSError:
        # A windowed program may have no stderr at all.
        yield
        return
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - no path, a device
        os.dup2(nowhere.fileno(), _STDERR)
    try:
        yield
    finally:
        os.dup2(kept, _STDERR)
        os.close(kept)


@contextmanager
def quiet_libraries() -> Iterator[None]:
    """Throw away what native libraries write to stderr; Python's own words get there.

    The readers of pictures tell there, and in Pillow's warnings, what is wrong with a
    damaged one, in words of their own. For a whole command, in its main thread.
    """
    said = sys.stderr
    if not _is_real(said):
        yield
        return
    copy = os.dup(_STDERR)
    with open(  # noqa: PTH123 - no path, a handle
        copy, "w", encoding=said.encoding, errors=said.errors, buffering=1
    ) as words:
        sys.stderr = words
        try:
            with quiet_stderr(), warnings.catch_warnings():
                warnings.filterwarnings("ignore", module="PIL")
                yield
        finally:
            sys.stderr = said


def _is_real(stream: TextIO | None) -> bool:
    """Whether words go straight to the process's stderr."""
    try:
        return stream is not None and stream.fileno() == _STDERR
    except (OSError, ValueError):
        return False
