"""What can go wrong with a folder of photos, and with training on it."""

from pathlib import Path

from core.errors.base import RepairError


class DatasetError(RepairError):
    """A folder that no dataset can be made of."""

    def __init__(self, folder: Path, message: str) -> None:
        super().__init__(message)
        self.folder = folder


class FolderUnreadable(DatasetError):
    """The folder is missing, on a vanished drive, or not to be read."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(folder, f"{folder} cannot be read: {reason}.")
        self.reason = reason


class NoPhotosFound(DatasetError):
    """Nothing in the folder can be trained on."""

    def __init__(self, folder: Path, rejected: int) -> None:
        super().__init__(
            folder,
            f"{folder} holds no photo that can be trained on"
            + (f" ({rejected} were rejected)." if rejected else "."),
        )
        self.rejected = rejected


class TooFewPhotos(DatasetError):
    """Too few photos to train on some and to prove the result on others."""

    def __init__(self, folder: Path, found: int, needed: int) -> None:
        super().__init__(
            folder,
            f"{folder} holds {found} usable photos; training takes at least "
            f"{needed}. Add more photos of the same kind.",
        )
        self.found = found
        self.needed = needed


class TrainingError(RepairError):
    """A training run that cannot start or go on."""


class RunNotSaved(TrainingError):
    """A checkpoint or the finished model could not be written."""

    def __init__(self, folder: Path, reason: str, *, is_disk_full: bool) -> None:
        super().__init__(
            f"The run could not be saved in {folder}: {reason}. "
            + ("Free some space, then resume it." if is_disk_full else "")
        )
        self.folder = folder
        self.reason = reason
        self.is_disk_full = is_disk_full


class RunDiverged(TrainingError):
    """The loss was no number any more, even after going back several times."""

    def __init__(self) -> None:
        super().__init__(
            "The run diverged: its loss was no number any more, again and again."
        )


class RunInUse(TrainingError):
    """Another program is at work in the run's folder."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The run of {name} is already going on.")
        self.name = name


class CheckpointUnusable(TrainingError):
    """Nothing to go on from, or nothing that this version can go on from."""

    def __init__(self, folder: Path, reason: str) -> None:
        # Of the folder its name alone: that of a cluster's chief is no person's.
        super().__init__(
            f"The run of {folder.name} cannot go on: {reason}. Start it anew."
        )
        self.folder = folder
        self.reason = reason


class PhotosGone(TrainingError):
    """The photos of a run cannot be read any more."""

    def __init__(self) -> None:
        super().__init__(
            "The photos cannot be read any more; is their drive still connected? "
            "The run can be resumed when they are back."
        )


class OutOfMemory(TrainingError):
    """Even the smallest batch does not fit into memory."""

    def __init__(self) -> None:
        super().__init__(
            "There is too little memory for training; close other programs."
        )


class ClusterUnusable(TrainingError):
    """Several programs cannot train together as they are set up."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The workers cannot train together: {reason}.")
        self.reason = reason


class WorkerLost(TrainingError):
    """Another program of the cluster has ended or cannot be reached any more."""

    def __init__(self, worker: str) -> None:
        super().__init__(
            f"The training ended because {worker} was lost. Its checkpoint is kept: "
            "start all workers again with --resume to go on."
        )
        self.worker = worker


class PhotosDiffer(TrainingError):
    """The photos in a folder are not those that a run was decided for."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"These are not the photos of the run: {reason}.")
        self.reason = reason


class JobUnusable(TrainingError):
    """A job folder that cannot be trained, or whose result cannot be used."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"The job in {folder} cannot be used: {reason}.")
        self.folder = folder
        self.reason = reason


class JobPhotosAway(JobUnusable):
    """The photos of a job that only lists them are not where they were."""

    def __init__(self, folder: Path, photos: Path) -> None:
        reason = f"the photos are not in {photos}; name their FOLDER on this computer"
        super().__init__(folder, reason)
        self.photos = photos


class JobNotWritten(TrainingError):
    """A job folder, or the result in it, could not be written."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"The job could not be written to {folder}: {reason}.")
        self.folder = folder
        self.reason = reason
