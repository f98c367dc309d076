"""Real trainings of a tiny model, in processes of their own.

Where that can be, the system ends them at their first socket to a network.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from core.model.bundle import load_weights
from core.model.library import ModelLibrary
from core.model.networks import build_network
from core.training.process.run_folder import resumable_runs
from tests.environment import bare_environment
from tests.tiny import library_of_one

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent to a process group"),
]

WITHOUT_QT = """
import sys
from tests.network import CAN_SEAL, seal
if CAN_SEAL:
    seal()
sys.modules["PySide6"] = sys.modules["desktop"] = None
from core.cli.main import run
{before}
sys.exit(run(sys.argv[1:]))
"""
BRIEFLY = "from tests.core.training.brief import shorten_commands; shorten_commands()"


@pytest.fixture
def library(profile: Path) -> ModelLibrary:
    """With a tiny model in use, which nothing was trained on yet."""
    return library_of_one(profile / "models")


@contextmanager
def training(
    *words: object, cwd: Path, before: str = ""
) -> Iterator[subprocess.Popen[str]]:
    """`mendscape train ...` as the leader of a process group, as in a terminal."""
    code = WITHOUT_QT.format(before=before)
    command = [sys.executable, "-c", code, "train", *map(str, words)]
    with subprocess.Popen(  # noqa: S603 - our own interpreter, the words of this file
        command,
        cwd=cwd,
        env=bare_environment(cwd),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def read_until(process: subprocess.Popen[str], name: str) -> dict:
    """The next event of that name."""
    assert process.stdout is not None
    for line in process.stdout:
        event = json.loads(line)
        if event["event"] == name:
            return event
    assert process.stderr is not None
    pytest.fail(f"the run ended without {name}: {process.stderr.read()}")


def test_a_folder_becomes_a_model(folder, profile, library, tmp_path) -> None:
    words = (folder, "--name", "mine", "--epochs", "1", "--profile", profile)
    with training(*words, cwd=tmp_path) as process:
        out, err = process.communicate()
    assert err == ""
    assert "22 photos can be used." in out
    assert "Epoch 1/1" in out
    is_better = "Better on your photos" in out
    assert process.returncode == (0 if is_better else 3)
    bundle = library.bundle("mine")
    assert bundle.card.base == "tiny"
    load_weights(bundle, build_network(bundle.card.spec))
    assert library.current == "tiny"
    assert list((profile / "runs").glob("*")) == []


def test_being_asked_to_end_keeps_the_run_and_ctrl_c_its_best_model(
    folder, profile, library, tmp_path
) -> None:
    words = ("--name", "mine", "--profile", profile, "--epochs", "500", "--json")
    with training(folder, *words, cwd=tmp_path, before=BRIEFLY) as process:
        read_until(process, "step_ended")
        process.terminate()
        read_until(process, "run_suspended")
        assert process.wait() == 130
    # A run that were still at work would not be listed.
    assert [run.options.name for run in resumable_runs(profile / "runs")] == ["mine"]
    assert "mine" not in library.names()

    with training(*words, "--resume", cwd=tmp_path, before=BRIEFLY) as process:
        read_until(process, "step_ended")
        os.killpg(process.pid, signal.SIGINT)  # as a terminal sends Ctrl-C
        finished = read_until(process, "run_finished")
        assert process.wait() in (0, 3)
    assert finished["result"]["is_stopped_early"]
    bundle = library.bundle("mine")
    load_weights(bundle, build_network(bundle.card.spec))
    assert resumable_runs(profile / "runs") == ()
