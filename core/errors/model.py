"""What can go wrong with a model."""

from pathlib import Path

from core.errors.base import RepairError


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
