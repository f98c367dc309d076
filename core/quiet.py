"""Keeping the talk of native libraries away from people."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

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
