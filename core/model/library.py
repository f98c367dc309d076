"""All models that a person can choose from."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

from core.errors import (
    ModelError,
    ModelExists,
    ModelFileUnusable,
    ModelNameInvalid,
    ModelNotFound,
    ModelNotRemoved,
    ModelNotSaved,
    ModelReadOnly,
)
from core.files import atomic_write, reason_of, remove_folder, sweep
from core.model.bundle import CARD, Bundle, write_files
from core.model.choice import StoredChoice
from core.model.exchange import check_network, read_model_file, write_model_file
from core.model.names import free_among, is_among, is_model_name
from core.model.shelf import Shelf
from core.unfinished import UnfinishedWrites

_PREFERRED = ("landscape", "classic")
"""Shipped models from the best to the plainest."""

_IN_USE = "in-use.txt"


class ModelLibrary:
    """The shipped models and the user's own, by name.

    A model is called like its folder. A name is taken once, whatever its capitals.
    Where a later version ships a model of a name that the user has given, both are
    there, and the user's gets a number. Which model is in use is kept beside
    the user's models, so that the window and the command line agree.
    """

    def __init__(
        self,
        user_folder: Path,
        *,
        shipped_folder: Path | None = None,
        unfinished: UnfinishedWrites | None = None,
    ) -> None:
        """Look into the given folders at every question; nothing is cached.

        Args:
            user_folder: The user's own models; need not exist.
            shipped_folder: None is the one in the installed package.
            unfinished: Told where a model is exported to; None tells nobody.
        """
        self._unfinished = unfinished
        self._shipped = Shelf(shipped_folder or _packaged_models(), is_shipped=True)
        self._user = Shelf(user_folder, above=self._shipped)
        self._choice = StoredChoice(user_folder / _IN_USE)

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
        names = self.names()
        chosen = (name for name in self._choice.names if name in names)
        return next(chosen, None) or self.default

    @property
    def trouble(self) -> ModelError | None:
        """Why the model in use is not the chosen one, or the best that was shipped."""
        wanted, names = self._choice.names or _PREFERRED[:1], self.names()
        if set(wanted) & set(names) or not names:
            return None
        try:
            self.bundle(wanted[0])
        except ModelError as error:
            return error
        return None

    def use(self, name: str) -> None:
        """Use a model from now on, in the window and on the command line.

        Raises:
            ModelError: It is missing or damaged, or the choice could not be stored.
        """
        self.bundle(name)
        try:
            self._choice.store(name)
        except OSError as error:
            raise _not_saved(name, error) from error

    def names(self) -> tuple[str, ...]:
        """All readable models, the shipped ones first, each part sorted."""
        return tuple(bundle.card.name for bundle in self.bundles())

    def bundles(self) -> tuple[Bundle, ...]:
        """All readable models in the order of `names`; damaged ones are left out."""
        found: dict[str, Bundle] = {}
        for each in (*self._shipped.contents(), *self._user.contents()):
            if isinstance(each, Bundle):
                found.setdefault(each.card.name, each)
        return tuple(found.values())

    def damaged(self) -> tuple[ModelError, ...]:
        """What is wrong with the user's models that `bundles` leaves out."""
        contents = self._user.contents()
        return tuple(each for each in contents if isinstance(each, ModelError))

    def bundle(self, name: str) -> Bundle:
        """The model of that name.

        Raises:
            ModelNotFound: There is none.
            ModelError: There is one, but its card cannot be used.
        """
        for shelf in (self._shipped, self._user):
            if name in shelf.names():
                return shelf.read(name)
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
        return self._user.folder / name

    def free_name(self, name: str, *, besides: Collection[str] = ()) -> str:
        """The name itself, or "name 2", "name 3", ... when it is taken, or `besides`.

        Raises:
            ModelNameInvalid: It is no name for a folder.
        """
        if not is_model_name(name):
            raise ModelNameInvalid(name)
        return free_among(name, [*self._taken(), *besides])

    def rename(self, old: str, new: str) -> Bundle:
        """Call one of the user's models differently; it stays in use if it was.

        What needs room on the disk is written first, so that a full disk leaves
        everything as it was.

        Raises:
            ModelReadOnly: It was shipped.
            ModelError: It is missing or damaged, the new name is taken or is no name,
                or the folder could not be written to.
        """
        self._refuse_foreign(old)
        bundle = self._user.read(old)
        if old.casefold() == new.casefold() and is_model_name(new):
            folder = bundle.folder.with_name(new)
        else:
            folder = self.folder_for(new)
        card = replace(bundle.card, name=new)
        was_chosen = self._is_chosen(old)
        try:
            with atomic_write(bundle.folder / CARD) as temporary:
                temporary.write_text(card.to_json(), encoding="utf-8")
            if was_chosen:
                self._choice.store(new, old)
            bundle.folder.rename(folder)
        except OSError as error:
            # Gone, it was renamed by another program at the same time.
            if was_chosen and bundle.folder.exists():
                with suppress(OSError):
                    self._choice.store(old)
            raise _not_saved(old, error) from error
        if was_chosen:
            with suppress(OSError):  # it is in use by either name
                self._choice.store(new)
        return Bundle(folder, card)

    def remove(self, name: str) -> None:
        """Delete one of the user's models; the default takes over if it was in use.

        A damaged one can be deleted as well.

        Raises:
            ModelReadOnly: It was shipped.
            ModelNotFound: There is none.
            ModelNotRemoved: The system refused; the model is still whole.
        """
        self._refuse_foreign(name)
        try:
            remove_folder(self._user.folder_of(name))
        except OSError as error:
            reason = reason_of(error) or str(error)
            raise ModelNotRemoved(name, reason) from error
        self._forget_gone()
        sweep(self._user.folder)

    def tidy(self) -> None:
        """Remove what a program that was killed has left half done."""
        for folder in (self._user.folder, *self._user.folders()):
            sweep(folder)
        self._forget_gone()

    def export(self, name: str, file: Path) -> None:
        """Write a model, shipped or not, into one file; an existing one is replaced.

        Raises:
            ModelError: It is missing or damaged, or the file could not be written.
        """
        bundle = self.bundle(name)
        try:
            with self._noting(file.parent):
                write_model_file(bundle, file)
        except OSError as error:
            raise _not_saved(name, error) from error

    def import_file(self, file: Path, name: str | None = None) -> Bundle:
        """Add the model in a file that `export` wrote, once everything is checked.

        Takes seconds the first time in a process, because TensorFlow is imported.

        Args:
            file: May come from anywhere and hold anything.
            name: To call it by; None is its own name, with a number if that is taken.

        Raises:
            ModelFileUnusable: It holds no model that can be used here.
            ModelError: The name is taken or is no name, the model was made by a later
                version, or the library could not be written to.
        """
        if name is not None:
            self.folder_for(name)
        model = read_model_file(file)
        if name is None:
            if not is_model_name(model.card.name):
                raise ModelFileUnusable(file, "its model has no usable name")
            name = self.free_name(model.card.name)
        check_network(model)
        card = replace(model.card, name=name)
        try:
            return write_files(self.folder_for(name), card, model.weights)
        except OSError as error:
            raise _not_saved(name, error) from error
        finally:
            sweep(self._user.folder)

    def _refuse_foreign(self, name: str) -> None:
        """Let only the user's own models pass, damaged or not."""
        if name in self._shipped.names():
            raise ModelReadOnly(name)
        if name not in self._user.names():
            raise ModelNotFound(name, self.names())

    def _noting(self, folder: Path) -> AbstractContextManager[None]:
        return self._unfinished.noting(folder) if self._unfinished else nullcontext()

    def _is_chosen(self, name: str) -> bool:
        return name in self._choice.names and name == self.current

    def _forget_gone(self) -> None:
        """A later model of a name that is gone is not to be in use by itself."""
        chosen = self._choice.names
        if chosen and not set(chosen) & {*self._shipped.names(), *self._user.names()}:
            self._choice.forget()

    def _taken(self) -> tuple[str, ...]:
        return (*self._shipped.names(), *self._user.names())


def _not_saved(name: str, error: OSError) -> ModelNotSaved:
    return ModelNotSaved(name, reason_of(error) or str(error))


def _packaged_models() -> Path:
    # The package is a plain folder on disk, never a zip: TensorFlow cannot be zipped.
    with as_file(files("resources") / "models") as folder:
        return folder
