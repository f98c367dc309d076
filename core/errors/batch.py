"""What can go wrong with a list of repairs and with the places for its pictures."""

from collections.abc import Sequence
from pathlib import Path

from core.errors.base import RepairError


class BatchError(RepairError):
    """Something about what is to be repaired, and into which files."""


class JobListUnusable(BatchError):
    """The list cannot be read, or is no list of repairs."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name} {reason}.")
        self.path = path
        self.reason = reason


class RowIncomplete(BatchError):
    """A row with too few values, too many, or without a photo or an output."""

    def __init__(self, columns: Sequence[str]) -> None:
        self.count = len(columns)
        self.names = ",".join(columns)
        super().__init__(f"A row needs {self.count} values: {self.names}.")


class SquareUnclear(BatchError):
    """A row that does not tell its square."""

    def __init__(self) -> None:
        super().__init__("x, y and side must be whole numbers, and side above 0.")


class OutputShared(BatchError):
    """Repairs of different photos that would be written into one file."""

    def __init__(self, path: Path, rows: Sequence[int] = ()) -> None:
        numbers = ", ".join(map(str, rows))
        which = f"Rows {numbers} write" if rows else "More than one photo would become"
        also = " from different photos" if rows else ""
        super().__init__(f"{which} {path.name}{also}.")
        self.path = path
        self.rows = tuple(rows)


class OutputUnsuitable(BatchError):
    """A place that the repaired picture must not or cannot have."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(message)
        self.path = path


class OutputIsPhoto(OutputUnsuitable):
    """The photo itself would be replaced."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, f"{path.name} is the photo itself; choose another output."
        )


class OutputIsListed(OutputUnsuitable):
    """Another photo that is to be repaired would be replaced."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, f"The output {path.name} is a photo of this list.")


class OutputIsFolder(OutputUnsuitable):
    """There is a folder of that name."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, f"{path.name} is a folder, so no picture can be written there."
        )


class OutputFormatUnknown(OutputUnsuitable):
    """The name ends in nothing that a photo can be saved as."""

    def __init__(self, path: Path, endings: Sequence[str]) -> None:
        self.endings = ", ".join(endings)
        super().__init__(
            path, f"The output {path.name} must end in one of {self.endings}."
        )


class OutputFolderMissing(OutputUnsuitable):
    """There is no folder to write into, or none any more."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, f"There is no folder {path.parent} to write {path.name} into."
        )


class OutputFolderUnusable(BatchError):
    """The folder to write into could not be made."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"The folder {folder} could not be made: {reason}.")
        self.folder = folder
        self.reason = reason


class ResultsUnusable(BatchError):
    """The file of results cannot be read or written, or is something else."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"The results file {path.name} {reason}.")
        self.path = path
        self.reason = reason


class WorkerEnded(BatchError):
    """The process that made a picture was ended from outside, again and again."""

    def __init__(self, times: int) -> None:
        super().__init__(
            f"The process that repairs was ended {times} times from outside, perhaps "
            "for lack of memory."
        )
        self.times = times
