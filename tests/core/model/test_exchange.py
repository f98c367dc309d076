"""A model as one file comes back as it was."""

import os
import zipfile
from dataclasses import replace

import pytest

from core.errors import (
    ModelDamaged,
    ModelExists,
    ModelNameInvalid,
    ModelNotFound,
    ModelNotSaved,
)
from core.model.bundle import CARD, WEIGHTS
from core.model.library import ModelLibrary
from tests.core.model.archives import CARD_OF_TINY, members_of


@pytest.fixture
def library(empty_library: ModelLibrary) -> ModelLibrary:
    return empty_library


def test_a_model_comes_back_as_it_was(library, file) -> None:
    bundle = library.import_file(file)
    assert library.bundle("alps") == bundle
    assert replace(bundle.card, sha256="") == CARD_OF_TINY
    assert members_of(file)[WEIGHTS] == (bundle.folder / WEIGHTS).read_bytes()


def test_one_model_always_gives_the_same_file(library, file, packed) -> None:
    library.import_file(file)
    library.export("alps", file)
    assert file.read_bytes() == packed


def test_the_file_is_a_plain_archive_of_the_bundles_files(file) -> None:
    with zipfile.ZipFile(file) as archive:
        assert archive.namelist() == [CARD, WEIGHTS]
        assert {each.compress_type for each in archive.infolist()} == {0}


def test_a_taken_name_gets_a_number_and_nothing_is_replaced(library, file) -> None:
    first = library.import_file(file)
    assert library.import_file(file).card.name == "alps 2"
    assert library.names() == ("alps", "alps 2")
    assert library.bundle("alps") == first


def test_a_name_can_be_given(library, file) -> None:
    assert library.import_file(file, "Föhn").card.name == "Föhn"
    with pytest.raises(ModelExists):
        library.import_file(file, "Föhn")
    with pytest.raises(ModelNameInvalid):
        library.import_file(file, "../up")
    assert library.names() == ("Föhn",)


def test_an_imported_model_is_not_in_use_by_itself(library, file) -> None:
    library.import_file(file, "one")
    library.use("one")
    library.import_file(file)
    assert library.current == "one"


def test_a_damaged_model_is_not_passed_on(library, file, tmp_path) -> None:
    bundle = library.import_file(file)
    (bundle.folder / WEIGHTS).write_bytes(b"else")
    file.write_bytes(b"older")
    with pytest.raises(ModelDamaged):
        library.export("alps", file)
    assert file.read_bytes() == b"older"


def test_a_missing_model_cannot_be_exported(library, tmp_path) -> None:
    with pytest.raises(ModelNotFound):
        library.export("nobody", tmp_path / "x.mendmodel")


@pytest.mark.parametrize("target", ["missing/x.mendmodel", "."])
def test_a_place_that_cannot_be_written_to_is_told(
    library, file, tmp_path, target
) -> None:
    library.import_file(file)
    with pytest.raises(ModelNotSaved):
        library.export("alps", tmp_path / target)


def test_a_full_disk_leaves_the_library_as_it_was(
    library, file, tmp_path, monkeypatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ModelNotSaved, match=r"model alps .*: the disk is full"):
        library.import_file(file)
    assert list((tmp_path / "user").iterdir()) == []
