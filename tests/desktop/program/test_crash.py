"""Unexpected errors: told once, logged always, and the window goes on."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.dialogs.crash_dialog import CrashDialog
from desktop.program.crash import CrashReporter


class Source(QObject):
    clicked = Signal()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def opened_logs() -> list[bool]:
    return []


@pytest.fixture
def reporter(window, opened_logs, monkeypatch) -> Iterator[CrashReporter]:
    import sys

    for module, hook in (
        (sys, "excepthook"),
        (sys, "unraisablehook"),
        (threading, "excepthook"),
    ):
        monkeypatch.setattr(module, hook, getattr(module, hook))
    reporter = CrashReporter(window, open_logs=lambda: opened_logs.append(True))
    reporter.install()
    yield reporter
    for dialog in dialogs(window):
        dialog.close()


def dialogs(window: QWidget) -> list[CrashDialog]:
    return window.findChildren(CrashDialog)


def button(dialog: CrashDialog, text: str) -> QPushButton:
    (found,) = [b for b in dialog.findChildren(QPushButton) if b.text() == text]
    return found


def fail() -> None:
    raise ZeroDivisionError("in a slot")


def test_an_error_in_a_slot_is_shown_over_the_window(
    qtbot: QtBot, window: QWidget, reporter: CrashReporter, opened_logs: list[bool]
) -> None:
    source = Source()
    source.clicked.connect(fail)
    source.clicked.emit()
    qtbot.waitUntil(lambda: len(dialogs(window)) == 1)
    (dialog,) = dialogs(window)
    button(dialog, "Copy details").click()
    copied = QGuiApplication.clipboard().text()
    assert "ZeroDivisionError: in a slot" in copied
    assert "Mendscape" in copied
    button(dialog, "Open log folder").click()
    assert opened_logs == [True]
    button(dialog, "Continue").click()
    qtbot.waitUntil(lambda: dialogs(window) == [])
    assert window.isVisible()


def test_an_error_in_a_thread_is_shown_by_the_windows_thread(
    qtbot: QtBot, window: QWidget, reporter: CrashReporter
) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert dialogs(window) == []
    qtbot.waitUntil(lambda: len(dialogs(window)) == 1)


def test_many_errors_show_one_dialog_and_are_all_logged(
    qtbot: QtBot,
    window: QWidget,
    reporter: CrashReporter,
    caplog: pytest.LogCaptureFixture,
) -> None:
    source = Source()
    source.clicked.connect(fail)
    for _ in range(3):
        source.clicked.emit()
    qtbot.waitUntil(lambda: len(dialogs(window)) == 1)
    assert caplog.text.count("ZeroDivisionError: in a slot") == 3
    dialogs(window)[0].accept()
    source.clicked.emit()
    qtbot.waitUntil(lambda: any(d.isVisible() for d in dialogs(window)))


def test_errors_while_things_are_thrown_away_are_only_logged(
    window: QWidget, reporter: CrashReporter, caplog: pytest.LogCaptureFixture
) -> None:
    class Untidy:
        def __del__(self) -> None:
            raise ValueError("too late")

    Untidy()
    assert "too late" in caplog.text
    assert dialogs(window) == []
