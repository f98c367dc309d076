"""Ctrl-C reaches every process of a terminal; only the program itself is to answer."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def kept_from_children() -> Iterator[None]:
    """Let processes that are spawned inside not hear Ctrl-C, from their first moment.

    They inherit the mask of the thread that starts them, which is put back at the end.
    Windows has no such masks: there, a process has to ignore the signal by itself.
    """
    if sys.platform == "win32":
        yield
        return
    from multiprocessing import resource_tracker

    # The tracker lets the signal through again when it starts: it is started before.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
