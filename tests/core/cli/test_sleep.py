"""Long commands keep the computer awake, unless they are told not to."""

from pathlib import Path

import pytest

from core.cli.main import run
from core.inpainting.engine import FillJob, FillResult
from core.progress import Report
from core.training.events import Phase, PhaseChanged
from tests.awake import Computer
from tests.core.cli.conftest import make_photo
from tests.core.training.fake_process import FakeProcess, finished
from tests.fakes import FakeEngine

HEADER = "photo,x,y,side,output\n"


class Curious(FakeEngine):
    """Looks at the computer while it fills."""

    def __init__(self, computer: Computer, *, expects_awake: bool) -> None:
        super().__init__()
        self._computer, self._expects_awake = computer, expects_awake

    def fill(self, job: FillJob, report: Report) -> FillResult:
        if self._expects_awake:
            assert self._computer.is_awake()
        return super().fill(job, report)


@pytest.fixture
def job_list(tmp_path: Path) -> Path:
    make_photo(tmp_path / "a.png")
    path = tmp_path / "jobs.csv"
    rows = "".join(f"a.png,5,5,20,out-{number}.png\n" for number in range(2))
    path.write_text(HEADER + rows)
    return path


@pytest.mark.parametrize(("words", "asked"), [([], 1), (["--allow-sleep"], 0)])
def test_a_list_of_photos(job_list: Path, words: list[str], asked: int) -> None:
    computer = Computer()
    engine = Curious(computer, expects_awake=bool(asked))
    status = run(
        ["repair", "--list", str(job_list), *words],
        make_engine=lambda *_, **__: engine,
        wakefulness=computer.wakefulness(),
    )
    assert status == 0
    assert computer.asked == asked
    assert computer.may_sleep()


def test_one_photo_is_too_quick_to_fall_asleep(photo: Path, tmp_path: Path) -> None:
    computer = Computer()
    argv = ["repair", photo, "--square", "5,5,20", "-o", tmp_path / "out.png"]
    status = run(
        [str(word) for word in argv],
        make_engine=lambda *_, **__: FakeEngine(),
        wakefulness=computer.wakefulness(),
    )
    assert status == 0
    assert computer.asked == 0


@pytest.mark.parametrize(("words", "asked"), [([], 1), (["--allow-sleep"], 0)])
def test_a_job_for_another_computer(
    folder, profile, tmp_path: Path, words: list[str], asked: int
) -> None:
    computer = Computer()
    argv = ["train", folder, "--name", "mine", "--profile", profile, *words]
    status = run(
        [str(word) for word in (*argv, "--write-job", tmp_path / "job")],
        wakefulness=computer.wakefulness(),
    )
    assert status == 0
    assert computer.asked == asked
    assert computer.may_sleep()


@pytest.mark.parametrize(("words", "asked"), [([], 1), (["--allow-sleep"], 0)])
def test_a_training(folder, profile, words: list[str], asked: int) -> None:
    computer = Computer()
    process = FakeProcess([PhaseChanged(Phase.TRAINING), finished("mine")])
    argv = ["train", folder, "--name", "mine", "--profile", profile, *words]
    status = run(
        [str(word) for word in argv],
        make_process=process.make,
        wakefulness=computer.wakefulness(),
    )
    assert status == 0
    assert computer.asked == asked
    assert computer.may_sleep()
