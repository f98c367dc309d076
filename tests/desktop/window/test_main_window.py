"""The frame: its title, its closing, and what it tells about itself."""

import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.repairs.repairs_panel import RepairsPanel
from desktop.window.actions import ActionId
from desktop.window.main_window import MainWindow


def make(qtbot: QtBot) -> MainWindow:
    window = MainWindow(QWidget(), recent_files=tuple, model_names=tuple)
    window.add_repairs(
        RepairsPanel(
            delete=window.action(ActionId.DELETE_REPAIR),
            refill=window.refill_menu,
            parent=window,
        )
    )
    qtbot.addWidget(window)
    return window


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("peak.jpg", "peak.jpg[*] - Mendscape"),
        ("odd[*].jpg", "odd[*][*].jpg[*] - Mendscape"),
        ("", "Mendscape"),
    ],
)
def test_title(qtbot: QtBot, name: str, title: str) -> None:
    window = make(qtbot)
    window.set_photo_name(name)
    assert window.windowTitle() == title


def test_the_first_paint_is_told_once(qtbot: QtBot) -> None:
    window = make(qtbot)
    told: list[bool] = []
    window.first_painted.connect(lambda: told.append(True))
    window.show()
    qtbot.waitUntil(lambda: told == [True])
    window.hide()
    window.show()
    window.repaint()
    assert told == [True]


def test_a_question_that_fails_keeps_the_window(qtbot: QtBot) -> None:
    def fail() -> bool:
        raise ZeroDivisionError

    window = make(qtbot)
    window.ask_before_closing(fail)
    event = QCloseEvent()
    with qtbot.captureExceptions() as caught:
        window.closeEvent(event)
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert not event.isAccepted()
    window.ask_before_closing(lambda: True)


def test_menus_that_are_empty_say_so(qtbot: QtBot) -> None:
    window = make(qtbot)
    window.recent_menu.aboutToShow.emit()
    (entry,) = window.recent_menu.actions()
    assert not entry.isEnabled()
    assert entry.text() == "No photos yet"
