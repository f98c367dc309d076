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
    +-- TrainingError           a run that cannot start or go on
        +-- RunNotSaved         a checkpoint or the model could not be written
        +-- RunDiverged         the loss was no number any more, again and again
        +-- RunInUse            another program is at work in the run's folder
        +-- CheckpointUnusable  nothing to go on from, or not for this version
        +-- PhotosGone          the photos cannot be read any more
        +-- OutOfMemory         even the smallest batch does not fit

`str(error)` is one English sentence for the terminal; the window builds its own,
translated sentence from the facts that each error carries as attributes.
`Cancelled` is no error and stands apart: somebody asked for it.
"""

from core.errors.base import (
    Cancelled,
    RepairError,
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
from core.errors.training import (
    CheckpointUnusable,
    DatasetError,
    FolderUnreadable,
    NoPhotosFound,
    OutOfMemory,
    PhotosGone,
    RunDiverged,
    RunInUse,
    RunNotSaved,
    TooFewPhotos,
    TrainingError,
)

__all__ = [
    "Cancelled",
    "CheckpointUnusable",
    "DatasetError",
    "FolderUnreadable",
    "HoleOutside",
    "HoleTooSmall",
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
    "PhotoError",
    "PhotoNotSaved",
    "PhotoTooLarge",
    "PhotoUnreadable",
    "PhotoUnsupported",
    "PhotosGone",
    "RepairError",
    "RunDiverged",
    "RunInUse",
    "RunNotSaved",
    "SelectionError",
    "TooFewPhotos",
    "TrainingError",
]
