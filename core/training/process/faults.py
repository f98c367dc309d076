"""From an error that ended a run to what its last event says."""

import traceback

from core.errors import (
    CheckpointUnusable,
    ClusterUnusable,
    DatasetError,
    ModelError,
    ModelNotSaved,
    OutOfMemory,
    PhotosGone,
    RayError,
    RepairError,
    RunDiverged,
    RunInUse,
    RunNotSaved,
    WorkerLost,
)
from core.training.events import RunFailed, RunFault

_FAULTS: tuple[tuple[type[RepairError], RunFault], ...] = (
    (RunNotSaved, RunFault.NOT_SAVED),
    (ModelNotSaved, RunFault.NOT_SAVED),
    (RunDiverged, RunFault.DIVERGED),
    (RunInUse, RunFault.IN_USE),
    (CheckpointUnusable, RunFault.CHECKPOINT),
    (PhotosGone, RunFault.PHOTOS_GONE),
    (DatasetError, RunFault.PHOTOS_GONE),
    (OutOfMemory, RunFault.OUT_OF_MEMORY),
    (ModelError, RunFault.MODEL),
    (ClusterUnusable, RunFault.CLUSTER),
    (WorkerLost, RunFault.CLUSTER),
    (RayError, RunFault.CLUSTER),
)
"""The first that fits counts."""


def failure_of(error: Exception) -> RunFailed:
    """The last event of a run that ended with an error; called where it is caught."""
    details = "".join(traceback.format_exception(error))
    if isinstance(error, MemoryError):
        return RunFailed(RunFault.OUT_OF_MEMORY, str(OutOfMemory()), details)
    if isinstance(error, RepairError):
        return RunFailed(_fault_of(error), str(error), details)
    name = type(error).__name__
    message = f"The training ended with an unexpected {name}; see the log for more."
    return RunFailed(RunFault.UNEXPECTED, message, details)


def _fault_of(error: RepairError) -> RunFault:
    if isinstance(error, RunNotSaved) and error.is_disk_full:
        return RunFault.DISK_FULL
    faults = (fault for kind, fault in _FAULTS if isinstance(error, kind))
    return next(faults, RunFault.UNEXPECTED)
