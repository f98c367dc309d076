"""`mendscape repair --list --workers`: its processes, and how they end."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from core.cli.main import run
from tests.core.batch import engines
from tests.core.cli.conftest import Command, make_photo, pixels_of
from tests.sessions import (
    PATIENCE,
    members_of,
    needs_proc,
    wait_until_nobody_is_left,
)

ROOT = Path(__file__).parents[3]
PROGRAM = """
import signal, sys
from core.cli.main import run
from tests.core.batch.engines import endless_for_command

if __name__ == "__main__":
    # Shells let what they start in the background ignore Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.exit(run(sys.argv[1:], make_engine=endless_for_command))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four photos, one of which is none, and a list of them."""
    rows = ["photo,x,y,side,output"]
    for number in range(4):
        make_photo(tmp_path / f"{number}.png", seed=number)
        rows.append(f"{number}.png,9,9,16,out/{number}.jpg")
    (tmp_path / "2.png").write_text("no picture")
    (tmp_path / "out").mkdir()
    (tmp_path / "jobs.csv").write_text("\n".join(rows))
    return tmp_path


REPAIR_TWICE = """
import sys
from pathlib import Path
from core.cli.main import run
from tests.tiny import library_of_one

library_of_one(Path("profile") / "models")

for workers in ("1", "2"):
    words = ["repair", "--list", f"jobs-{workers}.csv", "--workers", workers]
    if run([*words, "--profile", "profile"]):
        sys.exit(f"{workers} failed")
"""


@contextmanager
def at_work(folder: Path, workers: int, *more: str) -> Iterator[subprocess.Popen[str]]:
    """The command in the middle of as many fills, in a session of its own."""
    script = folder / "mendscape"
    script.write_text(PROGRAM)
    words = ("repair", "--list", "jobs.csv", "--workers", str(workers), *more)
    program = subprocess.Popen(  # noqa: S603 - our own interpreter and script
        [sys.executable, str(script), *words, "--profile", "profile"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert program.stdout is not None
        for _ in range(workers):
            assert program.stdout.readline() == "filling\n"
        yield program
    finally:
        if members_of(program.pid):
            os.killpg(program.pid, signal.SIGKILL)
        program.communicate(timeout=PATIENCE)


def test_several_processes_make_what_one_makes(
    folder: Path, mendscape: Command, capfd: pytest.CaptureFixture[str]
) -> None:
    def repair(workers: int) -> tuple[int, dict[str, bytes], list[str]]:
        words = ["repair", "--list", str(folder / "jobs.csv"), "--workers"]
        status = run([*words, str(workers)], make_engine=engines.for_command)
        made = {path.name: path.read_bytes() for path in (folder / "out").iterdir()}
        return status, made, capfd.readouterr().err.splitlines()

    alone = repair(1)
    assert repair(3) == alone
    status, made, told = alone
    assert (status, sorted(made)) == (1, ["0.jpg", "1.jpg", "3.jpg"])
    (line,) = told
    assert line.startswith("jobs.csv, row 4: 2.png cannot be opened")


@pytest.mark.slow
def test_a_real_model_fills_the_same_pixels_in_each_of_them(folder: Path) -> None:
    for workers in (1, 2):
        rows = [f"{n}.png,9,9,16,out/{n}-{workers}.png" for n in (0, 1, 3)]
        text = "\n".join(("photo,x,y,side,output", *rows))
        (folder / f"jobs-{workers}.csv").write_text(text)
    done = subprocess.run(  # noqa: S603 - our own interpreter, the words of this file
        [sys.executable, "-c", REPAIR_TWICE],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")
    for number in (0, 1, 3):
        one, other = (folder / "out" / f"{number}-{n}.png" for n in (1, 2))
        assert one.read_bytes() == other.read_bytes()
        changed = (pixels_of(one) != pixels_of(folder / f"{number}.png")).any(axis=-1)
        assert changed[9:25, 9:25].mean() > 0.9


@needs_proc
def test_ctrl_c_ends_all_processes_and_leaves_nothing(folder: Path) -> None:
    with at_work(folder, 2) as program:
        os.killpg(program.pid, signal.SIGINT)
        assert program.wait(PATIENCE) == 130
        assert members_of(program.pid) == []
        _, told = program.communicate(timeout=PATIENCE)
    assert told == "mendscape: Interrupted.\n"
    assert list((folder / "out").iterdir()) == []
    assert list((folder / "profile").rglob("*.json")) == []


@needs_proc
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_no_process_outlives_its_program(folder: Path, end: int) -> None:
    with at_work(folder, 2) as program:
        os.kill(program.pid, end)
        wait_until_nobody_is_left(program.pid)
    assert list((folder / "out").iterdir()) == []


@needs_proc
def test_a_second_program_leaves_the_results_of_the_first_alone(
    folder: Path, mendscape: Command, capfd: pytest.CaptureFixture[str]
) -> None:
    results = folder / "results.csv"
    same = ("repair", "--list", folder / "jobs.csv", "--results", results)
    with at_work(folder, 2, "--results", "results.csv") as program:
        before = results.read_bytes()
        for words in ((), ("--ray", "10.0.0.7:6379")):
            assert mendscape(*same, *words) == 2
            assert capfd.readouterr().err.splitlines() == [
                "mendscape: The results file results.csv is being written by another "
                "program; wait until that has ended, or name another file with "
                "--results."
            ]
        assert results.read_bytes() == before
        assert list((folder / "out").iterdir()) == []
        os.kill(program.pid, signal.SIGKILL)
        wait_until_nobody_is_left(program.pid)
    assert mendscape(*same) == 1
    rows = results.read_text("utf-8").splitlines()[1:]
    assert sorted(row.split(",")[0] for row in rows) == ["done"] * 3 + ["failed"]


@pytest.mark.parametrize("count", ["0", "-1", "two", "1.5", "1000", ""])
def test_a_strange_number_of_workers_is_wrong_usage(
    mendscape: Command, folder: Path, capfd: pytest.CaptureFixture[str], count: str
) -> None:
    words = ("repair", "--list", folder / "jobs.csv", f"--workers={count}")
    assert mendscape(*words) == 2
    assert "no whole number from 1 to 999" in capfd.readouterr().err
