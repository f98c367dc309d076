"""Whatever goes wrong while the program writes, the old or the new is there, whole.

Some points of each operation, chosen by a seed, are tried here; `make faults` tries
all of them.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.files import atomic_write
from tests.faults.operations import OPERATIONS

_ROOT = Path(__file__).parents[2]


Found = dict[str, dict[str, list[str]]]
"""By operation: the points that were tried, and what was wrong at some."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    """What a process of its own found out; it forks, and this one has threads."""
    done = subprocess.run(  # noqa: S603 - our own interpreter and module
        [
            sys.executable,
            "-m",
            "tests.faults.sample",
            tmp_path_factory.mktemp("faults"),
        ],
        cwd=_ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer: Found | None = json.loads(done.stdout)
    if answer is None:
        pytest.skip("the calls of a process cannot be seen here")
    return answer


@pytest.mark.parametrize("operation", [each.name for each in OPERATIONS])
def test_an_operation_survives(operation: str, found: Found) -> None:
    assert found[operation]["wrong"] == []
    assert found[operation]["tried"], "nothing was tried"


def test_what_is_lost_is_noticed(found: Found) -> None:
    """A writer that trusts the disk fails where ours do not."""
    wrong = found["careless"]["wrong"]
    assert any("neither old nor new" in each for each in wrong)


def test_what_somebody_works_on_is_not_taken_for_left(tmp_path: Path) -> None:
    with atomic_write(tmp_path / "a.txt") as half:
        seen = subprocess.run(  # noqa: S603 - our own interpreter
            [
                sys.executable,
                "-c",
                "import sys; from pathlib import Path; from core.files import sweep;"
                "print(sweep(Path(sys.argv[1])))",
                str(tmp_path),
            ],
            cwd=_ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        assert half.exists()
        half.write_text("new")
    assert seen.stdout.strip() == "True"
    assert (tmp_path / "a.txt").read_text() == "new"
