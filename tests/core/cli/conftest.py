"""Photos on disk and a way to run commands in this process."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.cli.main import run
from core.inpainting.engine import FillEngine
from core.paths import AppPaths
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


def make_photo(path: Path, *, seed: int = 1, size: tuple[int, int] = (120, 90)) -> Path:
    width, height = size
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)
    Image.fromarray(pixels).save(path)
    return path


def pixels_of(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))
