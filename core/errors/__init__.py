"""Everything that can go wrong on purpose, as one tree.

    RepairError
    +-- PhotoError
    |   +-- PhotoUnreadable     no image, truncated, empty, or not to be opened
    |   +-- PhotoUnsupported    an image, but of a kind that would lose something
    |   +-- PhotoTooLarge       more pixels than the limit allows
    |   +-- PhotoNotSaved       the target could not be written; the old file is whole
    +-- SelectionError
    |   +-- HoleTooSmall
    |   +-- HoleOutside         the square leaves the photo
    +-- MaskError               a picture in which the damage is to be marked
    |   +-- MaskSizeDiffers     made for a photo of another size
    |   +-- MaskEmpty, MaskFull it marks nothing, or everything
    |   +-- MaskUnclear         a picture, but no mask
    |   +-- MaskNotSaved        the target could not be written; the old file is whole
    +-- BatchError              what is to be repaired, and into which files
    |   +-- JobListUnusable     a list that cannot be read, or is none
    |   +-- RowIncomplete       too few values, or too many
    |   +-- SquareUnclear       a row without a square
    |   +-- OutputShared        different photos would become one file
    |   +-- OutputFolderUnusable  could not be made
    |   +-- ResultsUnusable     of what became of a list, or another file
    |   +-- WorkerEnded         the process that made a picture, from outside
    |   +-- OutputUnsuitable    a place that a picture must not or cannot have
    |       +-- OutputIsPhoto, OutputIsListed, OutputIsFolder
    |       +-- OutputFormatUnknown, OutputFolderMissing
    +-- ModelError
    |   +-- ModelNotFound
    |   +-- ModelDamaged        files missing, changed or not fitting their card
    |   +-- ModelTooNew         written by a later version of Mendscape
    |   +-- ModelExists         the name is taken
    |   +-- ModelUnfinished     a run of that name waits to be resumed
    |   +-- ModelNameInvalid    no name for a folder on every platform
    |   +-- ModelReadOnly       shipped with the program
    |   +-- ModelNotSaved       the library's folder could not be written to
    |   +-- ModelNotRemoved     the system refused to delete it; it is whole
    |   +-- ModelFileUnusable   a file to import that is no model
    +-- DatasetError            a folder that no dataset can be made of
    |   +-- FolderUnreadable    missing, on a vanished drive, or not to be read
    |   +-- NoPhotosFound       nothing in it can be trained on
    |   +-- TooFewPhotos        too few to train on some and to prove it on others
    +-- SessionError            the journal of what is open and in no file
    |   +-- SessionNotSaved     it could not be written; the one before is whole
    |   +-- SessionDamaged      not whole, or none
    |   +-- SessionTooNew       written by a later version of Mendscape
    +-- RayError                a Ray cluster that is to do the work
    |   +-- RayMissing          Ray is not installed
    |   +-- RayUnusable         nobody there, somebody else, or none free
    |   +-- RayWorkerUnfit      one of its computers differs
    +-- TrainingError           a run that cannot start or go on
        +-- RunNotSaved         a checkpoint or the model could not be written
        +-- RunDiverged         the loss was no number any more, again and again
        +-- RunInUse            another program is at work in the run's folder
        +-- CheckpointUnusable  nothing to go on from, or not for this version
        +-- PhotosGone          the photos cannot be read any more
        +-- OutOfMemory         even the smallest batch does not fit
        +-- ClusterUnusable     workers that cannot train together
        +-- WorkerLost          one of them is gone
        +-- PhotosDiffer        not those that a run was decided for
        +-- JobUnusable         a job folder that is damaged, or of another version
        |   +-- JobPhotosAway   its listed photos are not where they were
        +-- JobNotWritten       a job folder, or the result in it

`str(error)` is one English sentence for the terminal; the window builds its own,
translated sentence from the facts that each error carries as attributes.
`Cancelled` is no error and stands apart: somebody asked for it.
"""

from core.errors.base import (
    Cancelled,
    RepairError,
)
from core.errors.batch import (
    BatchError,
    JobListUnusable,
    OutputFolderMissing,
    OutputFolderUnusable,
    OutputFormatUnknown,
    OutputIsFolder,
    OutputIsListed,
    OutputIsPhoto,
    OutputShared,
    OutputUnsuitable,
    ResultsUnusable,
    RowIncomplete,
    SquareUnclear,
    WorkerEnded,
)
from core.errors.mask import (
    MaskEmpty,
    MaskError,
    MaskFull,
    MaskNotSaved,
    MaskSizeDiffers,
    MaskUnclear,
)
from core.errors.model import (
    ModelDamaged,
    ModelError,
    ModelExists,
    ModelFileUnusable,
    ModelNameInvalid,
    ModelNotFound,
    ModelNotRemoved,
    ModelNotSaved,
    ModelReadOnly,
    ModelTooNew,
    ModelUnfinished,
)
from core.errors.photo import (
    HoleOutside,
    HoleTooSmall,
    PhotoError,
    PhotoNotSaved,
    PhotoTooLarge,
    PhotoUnreadable,
    PhotoUnsupported,
    SelectionError,
)
from core.errors.ray import RayError, RayMissing, RayUnusable, RayWorkerUnfit
from core.errors.session import (
    SessionDamaged,
    SessionError,
    SessionNotSaved,
    SessionTooNew,
)
from core.errors.training import (
    CheckpointUnusable,
    ClusterUnusable,
    DatasetError,
    FolderUnreadable,
    JobNotWritten,
    JobPhotosAway,
    JobUnusable,
    NoPhotosFound,
    OutOfMemory,
    PhotosDiffer,
    PhotosGone,
    RunDiverged,
    RunInUse,
    RunNotSaved,
    TooFewPhotos,
    TrainingError,
    WorkerLost,
)

__all__ = [
    "BatchError",
    "Cancelled",
    "CheckpointUnusable",
    "ClusterUnusable",
    "DatasetError",
    "FolderUnreadable",
    "HoleOutside",
    "HoleTooSmall",
    "JobListUnusable",
    "JobNotWritten",
    "JobPhotosAway",
    "JobUnusable",
    "MaskEmpty",
    "MaskError",
    "MaskFull",
    "MaskNotSaved",
    "MaskSizeDiffers",
    "MaskUnclear",
    "ModelDamaged",
    "ModelError",
    "ModelExists",
    "ModelFileUnusable",
    "ModelNameInvalid",
    "ModelNotFound",
    "ModelNotRemoved",
    "ModelNotSaved",
    "ModelReadOnly",
    "ModelTooNew",
    "ModelUnfinished",
    "NoPhotosFound",
    "OutOfMemory",
    "OutputFolderMissing",
    "OutputFolderUnusable",
    "OutputFormatUnknown",
    "OutputIsFolder",
    "OutputIsListed",
    "OutputIsPhoto",
    "OutputShared",
    "OutputUnsuitable",
    "PhotoError",
    "PhotoNotSaved",
    "PhotoTooLarge",
    "PhotoUnreadable",
    "PhotoUnsupported",
    "PhotosDiffer",
    "PhotosGone",
    "RayError",
    "RayMissing",
    "RayUnusable",
    "RayWorkerUnfit",
    "RepairError",
    "ResultsUnusable",
    "RowIncomplete",
    "RunDiverged",
    "RunInUse",
    "RunNotSaved",
    "SelectionError",
    "SessionDamaged",
    "SessionError",
    "SessionNotSaved",
    "SessionTooNew",
    "SquareUnclear",
    "TooFewPhotos",
    "TrainingError",
    "WorkerEnded",
    "WorkerLost",
]
