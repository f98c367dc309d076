"""A user's model is there also when a later version ships one of its name."""

from pathlib import Path

import pytest

from core.cli.main import run
from core.model.bundle import CARD
from core.model.library import ModelLibrary
from tests.core.model.shelves import put, small_library


@pytest.fixture
def library(tmp_path: Path) -> ModelLibrary:
    """The user's own "landscape" was there before the shipped one."""
    library = small_library(tmp_path)
    put(tmp_path / "user", "landscape", base="classic")
    put(tmp_path / "user", "landscape 2")
    return library


def test_both_are_there(library) -> None:
    names = ("classic", "landscape", "alps", "landscape 3", "landscape 2")
    assert library.names() == names
    assert library.bundle("landscape").is_shipped
    mine = library.bundle("landscape 3")
    assert (mine.card.name, mine.card.base) == ("landscape 3", "classic")
    assert not mine.is_shipped
    assert mine.hidden_name == "landscape"
    assert library.bundle("landscape 2").hidden_name is None
    assert library.free_name("landscape") == "landscape 4"


def test_it_can_be_used_and_renamed_for_good(library, tmp_path: Path) -> None:
    library.use("landscape 3")
    assert library.current == "landscape 3"
    renamed = library.rename("landscape 3", "mine")
    assert renamed.folder == tmp_path / "user" / "mine"
    assert renamed.hidden_name is None
    assert library.current == "mine"
    assert "landscape 3" not in library.names()


def test_it_can_be_deleted_also_when_it_is_damaged(library, tmp_path: Path) -> None:
    (tmp_path / "user" / "landscape" / CARD).write_text("{")
    assert [error.name for error in library.damaged()] == ["landscape 3"]
    library.remove("landscape 3")
    assert not (tmp_path / "user" / "landscape").exists()
    assert library.bundle("landscape").is_shipped


def test_the_list_says_so(tmp_path: Path, capsys) -> None:
    put(tmp_path / "models", "landscape")
    assert run(["models", "list", "--profile", str(tmp_path)]) == 0
    told = capsys.readouterr()
    assert "landscape 2" in told.out
    assert "Your model landscape is called landscape 2" in told.err
