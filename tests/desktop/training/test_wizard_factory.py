"""The wizard over the real library."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.paths import AppPaths
from core.wakefulness import Wakefulness
from desktop.settings.settings import Settings
from desktop.tasks import TaskRunner
from desktop.training.wizard_factory import wizard_factory
from tests.desktop.fakes import ScriptedAsker


def test_a_wizard_belongs_to_its_window_and_blocks_nothing(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window, runner = QWidget(), TaskRunner("factory-test")
    qtbot.addWidget(window)
    paths = AppPaths.in_folder(tmp_path)
    settings = Settings(tmp_path / "settings.ini")
    settings.training_folder = tmp_path
    make = wizard_factory(paths, settings=settings, asker=ScriptedAsker())
    wizard = make(window, runner, Wakefulness())
    assert wizard.parent() is window
    assert wizard.isWindow()
    assert not wizard.isModal()
    assert wizard.folder_page.folder == tmp_path
    runner.stop()


def test_the_plotting_library_is_imported_beside_the_first_page(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr("desktop.training.wizard_factory.import_plotting", asked.append)
    window, runner = QWidget(), TaskRunner("factory-test")
    qtbot.addWidget(window)
    settings = Settings(tmp_path / "settings.ini")
    make = wizard_factory(
        AppPaths.in_folder(tmp_path), settings=settings, asker=ScriptedAsker()
    )
    make(window, runner, Wakefulness())
    assert asked == []
    qtbot.waitUntil(lambda: len(asked) == 1)
    runner.stop()


def test_the_window_starts_without_the_wizard() -> None:
    code = (
        "import sys, desktop.main\n"
        "late = {'pyqtgraph', 'desktop.wizard.wizard', 'core.training.events'}\n"
        "assert not late & set(sys.modules), late & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)  # noqa: S603
