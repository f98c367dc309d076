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
    +-- DatasetError            a folder that no dataset can be made of
    +-- TrainingError           a run that cannot start or go on

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


class DatasetError(RepairError):
    """A folder that no dataset can be made of."""


class TrainingError(RepairError):
    """A training run that cannot start or go on."""
