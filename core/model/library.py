"""All models that a person can choose from."""

from importlib.resources import as_file, files
from pathlib import Path

from core.errors import ModelError, ModelExists, ModelNameInvalid, ModelNotFound
from core.model.bundle import Bundle, read_bundle

_PREFERRED = ("landscape", "classic")
"""Shipped models from the best to the plainest."""


class ModelLibrary:
    """The shipped models and the user's own, by name.

    A name is taken once: no model of the user hides a shipped one.
    """

    def __init__(
        self, user_folder: Path, *, shipped_folder: Path | None = None
    ) -> None:
        """Look into the given folders at every question; nothing is cached.

        Args:
            user_folder: The user's own models; need not exist.
            shipped_folder: None is the one in the installed package.
        """
        self._user = user_folder
        self._shipped = shipped_folder or _packaged_models()

    @property
    def default(self) -> str:
        """The shipped model that is used when nobody chose one.

        Raises:
            ModelNotFound: No model was shipped and the user has none.
        """
        names = self.names()
        for name in (*_PREFERRED, *names):
            if name in names:
                return name
        raise ModelNotFound(_PREFERRED[0], names)

    def names(self) -> tuple[str, ...]:
        """All readable models, the shipped ones first, each part sorted."""
        return tuple(bundle.card.name for bundle in self.bundles())

    def bundles(self) -> tuple[Bundle, ...]:
        """All readable models in the order of `names`; damaged ones are left out."""
        found: dict[str, Bundle] = {}
        for folder, is_shipped in ((self._shipped, True), (self._user, False)):
            for path in _model_folders(folder):
                try:
                    bundle = read_bundle(path, is_shipped=is_shipped)
                except ModelError:
                    continue
                found.setdefault(bundle.card.name, bundle)
        return tuple(found.values())

    def bundle(self, name: str) -> Bundle:
        """The model of that name.

        Raises:
            ModelNotFound: There is none.
            ModelError: There is one, but its card cannot be used.
        """
        for bundle in self.bundles():
            if bundle.card.name == name:
                return bundle
        for folder in (self._shipped, self._user):
            if name in (path.name for path in _model_folders(folder)):
                return read_bundle(folder / name)  # raises what is wrong with it
        raise ModelNotFound(name, self.names())

    def folder_for(self, name: str) -> Path:
        """Where a new model of that name is to be written.

        Raises:
            ModelExists: The name is taken.
            ModelError: It is no name for a folder.
        """
        if not is_model_name(name):
            raise ModelNameInvalid(name)
        folder = self._user / name
        if folder.exists() or name in self.names():
            raise ModelExists(name)
        return folder


def is_model_name(name: str) -> bool:
    """Whether a model can be called so, on every platform's file system."""
    return (
        0 < len(name) <= _LONGEST_NAME
        and name[0].isalnum()
        and name[-1] not in " ."
        and all(letter.isalnum() or letter in " ._-" for letter in name)
    )


_LONGEST_NAME = 60


def _model_folders(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(
        path
        for path in folder.iterdir()
        if path.is_dir() and not path.name.startswith(".")
    )


def _packaged_models() -> Path:
    # The package is a plain folder on disk, never a zip: TensorFlow cannot be zipped.
    with as_file(files("resources") / "models") as folder:
        return folder
