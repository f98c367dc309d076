"""Two computers, played by two programs on this one, from the terminal."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.model.library import ModelLibrary
from tests.core.training.cluster.ports import free_addresses, tf_config
from tests.tiny import library_of_one

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

ROOT = Path(__file__).parents[3]
RUN = """
import sys
from core.cli.main import run
from tests.core.training.brief import shorten_commands
shorten_commands()
sys.exit(run(sys.argv[1:]))
"""


@pytest.fixture
def library(tmp_path: Path) -> ModelLibrary:
    """Of the chief, with a tiny model that only it has."""
    return library_of_one(tmp_path / "profile-0" / "models")


def worker(
    rank: int, addresses: list[str], photos: Path, folder: Path
) -> subprocess.Popen[str]:
    words = ["train", str(photos), "--name", "mine", "--epochs", "1", "--cluster"]
    return subprocess.Popen(  # noqa: S603 - our own interpreter, the words of this file
        [sys.executable, "-c", RUN, *words, "--profile", f"profile-{rank}"],
        cwd=folder,
        env=os.environ
        | {"PYTHONPATH": str(ROOT), "TF_CONFIG": tf_config(addresses, rank)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_computers_make_one_model(photos, library, tmp_path) -> None:
    addresses = free_addresses(2)
    workers = [worker(rank, addresses, photos, tmp_path) for rank in range(2)]
    (chief, told), (other, heard) = (
        (each, "".join(each.communicate())) for each in workers
    )
    assert chief.returncode in (0, 3), told
    assert other.returncode == 0, heard
    assert "worker 1 of 2" in told
    assert "worker 2 of 2" in heard
    assert library.bundle("mine").card.base == "tiny"
    follower = ModelLibrary(tmp_path / "profile-1" / "models")
    assert "mine" not in follower.names()
    for rank in range(2):
        assert list((tmp_path / f"profile-{rank}" / "runs").glob("*")) == []


def test_without_a_place_the_command_says_so(photos, tmp_path) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "TF_CONFIG"}
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", RUN, "train", str(photos), "--name", "x", "--cluster"],
        cwd=tmp_path,
        env=environment | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "the variable TF_CONFIG is not set" in done.stderr
    assert "Traceback" not in done.stderr
