"""Photos on disk and a way to run commands in this process."""

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.cli.main import run
from core.inpainting.engine import FillEngine
from core.paths import AppPaths
from tests.core.training.fake_process import FakeProcess, finished
from tests.fakes import FakeEngine

Command = Callable[..., int]


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return make_photo(tmp_path / "photo.png")


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def mendscape(engine: FakeEngine) -> Command:
    """Runs `mendscape ...` with an engine that needs no model."""

    def make_engine(paths: AppPaths, *, detail: bool) -> FillEngine:
        engine.made_for.append((paths, detail))
        return engine

    return lambda *argv: run([str(each) for each in argv], make_engine=make_engine)


@pytest.fixture(scope="session")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Enough to train on; not to be changed."""
    return make_photos(tmp_path_factory.mktemp("photos"), 22)


@pytest.fixture
def folder(photos: Path, tmp_path: Path) -> Path:
    """The same, for the test alone."""
    return Path(shutil.copytree(photos, tmp_path / "photos"))


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def process() -> FakeProcess:
    """A run that goes well."""
    return FakeProcess([finished("mine")])


@pytest.fixture
def train(profile: Path, process: FakeProcess) -> Command:
    """Runs `mendscape train ... --profile` with the process of the fixture."""

    def call(*words: object, by: FakeProcess = process) -> int:
        argv = ["train", *map(str, words), "--profile", str(profile)]
        return run(argv, make_process=by.make)

    return call


def make_photo(path: Path, *, seed: int = 1, size: tuple[int, int] = (120, 90)) -> Path:
    width, height = size
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)
    Image.fromarray(pixels).save(path)
    return path


def make_photos(folder: Path, count: int) -> Path:
    """Photos of which no two look alike."""
    for seed in range(count):
        patches = np.random.default_rng(seed).integers(0, 256, (7, 8, 3), np.uint8)
        image = Image.fromarray(patches).resize((160, 140), Image.Resampling.BICUBIC)
        image.save(folder / f"{seed:02}.png")
    return folder


def pixels_of(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))
