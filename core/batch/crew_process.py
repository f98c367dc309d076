"""One process of a crew: makes the pictures that it is handed, one after the other."""

from __future__ import annotations

import atexit
import os
import signal
import time
import traceback
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from core.errors import Cancelled, RepairError

# What brings NumPy is imported later: it counts the threads that it may have then.
if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from core.batch.control import BatchControl
    from core.batch.job import BatchJob
    from core.batch.made import Made
    from core.batch.options import BatchOptions
    from core.inpainting.engine import FillEngine
    from core.progress import Report

    MakeEngine = Callable[[], FillEngine]
    """Can be pickled."""

_THREADS = (
    "TF_NUM_INTRAOP_THREADS",
    "TF_NUM_INTEROP_THREADS",
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)
"""Where TensorFlow and the libraries below NumPy look."""

_PAUSE_S = 0.1
"""Between two tellings of how far a picture is."""
_GRACE_S = 10.0
"""For the picture at work, when the program is gone."""


@dataclass(frozen=True, slots=True)
class Duty:
    """What is the same for all pictures.

    Attributes:
        make_engine: Makes the engine that fills.
        options: Of the batch.
    """

    make_engine: MakeEngine
    options: BatchOptions


@dataclass(frozen=True, slots=True)
class Order:
    """A picture to be made.

    Attributes:
        number: Of the job, from 0.
        job: The picture.
        known: How it was made the last time, as far as is known.
    """

    number: int
    job: BatchJob
    known: Made | None = None


Orders = SimpleQueue[Order | None]


def work(connection: Connection, threads: int) -> None:
    """Make pictures for as long as there is a program to make them for.

    The first thing that comes over the pipe is the duty, the others are orders. What
    goes back are events of the batch, or an exception that ends it.

    Args:
        connection: To the program.
        threads: For the native libraries.
    """
    _leave_interrupts_to_the_program()
    for name in _THREADS:
        os.environ.setdefault(name, str(threads))
    # The program may be gone at any time.
    with suppress(EOFError, OSError):
        _serve(connection)
    # Runs first of all at the end: nothing is left to do, and the native libraries
    # would take seconds to take themselves apart.
    atexit.register(os._exit, 0)


def _serve(connection: Connection) -> None:
    from core.batch.control import BatchControl

    duty: Duty = connection.recv()
    orders: Orders = SimpleQueue()
    control = BatchControl()
    Thread(
        target=_listen, args=(connection, orders, control), name="orders", daemon=True
    ).start()
    try:
        _obey(duty, orders, control, connection)
    except (Cancelled, MemoryError):
        return  # a process that ends without a word has its picture made by another
    except RepairError as error:
        connection.send(error)
    except Exception:  # noqa: BLE001 - the border of the process
        connection.send(RuntimeError(traceback.format_exc()))


def _obey(
    duty: Duty, orders: Orders, control: BatchControl, connection: Connection
) -> None:
    from core.batch.events import JobEnded, ModelPreparing
    from core.batch.worker import RepairWorker

    worker = RepairWorker(
        duty.make_engine(),
        duty.options,
        control=control,
        tell_preparing=lambda: connection.send(ModelPreparing()),
    )
    while order := orders.get():
        report = _reporter(order.number, connection)
        result = worker.do(order.job, order.known, report)
        connection.send(JobEnded(order.number, result))


def _listen(connection: Connection, orders: Orders, control: BatchControl) -> None:
    """Take orders; the end of the pipe is the end of the process, sooner or later."""
    with suppress(EOFError, OSError):
        while True:
            orders.put(connection.recv())
    control.cancel()
    orders.put(None)
    time.sleep(_GRACE_S)
    os._exit(1)


def _reporter(number: int, connection: Connection) -> Report:
    from core.batch.events import JobAdvanced

    told_at = 0.0

    def report(squares: float) -> None:
        nonlocal told_at
        now = time.monotonic()
        if now - told_at >= _PAUSE_S:
            told_at = now
            connection.send(JobAdvanced(number, squares))

    return report


def _leave_interrupts_to_the_program() -> None:
    """Ctrl-C and a closed terminal reach all processes; the program ends the others."""
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
