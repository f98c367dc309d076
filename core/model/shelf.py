"""The models in one folder."""

from dataclasses import dataclass
from pathlib import Path

from core.errors import ModelError
from core.model.bundle import Bundle, read_bundle


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder whose folders are models; it is looked into at every question.

    Attributes:
        folder: Need not exist.
        is_shipped: Whether its models came with the program.
    """

    folder: Path
    is_shipped: bool = False

    def names(self) -> tuple[str, ...]:
        """Of all models, the damaged ones included, sorted."""
        return tuple(path.name for path in self.folders())

    def folders(self) -> tuple[Path, ...]:
        """Of all models, in the order of `names`."""
        try:
            paths = sorted(path for path in self.folder.iterdir() if path.is_dir())
        except OSError:
            return ()
        return tuple(path for path in paths if not path.name.startswith("."))

    def read(self, name: str) -> Bundle:
        """One of its models.

        Raises:
            ModelError: Its card cannot be used.
        """
        return read_bundle(self.folder / name, is_shipped=self.is_shipped)

    def contents(self) -> tuple[Bundle | ModelError, ...]:
        """All models, or what is wrong with them, in the order of their names."""
        return tuple(self._read_or_tell(name) for name in self.names())

    def _read_or_tell(self, name: str) -> Bundle | ModelError:
        try:
            return self.read(name)
        except ModelError as error:
            return error
