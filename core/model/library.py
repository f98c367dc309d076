"""All models that a person can choose from."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

from core.errors import (
    ModelError,
    ModelExists,
    ModelNameInvalid,
    ModelNotFound,
    ModelNotRemoved,
    ModelNotSaved,
    ModelReadOnly,
)
from core.files import atomic_write, reason_of, remove_folder, sweep
from core.model.bundle import CARD, Bundle, read_bundle
from core.model.names import free_among, is_among, is_model_name

_PREFERRED = ("landscape", "classic")
"""Shipped models from the best to the plainest."""

_IN_USE = "in-use.txt"
_IN_USE_LIMIT = 1000  # bytes; it holds one name


class ModelLibrary:
    """The shipped models and the user's own, by name.

    A model is called like its folder. A name is taken once, whatever its capitals,
    and no model of the user hides a shipped one. Which model is in use is kept beside
    the user's models, so that the window and the command line agree.
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

    @property
    def current(self) -> str:
        """The model in use: the chosen one, or the default when that is gone.

        Raises:
            ModelNotFound: There is no model at all.
        """
        chosen = self._chosen()
        return chosen if chosen in self.names() else self.default

    def use(self, name: str) -> None:
        """Use a model from now on, in the window and on the command line.

        Raises:
            ModelError: It is missing or damaged, or the choice could not be stored.
        """
        self.bundle(name)
        try:
            self._choose(name)
        except OSError as error:
            raise _not_saved(name, error) from error

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
        for folder, is_shipped in ((self._shipped, True), (self._user, False)):
            if name in (path.name for path in _model_folders(folder)):
                return read_bundle(folder / name, is_shipped=is_shipped)
        raise ModelNotFound(name, self.names())

    def folder_for(self, name: str) -> Path:
        """Where a new model of that name is to be written.

        Raises:
            ModelExists: The name is taken.
            ModelNameInvalid: It is no name for a folder.
        """
        if not is_model_name(name):
            raise ModelNameInvalid(name)
        if is_among(name, self._taken()):
            raise ModelExists(name)
        return self._user / name

    def free_name(self, name: str) -> str:
        """The name itself, or "name 2", "name 3", ... when it is taken.

        Raises:
            ModelNameInvalid: It is no name for a folder.
        """
        if not is_model_name(name):
            raise ModelNameInvalid(name)
        return free_among(name, self._taken())

    def rename(self, old: str, new: str) -> Bundle:
        """Call one of the user's models differently; it stays in use if it was.

        What needs room on the disk is written first, so that a full disk leaves
        everything as it was.

        Raises:
            ModelReadOnly: It was shipped.
            ModelError: It is missing or damaged, the new name is taken or is no name,
                or the folder could not be written to.
        """
        bundle = self._own(old)
        if old.casefold() == new.casefold() and is_model_name(new):
            folder = self._user / new
        else:
            folder = self.folder_for(new)
        card = replace(bundle.card, name=new)
        was_chosen = self._chosen() == old
        try:
            with atomic_write(bundle.folder / CARD) as temporary:
                temporary.write_text(card.to_json(), encoding="utf-8")
            if was_chosen:
                self._choose(new)
            bundle.folder.rename(folder)
        except OSError as error:
            if was_chosen:
                with suppress(OSError):
                    self._choose(old)
            raise _not_saved(old, error) from error
        return Bundle(folder, card)

    def remove(self, name: str) -> None:
        """Delete one of the user's models; the default takes over if it was in use.

        A damaged one can be deleted as well.

        Raises:
            ModelReadOnly: It was shipped.
            ModelNotFound: There is none.
            ModelNotRemoved: The system refused; the model is still whole.
        """
        folder = self._own_folder(name)
        try:
            remove_folder(folder)
        except OSError as error:
            reason = reason_of(error) or str(error)
            raise ModelNotRemoved(name, reason) from error
        if self._chosen() == name:
            # A later model of this name is not to be in use by itself.
            with suppress(OSError):
                (self._user / _IN_USE).unlink()
        sweep(self._user)

    def _own(self, name: str) -> Bundle:
        return read_bundle(self._own_folder(name))

    def _own_folder(self, name: str) -> Path:
        """The folder of one of the user's models, damaged or not."""
        if name in (path.name for path in _model_folders(self._shipped)):
            raise ModelReadOnly(name)
        for path in _model_folders(self._user):
            if path.name == name:
                return path
        raise ModelNotFound(name, self.names())

    def _taken(self) -> list[str]:
        folders = (*_model_folders(self._shipped), *_model_folders(self._user))
        return [path.name for path in folders]

    def _chosen(self) -> str:
        """What was last given to `use`; empty when nothing can be read."""
        try:
            with (self._user / _IN_USE).open("rb") as file:
                return file.read(_IN_USE_LIMIT).decode("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return ""

    def _choose(self, name: str) -> None:
        self._user.mkdir(parents=True, exist_ok=True)
        with atomic_write(self._user / _IN_USE) as temporary:
            temporary.write_text(f"{name}\n", encoding="utf-8")


def _not_saved(name: str, error: OSError) -> ModelNotSaved:
    return ModelNotSaved(name, reason_of(error) or str(error))


def _model_folders(folder: Path) -> list[Path]:
    try:
        return sorted(
            path
            for path in folder.iterdir()
            if path.is_dir() and not path.name.startswith(".")
        )
    except OSError:
        return []


def _packaged_models() -> Path:
    # The package is a plain folder on disk, never a zip: TensorFlow cannot be zipped.
    with as_file(files("resources") / "models") as folder:
        return folder
