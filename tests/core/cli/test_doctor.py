"""`mendscape doctor`, as people and scripts rely on it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from core.cli.main import run
from core.model.bundle import WEIGHTS
from tests.core.model.shelves import put

ROOT = Path(__file__).parents[3]


@pytest.fixture
def doctor(profile: Path):
    """Runs `mendscape doctor --quick` in a profile."""
    return lambda *words: run(["doctor", "--quick", "--profile", str(profile), *words])


def test_a_healthy_computer(doctor, profile: Path, capfd) -> None:
    assert doctor() == 0
    out, err = capfd.readouterr()
    assert out.startswith("All is well")
    assert "landscape  intact" in out
    assert str(profile / "models") in out
    assert "TensorFlow\n" not in out
    assert err == ""
    assert not profile.exists(), "looking changes nothing"


def test_a_damaged_model_gives_status_1(doctor, profile: Path, capfd) -> None:
    bundle = put(profile / "models", "alps")
    (bundle.folder / WEIGHTS).write_bytes(b"spoiled")
    assert doctor() == 1
    (marked,) = [s for s in capfd.readouterr().out.splitlines() if s.startswith("! ")]
    assert marked.split()[1] == "alps"


def test_the_report_for_programs(doctor, capfd) -> None:
    assert doctor("--json") == 0
    report = json.loads(capfd.readouterr().out)
    assert report["problems"] == []
    assert report["computer"]["cores"] >= 1
    assert "engine" not in report


def test_the_quick_look_loads_no_tensorflow(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "sys.modules['PySide6'] = sys.modules['desktop'] = None\n"
        "sys.modules['tensorflow'] = sys.modules['keras'] = None\n"
        "from core.cli.main import run\n"
        f"sys.exit(run(['doctor', '--quick', '--profile', {str(tmp_path)!r}]))"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter, the words of this file
        [sys.executable, "-c", code], cwd=ROOT, timeout=60, check=False
    )
    assert done.returncode == 0
