from pathlib import Path

import pytest

from core.errors import ModelDamaged, ModelError, ModelExists, ModelNotFound
from core.model.bundle import CARD
from core.model.library import ModelLibrary
from core.model.names import is_model_name
from tests.core.model.shelves import put


def test_shipped_models_come_first_and_the_best_is_the_default(library) -> None:
    assert library.names() == ("classic", "landscape", "alps")
    assert library.default == "landscape"


def test_a_model_knows_whether_it_was_shipped(library) -> None:
    assert library.bundle("classic").is_shipped
    assert not library.bundle("alps").is_shipped


def test_without_the_best_model_another_one_is_the_default(tmp_path: Path) -> None:
    put(tmp_path / "user", "alps")
    library = ModelLibrary(tmp_path / "user", shipped_folder=tmp_path / "none")
    assert library.default == "alps"


def test_an_empty_library_says_so(tmp_path: Path) -> None:
    library = ModelLibrary(tmp_path / "user", shipped_folder=tmp_path / "none")
    assert library.names() == ()
    with pytest.raises(ModelNotFound, match="Known: none"):
        _ = library.default


def test_an_unknown_name_lists_the_known_ones(library) -> None:
    with pytest.raises(ModelNotFound, match="classic, landscape, alps"):
        library.bundle("andes")


def test_a_damaged_model_is_left_out_and_explained(library, tmp_path: Path) -> None:
    (tmp_path / "user" / "alps" / CARD).write_text("{")
    assert library.names() == ("classic", "landscape")
    with pytest.raises(ModelDamaged, match="alps"):
        library.bundle("alps")


def test_damaged_models_of_the_user_are_told(library, tmp_path: Path) -> None:
    assert library.damaged() == ()
    (tmp_path / "user" / "alps" / CARD).write_text("{")
    assert [error.name for error in library.damaged()] == ["alps"]


def test_a_model_is_called_like_its_folder(library, tmp_path: Path) -> None:
    (tmp_path / "user" / "alps").rename(tmp_path / "user" / "andes")
    assert library.names() == ("classic", "landscape", "andes")
    assert library.bundle("andes").card.name == "andes"


def test_a_name_is_taken_whatever_its_capitals(library) -> None:
    with pytest.raises(ModelExists):
        library.folder_for("ALPS")


def test_a_new_model_gets_a_folder_of_its_name(library, tmp_path: Path) -> None:
    assert library.folder_for("Föhn 2") == tmp_path / "user" / "Föhn 2"


@pytest.mark.parametrize("name", ["alps", "classic"])
def test_a_taken_name_is_refused(library, name: str) -> None:
    with pytest.raises(ModelExists):
        library.folder_for(name)


@pytest.mark.parametrize(
    "name", ["", ".", "..", "a/b", "a\\b", "../up", " x", "x.", "-rf", "a\nb", "x" * 61]
)
def test_a_name_that_is_no_folder_name_is_refused(library, name: str) -> None:
    assert not is_model_name(name)
    with pytest.raises(ModelError):
        library.folder_for(name)


@pytest.mark.parametrize("name", ["CON", "nul.txt", "com1", "Lpt9 .x"])
def test_a_name_that_windows_takes_for_a_device_is_refused(library, name: str) -> None:
    assert not is_model_name(name)


def test_the_default_is_in_use_until_another_one_is_chosen(library) -> None:
    assert library.current == "landscape"
    library.use("alps")
    assert library.current == "alps"


def test_the_choice_is_kept_in_the_users_folder(library, tmp_path: Path) -> None:
    library.use("alps")
    again = ModelLibrary(tmp_path / "user", shipped_folder=tmp_path / "shipped")
    assert again.current == "alps"


def test_a_shipped_model_is_used_without_any_of_ones_own(tmp_path: Path) -> None:
    put(tmp_path / "shipped", "classic")
    library = ModelLibrary(tmp_path / "user", shipped_folder=tmp_path / "shipped")
    library.use("classic")
    assert library.current == "classic"


def test_a_missing_model_cannot_be_chosen(library) -> None:
    with pytest.raises(ModelNotFound):
        library.use("andes")
    assert library.current == "landscape"


@pytest.mark.parametrize("choice", [b"", b"andes\n", b"\xff\xfe", b"a" * 9999, b"../x"])
def test_a_choice_that_makes_no_sense_gives_the_default(
    library, tmp_path: Path, choice: bytes
) -> None:
    library.use("alps")
    (tmp_path / "user" / "in-use.txt").write_bytes(choice)
    assert library.current == "landscape"


@pytest.mark.parametrize(
    ("name", "free"),
    [
        ("andes", "andes"),
        ("alps", "alps 2"),
        ("Alps", "Alps 2"),
        ("classic", "classic 2"),
        ("alps 2", "alps 2"),
        ("peak 4", "peak 5"),
        ("norway 2019", "norway 2019 2"),
        ("x" * 60, "x" * 58 + " 2"),
    ],
)
def test_a_free_name_counts_on(library, tmp_path: Path, name: str, free: str) -> None:
    for taken in ("peak 4", "norway 2019", "x" * 60):
        put(tmp_path / "user", taken)
    assert library.free_name(name) == free
    library.folder_for(free)
