"""What the window's start leaves for later."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_house_rules import ROOT


def run(code: str) -> None:
    done = subprocess.run(  # noqa: S603 - our own interpreter, the words of this file
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "late", ["numpy", "PIL", "keras", "importlib.metadata", "core.training.events"]
)
def test_the_window_is_put_together_without_what_can_wait(
    late: str, tmp_path: Path
) -> None:
    run(
        "import os, sys\n"
        "from pathlib import Path\n"
        "from core.paths import AppPaths\n"
        "from desktop.main import run_window\n"
        "def follow(window):\n"
        f"    os._exit({late!r} in sys.modules)\n"
        f"paths = AppPaths.in_folder(Path({str(tmp_path)!r}))\n"
        "run_window(paths, photo=None, sample=False, follow=follow)\n"
    )


def test_pyside_reads_no_sources_of_what_is_imported() -> None:
    run(
        "import linecache\n"
        "from desktop.plain_imports import use_plain_imports\n"
        "use_plain_imports()\n"
        "import PySide6.QtWidgets, email.message, desktop.plain_imports\n"
        "read = [name for name in linecache.cache if 'email' in name]\n"
        "assert not read, read\n"
    )


def test_imports_stay_as_they_are_where_pyside_changed_nothing() -> None:
    run(
        "import builtins, sys\n"
        "from types import ModuleType\n"
        "sys.modules['PySide6'] = ModuleType('PySide6')\n"
        "sys.modules['PySide6.QtCore'] = ModuleType('PySide6.QtCore')\n"
        "before = builtins.__import__\n"
        "from desktop.plain_imports import use_plain_imports\n"
        "use_plain_imports()\n"
        "assert builtins.__import__ is before\n"
    )
