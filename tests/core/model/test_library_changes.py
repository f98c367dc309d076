"""Renaming and deleting: nothing is lost, whatever goes wrong."""

import errno
import json
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from core.errors import (
    ModelError,
    ModelExists,
    ModelNameInvalid,
    ModelNotFound,
    ModelNotRemoved,
    ModelNotSaved,
    ModelReadOnly,
)
from core.files import atomic_folder
from core.model.bundle import CARD
from tests.core.model.shelves import put


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)


def entries(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_renamed_model_keeps_everything_but_its_name(library, user) -> None:
    before = library.bundle("alps")
    assert library.rename("alps", "Hohe Tauern").folder == user / "Hohe Tauern"
    after = library.bundle("Hohe Tauern")
    assert (after.card.sha256, after.card.base) == (before.card.sha256, "landscape")
    assert json.loads((after.folder / CARD).read_text())["name"] == "Hohe Tauern"
    assert entries(user) == ["Hohe Tauern"]


def test_a_model_in_use_is_in_use_by_its_new_name(library) -> None:
    library.use("alps")
    library.rename("alps", "andes")
    assert library.current == "andes"


def test_another_model_in_use_stays_so(library) -> None:
    library.use("classic")
    library.rename("alps", "andes")
    assert library.current == "classic"


def test_capitals_alone_can_be_changed(library) -> None:
    library.rename("alps", "Alps")
    assert library.names() == ("classic", "landscape", "Alps")


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("classic", "mine", ModelReadOnly),
        ("nobody", "mine", ModelNotFound),
        ("alps", "Classic", ModelExists),
        ("alps", "andes", ModelExists),
        ("alps", "../alps", ModelNameInvalid),
        ("alps", "", ModelNameInvalid),
    ],
)
def test_what_cannot_be_renamed(library, user, old, new, error) -> None:
    put(user, "andes")
    with pytest.raises(error):
        library.rename(old, new)
    assert entries(user) == ["alps", "andes"]
    assert library.bundle("alps").card.name == "alps"


def test_a_full_disk_leaves_the_old_name(library, user, full_disk) -> None:
    with pytest.raises(ModelNotSaved, match="disk is full"):
        library.rename("alps", "andes")
    assert entries(user) == ["alps"]


def test_a_folder_that_cannot_be_renamed_stays_in_use(
    library, user, monkeypatch
) -> None:
    library.use("alps")
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name == "alps":
            raise PermissionError(errno.EACCES, "Access is denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(ModelNotSaved, match="denied"):
        library.rename("alps", "andes")
    assert library.current == "alps"
    with pytest.raises(ModelNotRemoved, match="denied"):
        library.remove("alps")
    assert library.current == "alps"


def test_a_deleted_model_leaves_nothing(library, user) -> None:
    library.remove("alps")
    assert library.names() == ("classic", "landscape")
    assert entries(user) == []


def test_the_default_takes_over_from_a_deleted_model(library, user) -> None:
    library.use("alps")
    library.remove("alps")
    assert library.current == "landscape"
    put(user, "alps")
    assert library.current == "landscape"


def test_a_damaged_model_can_be_deleted(library, user) -> None:
    (user / "alps" / CARD).write_text("{")
    library.remove("alps")
    assert entries(user) == []


@pytest.mark.parametrize("name", ["classic", "nobody", "", ".", "..", "../shipped"])
def test_only_ones_own_models_can_be_deleted(library, name: str) -> None:
    with pytest.raises(ModelError):
        library.remove(name)
    assert library.names() == ("classic", "landscape", "alps")


def test_a_crash_while_deleting_leaves_no_half_model(
    library, user, monkeypatch
) -> None:
    monkeypatch.setattr(shutil, "rmtree", lambda *_args, **_options: None)
    library.remove("alps")
    assert library.names() == ("classic", "landscape")
    assert library.free_name("alps") == "alps"


def test_a_choice_that_cannot_be_stored_leaves_the_one_before(
    library, full_disk
) -> None:
    with pytest.raises(ModelNotSaved, match="disk is full"):
        library.use("alps")
    assert library.current == "landscape"


def test_what_a_crash_left_is_swept_whatever_the_clock_says(library, user) -> None:
    def leave(name: str, *, hours: float, make: Callable[[Path], None]) -> Path:
        make(user / name)
        then = time.time() - hours * 3600
        os.utime(user / name, (then, then))
        return user / name

    digits = "0123456789abcdef" * 2
    old = leave(f".mendscape-{digits}", hours=30, make=Path.mkdir)
    ahead = leave(f".mendscape-{digits}.txt", hours=-3000, make=Path.touch)
    foreign = leave(".mendscape-notes", hours=3000, make=Path.mkdir)
    with atomic_folder(user / "new") as half:
        os.utime(half, (0, 0))
        library.remove("alps")
        assert half.exists(), "somebody works on it"
    assert (user / "new").exists()
    assert not old.exists()
    assert not ahead.exists()
    assert foreign.exists()
