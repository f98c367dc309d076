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

from pathlib import Path

from core.geometry import Box, Size


class Cancelled(Exception):
    """Raised inside a long step after its cancellation was asked for."""


class RepairError(Exception):
    """A failure that a person can understand and act on."""


class PhotoError(RepairError):
    """Something about a photo file."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(message)
        self.path = path


class PhotoUnreadable(PhotoError):
    """The file cannot be opened or does not hold a whole picture."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, f"{path.name} cannot be opened: {reason}.")
        self.reason = reason


class PhotoUnsupported(PhotoError):
    """A picture whose kind would not survive a repair without loss."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, f"{path.name} is not supported: {reason}.")
        self.reason = reason


class PhotoTooLarge(PhotoError):
    """A picture of more pixels than the limit."""

    def __init__(self, path: Path, size: Size, limit: int) -> None:
        super().__init__(
            path,
            f"{path.name} has {size.width} x {size.height} pixels, "
            f"more than the limit of {limit / 1e6:.0f} megapixels.",
        )
        self.size = size
        self.limit = limit


class PhotoNotSaved(PhotoError):
    """The target could not be written; whatever was there before is untouched."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, f"{path.name} could not be saved: {reason}.")
        self.reason = reason


class SelectionError(RepairError):
    """Something about the square."""


class HoleTooSmall(SelectionError):
    """A square smaller than the smallest that can be filled."""

    def __init__(self, side: int, needed: int) -> None:
        super().__init__(
            f"The square is {side} px wide; it must be at least {needed} px."
        )
        self.side = side
        self.needed = needed


class HoleOutside(SelectionError):
    """A square that leaves the photo."""

    def __init__(self, box: Box, size: Size) -> None:
        super().__init__(
            f"The square at {box.left},{box.top} with side {box.width} leaves the "
            f"photo of {size.width} x {size.height} pixels."
        )
        self.box = box
        self.size = size


class ModelError(RepairError):
    """Something about a model."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


class ModelNotFound(ModelError):
    """No model of that name is in the library."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        listed = ", ".join(known) or "none"
        super().__init__(name, f"There is no model named {name}. Known: {listed}.")
        self.known = known


class ModelDamaged(ModelError):
    """A bundle whose files are missing, changed, or do not fit their card."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, f"The model {name} is damaged: {reason}.")
        self.reason = reason


class ModelTooNew(ModelError):
    """A bundle written by a later version of Mendscape."""

    def __init__(self, name: str, schema: int) -> None:
        super().__init__(
            name,
            f"The model {name} was made by a newer Mendscape (card schema {schema}). "
            "Please update.",
        )
        self.schema = schema


class ModelExists(ModelError):
    """The library already holds a model of that name."""

    def __init__(self, name: str) -> None:
        super().__init__(name, f"A model named {name} already exists.")


class ModelUnfinished(ModelError):
    """A run of that name ended before its time and waits to be resumed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            f"The run of {name} is not finished: resume it, discard it, or choose "
            "another name.",
        )


class ModelNameInvalid(ModelError):
    """A name that is no name for a folder on every platform."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            f"{name!r} is no name for a model: use letters, digits, spaces, dots, "
            "dashes and underscores, at most 60, starting with a letter or digit.",
        )


class ModelReadOnly(ModelError):
    """A model that came with the program."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name, f"The model {name} came with Mendscape and cannot be changed."
        )


class ModelNotSaved(ModelError):
    """The library's folder, or the file to export to, could not be written to."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, f"The model {name} could not be saved: {reason}.")
        self.reason = reason


class ModelNotRemoved(ModelError):
    """The system refused to delete a model, which is still whole."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, f"The model {name} could not be deleted: {reason}.")
        self.reason = reason


class ModelFileUnusable(ModelError):
    """A file that no model can be imported from."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path.name, f"{path.name} cannot be imported: {reason}.")
        self.path = path
        self.reason = reason


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
        super().__init__(f"The run in {folder} cannot go on: {reason}. Start it anew.")
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
