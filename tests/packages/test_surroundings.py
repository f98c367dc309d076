"""What a packaged program puts right before anything else runs."""

import os
import runpy
import sys
from pathlib import Path

import pytest

HOOK = Path(__file__).parents[2] / "packaging" / "runtime" / "surroundings.py"


def run() -> None:
    runpy.run_path(str(HOOK))


def test_other_programs_get_their_own_libraries(monkeypatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "the package's")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    run()
    assert "LD_LIBRARY_PATH" not in os.environ


def test_what_a_person_had_set_is_set_again(monkeypatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "the package's")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "the person's")
    run()
    assert os.environ["LD_LIBRARY_PATH"] == "the person's"
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ


@pytest.mark.parametrize("name", ["stdout", "stderr"])
def test_a_program_without_a_console_can_print(monkeypatch, name: str) -> None:
    monkeypatch.setattr(sys, name, None)
    run()
    stream = getattr(sys, name)
    assert stream.write("nobody reads this\n") > 0
    stream.close()


def test_a_console_stays(monkeypatch) -> None:
    before = sys.stdout, sys.stderr
    run()
    assert (sys.stdout, sys.stderr) == before
