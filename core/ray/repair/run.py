"""Repairing the pictures of a list on a Ray cluster.

Each worker is an actor that loads the model once and gets one picture at a time. Ray
starts an actor again when its process or its computer dies; the picture that it was at
is made by whichever worker is free first.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from core.batch.control import BatchControl
from core.batch.events import ModelPreparing
from core.errors import RayUnusable
from core.ray.connection import connected, import_ray
from core.ray.repair.crew import RayCrew, Room
from core.ray.repair.roll_call import muster

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.batch.job import BatchJob
    from core.batch.ledger import Ledger
    from core.batch.options import BatchOptions
    from core.batch.run import Tell
    from core.ray.connection import Cluster
    from core.ray.repair.actor import TravellingEngine

_MOST_THREADS = 4
"""That one worker gains from."""


@dataclass(frozen=True, slots=True)
class Hire:
    """Whom to have pictures made by.

    Attributes:
        address: Of the cluster.
        logs: Folder for what Ray says.
        engine: That fills.
        workers: At most so many; None is one for each free processor.
    """

    address: str
    logs: Path
    engine: TravellingEngine
    workers: int | None = None


def run_on_ray(
    jobs: Sequence[BatchJob],
    hire: Hire,
    options: BatchOptions,
    *,
    tell: Tell,
    control: BatchControl | None = None,
    ledger: Ledger | None = None,
) -> None:
    """Make every picture that can be made, as `run_batch` does, on a whole cluster.

    Args:
        jobs: No two of them with the same output; all computers see their files.
        hire: What fills, and where.
        options: For all of them.
        tell: Called with each event, from this thread; events of jobs interleave.
        control: Asked to wait or to end.
        ledger: Knows what was made before, and keeps what is made now.

    Raises:
        RayMissing: Ray is not installed.
        RayUnusable: The cluster cannot be reached, or has no room.
        RayWorkerUnfit: A computer has another version, or sees other files.
        ModelError: The model cannot be used, so no picture can be made.
        ResultsUnusable: The ledger cannot be written.
        WorkerEnded: No worker lives long enough to make a picture.
        Cancelled: The control says so; finished pictures are whole, others untouched.
    """
    if not jobs:
        return
    control = control or BatchControl()
    jobs = [_from_the_root(job) for job in jobs]
    with connected(hire.address, logs=hire.logs) as cluster, control.work():
        muster(cluster, jobs)
        tell(ModelPreparing())
        room = room_for(cluster, hire.workers or cluster.free_cpus, most=len(jobs))
        how = hire.engine, options
        crew = RayCrew(import_ray(), jobs, how, room, tell=tell, ledger=ledger)
        _work(crew, cluster, control)


def _work(crew: RayCrew, cluster: Cluster, control: BatchControl) -> None:
    try:
        while crew.is_busy:
            control.check()
            if not crew.go_on():
                raise RayUnusable(cluster.address, "no worker came up")
    finally:
        crew.dismiss()


def room_for(cluster: Cluster, wanted: int, *, most: int) -> Room:
    """How many workers there are to be, and how large.

    A worker without a processor to itself waits until there is one; so there are never
    more than the cluster could ever hold.

    Args:
        cluster: Connected.
        wanted: Workers.
        most: That have something to do.
    """
    count = max(1, min(wanted, most, sum(node.cpus for node in cluster.nodes)))
    for threads in range(min(_MOST_THREADS, cluster.free_cpus // count), 1, -1):
        if sum(node.cpus // threads for node in cluster.nodes) >= count:
            return Room(count, threads)
    return Room(count, 1)


def _from_the_root(job: BatchJob) -> BatchJob:
    """For processes that are elsewhere; links are left to them."""
    photo, output = (
        Path(os.path.abspath(path))  # noqa: PTH100 - `resolve` would follow links
        for path in (job.photo, job.output)
    )
    return replace(job, photo=photo, output=output)
