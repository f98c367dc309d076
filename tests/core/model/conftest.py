"""Libraries, and a model as one file to import."""

from collections.abc import Callable
from pathlib import Path

import pytest

from core.errors import ModelFileUnusable
from core.model import backend
from core.model.bundle import take_weights, write_bundle
from core.model.library import ModelLibrary
from core.model.networks import build_network
from tests.core.model.archives import CARD_OF_TINY, TINY
from tests.core.model.shelves import small_library


@pytest.fixture
def library(tmp_path: Path) -> ModelLibrary:
    """Two shipped models and one of the user's."""
    return small_library(tmp_path)


@pytest.fixture
def user(library: ModelLibrary, tmp_path: Path) -> Path:
    """The folder of the user's models."""
    return tmp_path / "user"


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a good file."""
    backend.start()
    folder = tmp_path_factory.mktemp("sender")
    write_bundle(folder / "alps", CARD_OF_TINY, take_weights(build_network(TINY)))
    ModelLibrary(folder).export("alps", folder / "alps.mendmodel")
    return (folder / "alps.mendmodel").read_bytes()


@pytest.fixture
def file(packed: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "alps.mendmodel"
    path.write_bytes(packed)
    return path


@pytest.fixture
def empty_library(tmp_path: Path) -> ModelLibrary:
    return ModelLibrary(tmp_path / "user", shipped_folder=tmp_path / "none")


@pytest.fixture
def refused(empty_library: ModelLibrary, tmp_path: Path) -> Callable[[Path], str]:
    """Imports a file that must be refused, and gives the reason."""

    def check(file: Path) -> str:
        before = sorted(tmp_path.rglob("*"))
        with pytest.raises(ModelFileUnusable) as caught:
            empty_library.import_file(file)
        assert sorted(tmp_path.rglob("*")) == before
        return caught.value.reason

    return check
