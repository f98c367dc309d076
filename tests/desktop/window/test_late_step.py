"""The window is seen early, and whoever is quick loses nothing."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QEnterEvent, QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.window.actions import ActionId
from desktop.window.main_window import MainWindow

_LEFT = Qt.MouseButton.LeftButton
_NO_KEYS = Qt.KeyboardModifier.NoModifier
_PLACE = QPoint(5, 5)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(QWidget(), recent_files=tuple, model_names=tuple)
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def told(window: MainWindow) -> list[str]:
    """What happened to a window whose actions are only joined by its late step."""
    told: list[str] = []

    def complete() -> None:
        told.append("whole")
        window.action(ActionId.OPEN).triggered.connect(lambda: told.append("open"))

    window.complete_late(complete)
    window.first_painted.connect(lambda: told.append("painted"))
    window.closed.connect(lambda: told.append("closed"))
    return told


def test_the_rest_comes_after_the_paint_and_before_what_is_slow(
    qtbot: QtBot, window: MainWindow, told: list[str]
) -> None:
    window.show()
    assert told == []
    qtbot.waitUntil(lambda: "painted" in told)
    assert told == ["whole", "painted"]


def test_a_key_that_is_quicker_than_the_paint_is_not_lost(
    qtbot: QtBot, window: MainWindow, told: list[str]
) -> None:
    window.show()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_O, control)
    qtbot.waitUntil(lambda: "painted" in told)
    assert told == ["whole", "open", "painted"]


def test_closing_at_once_asks_whoever_came_late(
    window: MainWindow, told: list[str]
) -> None:
    window.complete_late(
        lambda: window.ask_before_closing(lambda: told.append("asked") or True)
    )
    window.show()
    QApplication.sendEvent(window.windowHandle(), QCloseEvent())
    assert told[-2:] == ["asked", "closed"]


def _click(window: QWindow) -> None:
    QTest.mouseClick(window, _LEFT, _NO_KEYS, _PLACE)


def _press_key(window: QWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Tab)


def _ask_for_shortcut(window: QWindow) -> None:
    """What comes before a key without a modifier, which may be a shortcut."""
    kind = QEvent.Type.ShortcutOverride
    QApplication.sendEvent(window, QKeyEvent(kind, Qt.Key.Key_F1, _NO_KEYS))


def _drag_in(window: QWindow) -> None:
    copy, data = Qt.DropAction.CopyAction, QMimeData()
    event = QDragEnterEvent(_PLACE, copy, data, _LEFT, _NO_KEYS)
    QApplication.sendEvent(window, event)


@pytest.mark.parametrize("begin", [_click, _press_key, _ask_for_shortcut, _drag_in])
def test_whatever_a_person_begins_with_finds_the_window_whole(
    window: MainWindow, told: list[str], begin: Callable[[QWindow], None]
) -> None:
    window.show()
    begin(window.windowHandle())
    assert told[0] == "whole"


def test_a_pointer_that_passes_by_hastens_nothing(
    window: MainWindow, told: list[str]
) -> None:
    window.show()
    place = QPointF(_PLACE)
    QApplication.sendEvent(window.windowHandle(), QEnterEvent(place, place, place))
    assert told == []


def test_it_is_taken_once(qtbot: QtBot, window: MainWindow, told: list[str]) -> None:
    window.show()
    qtbot.waitUntil(lambda: "painted" in told)
    _click(window.windowHandle())
    _press_key(window.windowHandle())
    assert told.count("whole") == 1
