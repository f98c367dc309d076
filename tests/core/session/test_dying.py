"""Whenever the program is killed, the note before or the new one is there, whole."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="dies in forked processes"
)
_ROOT = Path(__file__).parents[3]
_LEAST_STEPS = 5


def left_by_each_death(folder: Path, change: str) -> list[str]:
    done = subprocess.run(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-m", "tests.core.session.dying", str(folder), change],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    assert lines[-1][0] == "False", "it never came to its end"
    assert len(lines) > _LEAST_STEPS
    return [left for _, left in lines]


def test_a_death_while_noting_leaves_the_old_note_or_the_new(tmp_path: Path) -> None:
    left = left_by_each_death(tmp_path, "next")
    turn = left.index("after")
    assert set(left[:turn]) == {"before"}
    assert set(left[turn:]) == {"after"}


def test_a_death_while_discarding_leaves_the_note_or_none(tmp_path: Path) -> None:
    left = left_by_each_death(tmp_path, "last")
    turn = left.index("none")
    assert set(left[:turn]) <= {"before"}
    assert set(left[turn:]) == {"none"}
