"""Every refusal names its model and its reason, and leaves the choice as it was."""

import errno
import os
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from core.errors import (
    ModelExists,
    ModelFileUnusable,
    ModelNameInvalid,
    ModelNotFound,
    ModelNotRemoved,
    ModelNotSaved,
    ModelReadOnly,
)
from core.model import library as library_module
from core.model.library import ModelLibrary
from tests.core.model.shelves import put


@pytest.mark.parametrize(
    ("act", "error", "sentence"),
    [
        (
            lambda library: library.bundle("andes"),
            ModelNotFound,
            "There is no model named andes. Known: classic, landscape, alps.",
        ),
        (
            lambda library: library.remove("andes"),
            ModelNotFound,
            "There is no model named andes. Known: classic, landscape, alps.",
        ),
        (
            lambda library: library.rename("classic", "mine"),
            ModelReadOnly,
            "The model classic came with Mendscape and cannot be changed.",
        ),
        (
            lambda library: library.folder_for("Alps"),
            ModelExists,
            "A model named Alps already exists.",
        ),
        (
            lambda library: library.folder_for("a/b"),
            ModelNameInvalid,
            "'a/b' is no name for a model: use letters, digits, spaces, dots, dashes "
            "and underscores, at most 60, starting with a letter or digit.",
        ),
        (
            lambda library: library.free_name("a/b"),
            ModelNameInvalid,
            "'a/b' is no name for a model: use letters, digits, spaces, dots, dashes "
            "and underscores, at most 60, starting with a letter or digit.",
        ),
    ],
)
def test_a_refusal_is_a_sentence_about_that_model(
    library, act, error: type, sentence: str
) -> None:
    with pytest.raises(error) as caught:
        act(library)
    assert str(caught.value) == sentence


REFUSALS = [
    (OSError(errno.EACCES, "Access is denied"), "access is denied"),
    (OSError("the shelf fell down"), "the shelf fell down"),
]


@pytest.mark.parametrize(("trouble", "reason"), REFUSALS)
def test_the_systems_reason_is_told_without_its_number(
    library, monkeypatch, trouble: OSError, reason: str
) -> None:
    def refuse(*_args: object) -> None:
        raise trouble

    monkeypatch.setattr(library_module, "remove_folder", refuse)
    with pytest.raises(ModelNotRemoved) as removed:
        library.remove("alps")
    assert str(removed.value) == f"The model alps could not be deleted: {reason}."
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(ModelNotSaved) as renamed:
        library.rename("alps", "andes")
    assert str(renamed.value) == f"The model alps could not be saved: {reason}."
    monkeypatch.setattr(library_module.StoredChoice, "store", refuse)
    with pytest.raises(ModelNotSaved) as used:
        library.use("alps")
    assert str(used.value) == f"The model alps could not be saved: {reason}."


@pytest.mark.parametrize(("is_renamed", "name"), [(False, "alps"), (True, "andes")])
def test_a_power_cut_while_renaming_leaves_the_model_in_use(
    library, monkeypatch, name: str, *, is_renamed: bool
) -> None:
    library.use("alps")
    rename = Path.rename

    class PowerCut(BaseException):
        pass

    def cut(path: Path, target: Path) -> None:
        if is_renamed:
            rename(path, target)
        raise PowerCut

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", cut)
        with pytest.raises(PowerCut):
            library.rename("alps", "andes")
    assert library.current == name


def test_a_choice_that_is_not_to_be_stored_ends_a_renaming_with_its_reason(
    library, monkeypatch
) -> None:
    library.use("alps")

    def refuse(*_args: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(library_module.StoredChoice, "store", refuse)
    with pytest.raises(ModelNotSaved, match="alps could not be saved"):
        library.rename("alps", "andes")
    assert library.current == "alps"


def test_a_choice_that_cannot_be_stored_after_renaming_is_no_failure(
    library, monkeypatch
) -> None:
    library.use("alps")
    store, stored = library_module.StoredChoice.store, []

    def refuse_the_second(choice: library_module.StoredChoice, *names: str) -> None:
        if stored:
            raise OSError(errno.EROFS, "Read-only file system")
        stored.append(names)
        store(choice, *names)

    monkeypatch.setattr(library_module.StoredChoice, "store", refuse_the_second)
    assert library.rename("alps", "andes").card.name == "andes"
    assert library.current == "andes"


def test_a_renamed_model_that_nobody_chose_is_not_chosen_by_that(tmp_path) -> None:
    put(tmp_path / "user", "alps")
    library = ModelLibrary(tmp_path / "user", shipped_folder=tmp_path / "none")
    assert library.current == "alps"
    library.rename("alps", "zillertal")
    put(tmp_path / "user", "andes")
    assert library.current == "andes"


def test_deleting_another_model_leaves_the_chosen_one_in_use(library, user) -> None:
    put(user, "andes")
    library.use("alps")
    library.remove("andes")
    assert library.current == "alps"


def test_a_renaming_that_fails_leaves_another_model_in_use(
    library, monkeypatch
) -> None:
    def refuse(*_args: object) -> None:
        raise OSError(errno.EACCES, "Access is denied")

    library.use("classic")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", refuse)
        with pytest.raises(ModelNotSaved):
            library.rename("alps", "andes")
    assert library.current == "classic"


def test_a_model_that_is_not_exported_is_named(library, tmp_path) -> None:
    with pytest.raises(ModelNotSaved, match="The model alps could not be saved"):
        library.export("alps", tmp_path / "nowhere" / "alps.mendscape-model")


def test_a_file_whose_model_has_no_usable_name_is_refused(
    library, monkeypatch, tmp_path
) -> None:
    model = SimpleNamespace(card=SimpleNamespace(name="../alps"))
    monkeypatch.setattr(library_module, "read_model_file", lambda _file: model)
    with pytest.raises(ModelFileUnusable) as caught:
        library.import_file(tmp_path / "a.mendscape-model")
    assert str(caught.value) == (
        "a.mendscape-model cannot be imported: its model has no usable name."
    )


def test_tidying_removes_what_was_half_done_and_nothing_else(library, user) -> None:
    day_before = time.time() - 30 * 3600
    halves = [
        place / f".mendscape-{'0123456789abcdef' * 2}"
        for place in (user, user / "alps")
    ]
    for half in halves:
        half.mkdir()
        os.utime(half, (day_before, day_before))
    library.tidy()
    assert not any(half.exists() for half in halves)
    assert library.names() == ("classic", "landscape", "alps")


def test_the_models_of_the_package_are_there_unless_told_otherwise(tmp_path) -> None:
    library = ModelLibrary(tmp_path / "none")
    assert "landscape" in library.names()
    assert library.current == "landscape"


def test_the_folder_that_a_model_is_exported_to_is_noted_first(tmp_path) -> None:
    noted: list[Path] = []

    class Notes:
        def noting(self, folder: Path):
            noted.append(folder)
            return pytest.MonkeyPatch.context()

    put(tmp_path / "user", "alps")
    library = ModelLibrary(
        tmp_path / "user", shipped_folder=tmp_path / "none", unfinished=Notes()
    )
    library.export("alps", tmp_path / "alps.mendscape-model")
    assert noted == [tmp_path]
