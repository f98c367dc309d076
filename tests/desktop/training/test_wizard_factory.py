"""The wizard over the real library."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.dataset.split import Split
from core.paths import AppPaths
from core.progress import silent
from core.training.options import TrainingOptions
from core.wakefulness import Wakefulness
from desktop.settings.settings import Settings
from desktop.tasks import TaskRunner
from desktop.training.wizard_factory import wizard_factory
from tests.awake import Computer
from tests.desktop.fakes import ScriptedAsker
from tests.tiny import photo_files


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


def test_the_computer_stays_awake_while_it_writes_a_job_folder(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window, runner, computer = QWidget(), TaskRunner("factory-test"), Computer()
    qtbot.addWidget(window)
    settings = Settings(tmp_path / "settings.ini")
    paths = AppPaths.in_folder(tmp_path / "home")
    make = wizard_factory(paths, settings=settings, asker=ScriptedAsker())
    wizard = make(window, runner, computer.wakefulness())
    photos = photo_files(tmp_path / "photos", 2)
    options = TrainingOptions("mine", photos[0].parent, Split(photos[:1], photos[1:]))
    wizard.jobs.place._exchange.send(
        options, tmp_path / "job", is_copying=True, report=silent
    )
    assert computer.asked == 1
    assert computer.may_sleep()
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
        "import sys, desktop.assembly, desktop.main, desktop.training.wizard_factory\n"
        "late = {'pyqtgraph', 'desktop.wizard.wizard', 'core.training.events'}\n"
        "assert not late & set(sys.modules), late & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)  # noqa: S603
