"""What is shown first looks as it will when everything is behind it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.geometry import Box
from core.model.library import ModelLibrary
from core.paths import AppPaths
from desktop.assembly import complete_window
from desktop.document.document import Document
from desktop.fills.fill_controller import FillController
from desktop.frame import Frame, make_frame
from desktop.looks.theme import Theme, use_theme
from desktop.recent.recent_store import RecentStore
from desktop.settings.settings import Settings
from desktop.texts.translation import Language
from desktop.window.actions import ActionId
from desktop.window.main_window import MainWindow
from tests.desktop.fakes import FakeEngine, ScriptedAsker
from tests.factories import landscape_png


@pytest.fixture
def paths(tmp_path: Path) -> AppPaths:
    return AppPaths.in_folder(tmp_path)


@pytest.fixture
def settings(qtbot: QtBot, tmp_path: Path) -> Iterator[Settings]:
    yield Settings(tmp_path / "settings.ini")
    use_theme(Theme.SYSTEM)


def shown(qtbot: QtBot, paths: AppPaths, settings: Settings) -> Frame:
    frame = make_frame(settings, model_names=tuple, cache=paths.cache)
    with qtbot.waitSignal(frame.window.first_painted):
        frame.window.show()
    return frame


def complete(frame: Frame, paths: AppPaths) -> None:
    library = ModelLibrary(paths.models)
    complete_window(
        frame,
        paths,
        engine=FakeEngine(library),
        asker=ScriptedAsker(),
        open_library=lambda: library,
        make_wizard=lambda *_: None,
    )


def close(window: MainWindow) -> None:
    window.findChild(Document).undo_stack.setClean()
    window.close()
    window.deleteLater()


def states(window: MainWindow) -> dict[ActionId, bool]:
    return {key: window.action(key).isEnabled() for key in ActionId}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_nothing_that_is_seen_changes(
    qtbot: QtBot, paths: AppPaths, settings: Settings, theme: Theme, language: Language
) -> None:
    settings.theme, settings.language = theme, language
    settings.add_recent_file(Path("peak.jpg"))
    picture = QImage(64, 48, QImage.Format.Format_RGB888)
    picture.fill(Qt.GlobalColor.darkGreen)
    RecentStore(paths.cache / "recent").keep(Path("peak.jpg").absolute(), picture)
    frame = shown(qtbot, paths, settings)
    window = frame.window
    before = window.grab().toImage(), states(window)
    complete(frame, paths)
    QApplication.processEvents()
    assert window.panel.start_page.recent.isVisible()
    assert states(window) == before[1]
    assert window.grab().toImage() == before[0]
    close(window)


def test_what_is_grey_at_first_is_so_again_when_a_photo_is_closed(
    qtbot: QtBot, paths: AppPaths, settings: Settings, tmp_path: Path
) -> None:
    frame = shown(qtbot, paths, settings)
    first = states(frame.window)
    complete(frame, paths)
    document = frame.window.findChild(Document)
    photo = tmp_path / "ridge.png"
    photo.write_bytes(landscape_png(320, 240))
    with qtbot.waitSignal(document.photo_changed):
        frame.window.photo_dropped.emit(photo)
    opened = states(frame.window)
    with qtbot.waitSignal(document.photo_changed):
        frame.window.action(ActionId.CLOSE_PHOTO).trigger()
    assert sum(opened.values()) > sum(first.values())
    assert states(frame.window) == first
    close(frame.window)


def test_the_list_of_repairs_is_as_wide_as_it_was_in_a_window_that_is_shown(
    qtbot: QtBot, paths: AppPaths, settings: Settings, tmp_path: Path
) -> None:
    photo = tmp_path / "ridge.png"
    photo.write_bytes(landscape_png(320, 240))
    wide = _with_a_repair(qtbot, paths, settings, photo)
    wide.resizeDocks([wide.repairs], [400], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: wide.repairs.width() == 400)
    settings.layout = QByteArray(wide.saveState())
    close(wide)

    again = _with_a_repair(qtbot, paths, settings, photo)
    qtbot.waitUntil(lambda: again.repairs.width() == 400)
    close(again)


def _with_a_repair(
    qtbot: QtBot, paths: AppPaths, settings: Settings, photo: Path
) -> MainWindow:
    frame = shown(qtbot, paths, settings)
    window = frame.window
    complete(frame, paths)
    document = window.findChild(Document)
    with qtbot.waitSignal(document.photo_changed):
        window.photo_dropped.emit(photo)
    with qtbot.waitSignal(document.repairs_changed):
        window.findChild(FillController).fill(Box.square(40, 30, 24))
    assert window.repairs.isVisible()
    return window
