"""A question that is answered by a process of its own, so that nothing of it stays."""

import logging
import os
import pickle
import select
import sys
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def in_child(answer: Callable[[], T]) -> T:
    """What a forked process answers; it ends as if it were killed.

    Raises:
        ChildProcessError: It has no answer.
    """
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _answer(answer, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        data = pipe.read()
    os.waitpid(pid, 0)
    if not data:
        raise ChildProcessError("A process had no answer.")
    found: T = pickle.loads(data)  # noqa: S301 - our own process wrote it
    return found


class Companion:
    """A process that answers while this one goes on; nobody's child.

    Args:
        answer: What it is asked.
    """

    def __init__(self, answer: Callable[[], str]) -> None:
        self._reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            if os.fork() == 0:
                os.close(self._reading)
                _answer(answer, writing)
            os._exit(0)
        os.close(writing)
        os.waitpid(pid, 0)

    def wait(self, seconds: float | None = None) -> str | None:
        """Its answer; None when that takes longer, empty when it has none."""
        if not select.select([self._reading], [], [], seconds)[0]:
            return None
        with os.fdopen(self._reading, "rb") as pipe:
            data = pipe.read()
        return str(pickle.loads(data)) if data else ""  # noqa: S301 - our own


def _answer(answer: Callable[[], object], writing: int) -> None:
    logging.disable()
    try:
        data = pickle.dumps(answer())
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(data)
    except BaseException:  # noqa: BLE001 - the end of the process
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(0)
