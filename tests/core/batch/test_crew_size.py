"""As many processes as pay: by cores, memory, squares and graphics cards."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from core.batch import crew_size
from core.batch.crew_size import workers_that_fit, workers_that_pay
from core.batch.job import BatchJob
from core.batch.squares import Squares
from core.doctor.facts import Graphics
from core.geometry import Box
from tests.core.cli.conftest import make_photo

GB = 10**9
WITH_GPU = Graphics("linux", driver="570.1")
WITHOUT = Graphics("linux")

Computer = Callable[..., None]


@pytest.fixture
def computer(monkeypatch: pytest.MonkeyPatch) -> Computer:
    """Sets what there is."""

    def become(
        *, cores: int = 8, free: int = 64 * GB, graphics: Graphics = WITHOUT
    ) -> None:
        memory = SimpleNamespace(available=free)
        monkeypatch.setattr(psutil, "virtual_memory", lambda: memory)
        monkeypatch.setattr(crew_size, "usable_cores", lambda: cores)
        place = "core.doctor.graphics.look_at_graphics"
        monkeypatch.setattr(place, lambda: graphics)

    return become


def jobs_of(
    count: int, *, squares: int = 1, photo: Path = Path("gone.png"), **others: object
) -> list[BatchJob]:
    boxes = tuple(Box.square(9 * n, 0, 9) for n in range(squares))
    return [
        BatchJob(photo, Path(f"{n}.png"), Squares(boxes), **others)
        for n in range(count)
    ]


def test_few_squares_are_not_worth_a_process(computer: Computer) -> None:
    computer()
    assert workers_that_pay([]) == 1
    assert workers_that_pay(jobs_of(40)) == 1
    assert workers_that_pay(jobs_of(60)) == 2
    assert workers_that_pay(jobs_of(3, squares=100)) == 3
    assert workers_that_pay(jobs_of(1, squares=1000)) == 1


def test_no_more_than_there_are_cores(computer: Computer) -> None:
    computer(cores=4)
    assert workers_that_pay(jobs_of(10_000)) == 4


def test_dust_that_nobody_has_seen_yet_counts(computer: Computer) -> None:
    computer()
    assert workers_that_pay(jobs_of(10, squares=0, sensitivity=50)) == 4


def test_no_more_than_fit_into_memory(computer: Computer, tmp_path: Path) -> None:
    small = make_photo(tmp_path / "small.png")
    large = make_photo(tmp_path / "large.png", size=(2000, 1000))
    computer(free=5 * GB)
    assert workers_that_pay(jobs_of(1000, photo=small)) == 4
    assert workers_that_fit(jobs_of(9, photo=small)) == 4
    computer(free=GB // 2)
    assert workers_that_fit(jobs_of(9, photo=small)) == 1
    computer(free=2 * GB + GB // 50)
    assert workers_that_fit(jobs_of(9, photo=small)) == 2
    both = [*jobs_of(9, photo=small), *jobs_of(1, photo=large)]
    assert workers_that_fit(both) == 1


@pytest.mark.parametrize(
    ("graphics", "workers"),
    [
        (WITH_GPU, 1),
        (Graphics("linux", driver="570.1", missing_packages=("nvidia-cudnn",)), 8),
        (Graphics("linux", driver="570.1", is_hidden=True), 8),
        (Graphics("linux", driver="570.1", driver_fault="It sleeps."), 8),
        (Graphics("win32", driver="570.1"), 8),
    ],
)
def test_a_graphics_card_needs_one_process(
    computer: Computer, graphics: Graphics, workers: int
) -> None:
    computer(graphics=graphics)
    assert workers_that_pay(jobs_of(1000)) == workers
