"""The models in one folder."""

from dataclasses import dataclass
from pathlib import Path

from core.errors import ModelError
from core.model.bundle import Bundle, read_bundle
from core.model.names import free_among


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder whose folders are models; it is looked into at every question.

    Attributes:
        folder: Need not exist.
        is_shipped: Whether its models came with the program.
        above: Another shelf, whose models keep their names: one here that is called
            like one there gets a number, as long as that is so.
    """

    folder: Path
    is_shipped: bool = False
    above: "Shelf | None" = None

    def names(self) -> tuple[str, ...]:
        """Of all models, the damaged ones included, in the order of their folders."""
        return tuple(self._folders_by_name())

    def folder_of(self, name: str) -> Path:
        """Of the model of that name; need not exist."""
        return self._folders_by_name().get(name, self.folder / name)

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
        folder = self.folder_of(name)
        return read_bundle(folder, name=name, is_shipped=self.is_shipped)

    def contents(self) -> tuple[Bundle | ModelError, ...]:
        """All models, or what is wrong with them, in the order of their names."""
        return tuple(self._read_or_tell(name) for name in self.names())

    def _folders_by_name(self) -> dict[str, Path]:
        folders = self.folders()
        theirs = self.above.names() if self.above else ()
        taken = {*theirs, *(folder.name for folder in folders)}
        found: dict[str, Path] = {}
        for folder in folders:
            name = folder.name
            if name in theirs:
                name = free_among(name, taken)
                taken.add(name)
            found[name] = folder
        return found

    def _read_or_tell(self, name: str) -> Bundle | ModelError:
        try:
            return self.read(name)
        except ModelError as error:
            return error
