"""A model that is missing or damaged gives way to another one, and that is told."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from core.inpainting.engine import FillJob
from core.inpainting.library_engine import LibraryEngine
from core.model.bundle import CARD, WEIGHTS, read_weights, unpack_weights
from core.model.library import ModelLibrary
from core.progress import silent
from desktop.models.model_controller import ModelController
from desktop.tasks import TaskRunner
from tests.core.model.shelves import put, small_library
from tests.factories import photo
from tests.fakes import FakePredictor
from tests.faults.test_tasks_that_fail import HOLE

Harm = Callable[[Path], object]

HARMS: dict[str, Harm] = {
    "no folder": shutil.rmtree,
    "no card": lambda folder: (folder / CARD).unlink(),
    "an empty card": lambda folder: (folder / CARD).write_bytes(b""),
    "a card that is none": lambda folder: (folder / CARD).write_text("[]"),
    "a card of later": lambda folder: (folder / CARD).write_text('{"schema": 99}'),
    "no weights": lambda folder: (folder / WEIGHTS).unlink(),
    "empty weights": lambda folder: (folder / WEIGHTS).write_bytes(b""),
    "half of the weights": lambda folder: halve(folder / WEIGHTS),
    "other weights": lambda folder: (folder / WEIGHTS).write_bytes(b"x" * 500),
    "a folder as weights": lambda folder: in_place(folder / WEIGHTS),
}


def halve(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2])


def in_place(file: Path) -> None:
    file.unlink()
    file.mkdir()


def load(bundle, *, device=None) -> FakePredictor:
    """Reads the weights as the real loader does, and builds no network."""
    unpack_weights(read_weights(bundle), bundle.card)
    return FakePredictor()


class Heard:
    """What a window would show."""

    def __init__(self, qtbot, library: ModelLibrary) -> None:
        self.engine = LibraryEngine(library, detail=None, load=load)
        self.runner = TaskRunner("fills")
        self.models = ModelController(
            self.engine, runner=self.runner, open_library=lambda: library
        )
        self.model, self.messages = "", []
        self.models.status_changed.connect(self._on_status)
        self.models.message_raised.connect(lambda one: self.messages.append(one.text))
        self.models.prepare()
        qtbot.waitUntil(lambda: not self.runner.is_busy)
        self.runner.stop()

    def _on_status(self, status) -> None:
        self.model = status.model


@pytest.fixture
def library(tmp_path: Path) -> ModelLibrary:
    return small_library(tmp_path)


@pytest.mark.parametrize("harm", sorted(HARMS))
def test_a_model_of_ones_own_gives_way_to_the_shipped_one(
    qtbot, library: ModelLibrary, tmp_path: Path, harm: str
) -> None:
    library.use("alps")
    HARMS[harm](tmp_path / "user" / "alps")
    heard = Heard(qtbot, library)
    assert heard.model == "landscape"
    assert len(heard.messages) == 1
    assert "alps" in heard.messages[0]
    again = Heard(qtbot, library)
    assert (again.model, again.messages) == ("landscape", []), "it is told once"


@pytest.mark.parametrize("harm", sorted(HARMS))
def test_a_shipped_model_gives_way_to_the_other_one(
    qtbot, library: ModelLibrary, tmp_path: Path, harm: str
) -> None:
    HARMS[harm](tmp_path / "shipped" / "landscape")
    heard = Heard(qtbot, library)
    assert heard.model == "classic"
    assert len(heard.messages) == 1
    assert "landscape" in heard.messages[0]


@pytest.mark.parametrize("harm", sorted(HARMS))
def test_without_any_model_a_sentence_is_told(
    qtbot, library: ModelLibrary, tmp_path: Path, harm: str
) -> None:
    for name in ("landscape", "classic"):
        HARMS[harm](tmp_path / "shipped" / name)
    library.remove("alps")
    heard = Heard(qtbot, library)
    assert heard.model == ""
    assert len(heard.messages) == 1


@pytest.mark.parametrize("harm", sorted(HARMS))
def test_a_model_that_goes_while_it_is_used_fills_on(
    library: ModelLibrary, tmp_path: Path, harm: str
) -> None:
    library.use("alps")
    engine = LibraryEngine(library, detail=None, load=load)
    engine.prepare()
    HARMS[harm](tmp_path / "user" / "alps")
    picture = photo(160, 140)
    result = engine.fill(FillJob(picture, HOLE, (HOLE,), 0), silent)
    assert result.status.model == "alps"


def test_a_model_of_the_same_name_takes_its_place(
    library: ModelLibrary, tmp_path: Path
) -> None:
    library.use("alps")
    shutil.rmtree(tmp_path / "user" / "alps")
    assert library.trouble is not None
    put(tmp_path / "user", "alps")
    assert library.trouble is None
    assert library.current == "alps"
