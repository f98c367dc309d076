"""The process of a run under parents that are killed, interrupted, or have a window."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.core.training.runs import PATIENCE, left_in
from tests.sessions import members_of, needs_proc, wait_until_nobody_is_left

ROOT = Path(__file__).parents[3]

PARENT = """
import signal, sys, time
from pathlib import Path
{first}

def tell(event):
    words = [type(event).__name__, getattr(event, "message", "")]
    sys.stdout.write(" ".join(words).strip() + "\\n")
    sys.stdout.flush()

def tell_ready():
    sys.stdout.write("ready\\n")
    sys.stdout.flush()

def main():
    from core.paths import AppPaths
    from core.training.process.training_process import TrainingProcess
    from tests.core.training import works
    from tests.core.training.runs import OPTIONS
    paths = AppPaths.in_folder(Path(sys.argv[1]))
    process = TrainingProcess(OPTIONS, paths, sink=tell, work=works.{work})
    process.start()
    tell_ready()
    while True:
        try:
            if process.wait(60):
                break
        except KeyboardInterrupt:
            process.stop()

if __name__ == "__main__":
    # Under nohup, this is ignored.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    {last}
    main()
"""

PROGRAM_TRACKER_AND_PROCESS = 3

AS_A_MODULE = """
    import desktop.__main__ as product
    product.main = main
    sys.modules["__main__"] = product
"""


@contextmanager
def parent(
    folder: Path, work: str, *, first: str = "", last: str = ""
) -> Iterator[subprocess.Popen[str]]:
    """A program in a session of its own, like one that a terminal has started."""
    script = folder / "mendscape"  # as the installed command is called
    script.write_text(PARENT.format(work=work, first=first, last=last.strip()))
    program = subprocess.Popen(  # noqa: S603 - our own interpreter and script
        [sys.executable, str(script), str(folder / "profile")],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield program
    finally:
        # Whatever a failed test has left of the session.
        if members_of(program.pid):
            os.killpg(program.pid, signal.SIGKILL)
        program.communicate(timeout=PATIENCE)


def hear(program: subprocess.Popen[str], word: str) -> None:
    assert program.stdout is not None
    for line in program.stdout:
        if line.startswith(word):
            return
    pytest.fail(f"the program has not told {word}")


def log_in(folder: Path) -> str:
    return (folder / "profile/logs/training.log").read_text()


@needs_proc
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_a_run_is_suspended_when_its_program_is_killed(tmp_path, end: int) -> None:
    with parent(tmp_path, "train_forever") as program:
        hear(program, "StepEnded")
        os.kill(program.pid, end)
        wait_until_nobody_is_left(program.pid)
    left = left_in(tmp_path / "profile")
    assert {"options.json", "checkpoint.safetensors"} <= set(left)
    assert log_in(tmp_path) == ""  # it was not ended the hard way


@needs_proc
def test_a_process_that_cannot_be_suspended_does_not_outlive_its_program(
    tmp_path,
) -> None:
    with parent(tmp_path, "be_deaf") as program:
        hear(program, "StepEnded")
        program.kill()
        wait_until_nobody_is_left(program.pid)
    assert "in be_deaf" in log_in(tmp_path)


@needs_proc
def test_a_closed_terminal_suspends_the_run(tmp_path) -> None:
    with parent(tmp_path, "train_forever") as program:
        hear(program, "StepEnded")
        os.killpg(program.pid, signal.SIGHUP)
        wait_until_nobody_is_left(program.pid)
    assert "checkpoint.safetensors" in left_in(tmp_path / "profile")
    assert log_in(tmp_path) == ""


@needs_proc
def test_ctrl_c_reaches_the_program_alone(tmp_path) -> None:
    with parent(tmp_path, "train_forever") as program:
        hear(program, "StepEnded")
        os.killpg(program.pid, signal.SIGINT)
        hear(program, "RunFinished")  # its answer to Ctrl-C is to stop
        wait_until_nobody_is_left(program.pid)


@needs_proc
def test_ctrl_c_while_the_process_starts(tmp_path) -> None:
    with parent(tmp_path, "train_forever") as program:
        hear(program, "ready")
        deadline = time.monotonic() + PATIENCE
        while len(members_of(program.pid)) < PROGRAM_TRACKER_AND_PROCESS:
            assert time.monotonic() < deadline
        os.killpg(program.pid, signal.SIGINT)
        hear(program, "RunFinished")


@needs_proc
def test_a_program_that_forgets_its_run_still_ends(tmp_path) -> None:
    forget = "TrainingProcess.wait = lambda process, _: time.sleep(1) or sys.exit(3)"
    imported = "from core.training.process.training_process import TrainingProcess"
    with parent(tmp_path, "train_forever", first=f"{imported}\n{forget}") as program:
        assert program.wait(PATIENCE) == 3
        wait_until_nobody_is_left(program.pid)


def test_what_libraries_print_goes_to_the_log(tmp_path) -> None:
    with parent(tmp_path, "chatter") as program:
        printed, complained = program.communicate(timeout=PATIENCE)
    assert set(printed.split()) <= {"ready", "Heartbeat", "RunFinished"}
    assert complained == ""
    lines = {"printed", "written", "native out", "native err"}
    assert set(log_in(tmp_path).splitlines()) == lines


@pytest.mark.parametrize("last", ["", AS_A_MODULE], ids=["command", "module"])
def test_the_process_loads_nothing_of_the_window(tmp_path, last: str) -> None:
    first = "from desktop.__main__ import main as window"
    with parent(tmp_path, "list_modules", first=first, last=last) as program:
        printed, _ = program.communicate(timeout=PATIENCE)
    modules = set(printed.partition("RunFailed")[2].split())
    assert "core.training.process.child" in modules
    heavy = {"PySide6", "shiboken6", "desktop.main", "tensorflow", "keras"}
    assert not heavy & modules
