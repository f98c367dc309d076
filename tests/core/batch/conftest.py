"""Photos to be repaired, and somebody who listens."""

from pathlib import Path

import pytest

from core.batch.job import BatchJob
from core.batch.squares import Squares
from core.geometry import Box
from tests.core.batch.heard import Heard
from tests.core.cli.conftest import make_photo

SQUARES = Squares((Box.square(30, 20, 16), Box.square(60, 50, 12)))


@pytest.fixture
def jobs(tmp_path: Path) -> list[BatchJob]:
    """Three photos, and a folder to write into."""
    return make_jobs(tmp_path, 3)


@pytest.fixture
def heard() -> Heard:
    return Heard()


def make_jobs(folder: Path, count: int) -> list[BatchJob]:
    (folder / "in").mkdir()
    (folder / "out").mkdir()
    photos = [make_photo(folder / "in" / f"{n}.png", seed=n) for n in range(count)]
    return [BatchJob(path, folder / "out" / path.name, SQUARES) for path in photos]
