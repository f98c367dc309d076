"""A real training that is written down, done in another place, and brought back."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from core.model.bundle import load_weights
from core.model.library import ModelLibrary
from core.model.networks import build_network
from tests.environment import bare_environment
from tests.tiny import library_of_one

pytestmark = pytest.mark.slow

RUN = """
import sys
from core.cli.main import run
from tests.core.training.brief import shorten_commands
shorten_commands()
sys.exit(run(sys.argv[1:]))
"""


@pytest.fixture
def library(profile: Path) -> ModelLibrary:
    """At home, with a tiny model in use."""
    return library_of_one(profile / "models")


def mendscape_train(*words: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """`mendscape train ...` of a person who lives in that folder."""
    cwd.mkdir(exist_ok=True)
    return subprocess.run(  # noqa: S603 - our own interpreter, the words of this file
        [sys.executable, "-c", RUN, "train", *map(str, words)],
        cwd=cwd,
        env=bare_environment(cwd),
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_model_is_trained_elsewhere_and_used_at_home(
    folder, profile, library, tmp_path
) -> None:
    job, away = tmp_path / "job", tmp_path / "away"
    at_home = ("--profile", profile)
    words = (folder, "--name", "mine", "--epochs", "1", "--write-job", job)
    written = mendscape_train(*words, *at_home, cwd=tmp_path)
    assert (written.returncode, written.stderr) == (0, "")
    assert written.stdout.endswith("type there: mendscape train --job job\n")

    # It travels without the folder of the photos and without anything of home.
    shutil.copytree(job, away / "job")
    trained = mendscape_train("--job", "job", cwd=away)
    assert trained.returncode in (0, 3), trained.stderr
    assert "Epoch 1/1" in trained.stdout
    assert "--bring-back job" in trained.stdout
    assert [path.name for path in away.iterdir()] == ["job"]

    # Only the result has to come back.
    shutil.copy(away / "job" / "result.mendmodel", job)
    shutil.rmtree(away)
    brought = mendscape_train("--bring-back", job, *at_home, "--json", cwd=tmp_path)
    assert brought.returncode in (0, 3), brought.stderr
    *before, last = map(json.loads, brought.stdout.splitlines())
    assert "preview_ready" in [event["event"] for event in before]
    comparison = last["result"]["comparison"]
    assert comparison["current_name"] == "tiny"
    assert comparison["is_better"] == (brought.returncode == 0)
    bundle = library.bundle("mine")
    assert bundle.card.base == "tiny"
    load_weights(bundle, build_network(bundle.card.spec))
    assert library.current == "tiny"
    assert list((profile / "runs").glob("*")) == []

    again = mendscape_train("--bring-back", job, *at_home, cwd=tmp_path)
    assert again.returncode == 1
    assert again.stderr.endswith("its result is in the library already: mine.\n")
