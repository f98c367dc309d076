"""Photos, decisions and a model to go on from; no network is built."""

from pathlib import Path

import pytest

from core.dataset.split import Split
from core.model.bundle import Bundle
from core.model.library import ModelLibrary
from core.progress import silent
from core.training.elsewhere.job_folder import JobFolder
from core.training.elsewhere.packing import write_job
from core.training.options import TrainingOptions
from tests.core.training.elsewhere.models import model


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Four files in two folders, of which two are called alike."""
    folder = tmp_path / "alps"
    for number, name in enumerate(("a.jpg", "b.JPG", "day 2/a.jpg", "day 2/ä:?.png")):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(bytes([number]) * (100 + number))
    return folder


@pytest.fixture
def options(photos: Path) -> TrainingOptions:
    files = sorted(path for path in photos.rglob("*") if path.is_file())
    return TrainingOptions(
        "mine", photos, Split(tuple(files[1:]), (files[0],)), start="base", epochs=3
    )


@pytest.fixture
def library(tmp_path: Path) -> ModelLibrary:
    return ModelLibrary(tmp_path / "home" / "models")


@pytest.fixture
def start(library: ModelLibrary) -> Bundle:
    return model("base", library)


@pytest.fixture
def job(options: TrainingOptions, start: Bundle, tmp_path: Path) -> JobFolder:
    """Written with copies of the photos."""
    folder = tmp_path / "job"
    write_job(options, start, folder, is_copying=True, report=silent)
    return JobFolder(folder)
