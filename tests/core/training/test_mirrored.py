"""Several devices learn the same as one."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]


def test_two_devices_learn_the_same_as_one() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.core.training.mirrored_probe"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert len(found["one"]) == 5
    assert found["two"] == pytest.approx(found["one"], rel=1e-4)
