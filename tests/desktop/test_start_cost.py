"""What the window's start leaves for later: the first paint waits for none of it."""

import pytest

from tests.test_house_rules import run_python


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names of all modules when the frame of the window is about to be shown."""
    return run_python(
        "import os, sys\n"
        "from pathlib import Path\n"
        "from core.paths import AppPaths\n"
        "from desktop.main import run_window\n"
        "from desktop.window.main_window import MainWindow\n"
        "def tell(window):\n"
        "    print(*sys.modules, flush=True)\n"
        "    os._exit(0)\n"
        "MainWindow.show = tell\n"
        f"paths = AppPaths.in_folder(Path({str(tmp_path_factory.mktemp('own'))!r}))\n"
        "run_window(paths, photo=None, sample=False)\n"
    ).split()


@pytest.mark.parametrize(
    "late",
    [
        "numpy",
        "PIL",
        "keras",
        "concurrent.futures",
        "importlib.metadata",
        "json",
        "core.batch",
        "core.training",
        "desktop.assembly",
        "desktop.batch",
        "desktop.candidates",
        "desktop.confidence",
        "desktop.dialogs",
        "desktop.document",
        "desktop.fills",
        "desktop.finder",
        "desktop.models",
        "desktop.questions",
        "desktop.repairs",
        "desktop.sessions",
        "desktop.tasks",
        "desktop.wizard",
        "desktop.workspace",
    ],
)
def test_the_frame_is_shown_without_what_can_wait(late: str, loaded: list[str]) -> None:
    assert "desktop.window.main_window" in loaded
    assert late not in loaded


def test_pyside_reads_no_sources_of_what_is_imported() -> None:
    run_python(
        "import linecache\n"
        "from desktop.program.plain_imports import use_plain_imports\n"
        "use_plain_imports()\n"
        "import PySide6.QtWidgets, email.message, desktop.program.plain_imports\n"
        "read = [name for name in linecache.cache if 'email' in name]\n"
        "assert not read, read\n"
    )


def test_imports_stay_as_they_are_where_pyside_changed_nothing() -> None:
    run_python(
        "import builtins, sys\n"
        "from types import ModuleType\n"
        "sys.modules['PySide6'] = ModuleType('PySide6')\n"
        "sys.modules['PySide6.QtCore'] = ModuleType('PySide6.QtCore')\n"
        "before = builtins.__import__\n"
        "from desktop.program.plain_imports import use_plain_imports\n"
        "use_plain_imports()\n"
        "assert builtins.__import__ is before\n"
    )
