"""Repairing all photos of a batch, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.batch.control import BatchControl
from core.batch.events import (
    BatchEvent,
    JobAdvanced,
    JobEnded,
    JobStarted,
    ModelPreparing,
)
from core.batch.worker import RepairWorker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.batch.job import BatchJob, JobResult
    from core.batch.ledger import Ledger
    from core.batch.options import BatchOptions
    from core.inpainting.engine import FillEngine
    from core.progress import Report

    Tell = Callable[[BatchEvent], None]


def run_batch(
    jobs: Sequence[BatchJob],
    engine: FillEngine,
    options: BatchOptions,
    *,
    tell: Tell,
    control: BatchControl | None = None,
    ledger: Ledger | None = None,
) -> None:
    """Make every picture that can be made, one after the other.

    A job that cannot be done is told as failed, and the next one begins.

    Args:
        jobs: No two of them with the same output.
        engine: That fills.
        options: For all of them.
        tell: Called with each event, from the engine's thread or this one.
        control: Asked to wait or to end.
        ledger: Knows what was made before, and keeps what is made now.

    Raises:
        ModelError: The model cannot be used, so no picture can be made.
        ResultsUnusable: The ledger cannot be written.
        Cancelled: The control says so; finished pictures are whole, others untouched.
    """
    control = control or BatchControl()
    worker = RepairWorker(
        engine,
        options,
        control=control,
        tell_preparing=lambda: tell(ModelPreparing()),
    )
    with control.work():
        for number, job in enumerate(jobs):
            control.check()
            tell(JobStarted(number))
            result = _result(job, worker, ledger, _reporter(number, tell))
            tell(JobEnded(number, result))


def _result(
    job: BatchJob, worker: RepairWorker, ledger: Ledger | None, report: Report
) -> JobResult:
    if ledger is None:
        return worker.do(job, report=report)
    result = worker.do(job, ledger.known(job), report)
    ledger.note(job, result)
    return result


def _reporter(number: int, tell: Tell) -> Report:
    return lambda squares: tell(JobAdvanced(number, squares))
