"""Finds what a test left behind."""

import multiprocessing
import sys
import threading
import time
from dataclasses import dataclass

import pytest

_PATIENCE_S = 5.0


@dataclass(frozen=True)
class Snapshot:
    """What lived before the test."""

    threads: frozenset[threading.Thread]
    widgets: frozenset[int]


def snapshot() -> Snapshot:
    return Snapshot(
        frozenset(_task_threads()), frozenset(id(widget) for widget in _windows())
    )


def check(before: Snapshot) -> None:
    """Fail the test when something is left that was not there before it."""
    deadline = time.monotonic() + _PATIENCE_S
    for thread in _task_threads() - before.threads:
        thread.join(max(0.0, deadline - time.monotonic()))
        if thread.is_alive():
            pytest.fail(f"the thread {thread.name} still works")
    children = multiprocessing.active_children()
    if children:
        pytest.fail(f"child processes still run: {children}")
    _delete_what_is_to_be_deleted()
    windows = [widget for widget in _windows() if id(widget) not in before.widgets]
    if windows:
        pytest.fail(f"windows are left: {windows}")
    timers = _active_timers()
    if timers:
        pytest.fail(f"timers still run: {timers}")


def _task_threads() -> set[threading.Thread]:
    return {t for t in threading.enumerate() if t.name.startswith("mendscape-")}


def _app():
    """The application, when a test has made one; core tests never load Qt."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    return None if widgets is None else widgets.QApplication.instance()


def _delete_what_is_to_be_deleted() -> None:
    app = _app()
    if app is not None:
        from PySide6.QtCore import QEvent

        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.processEvents()


def _windows() -> list:
    app = _app()
    return [] if app is None else app.topLevelWidgets()


def _active_timers() -> list:
    """Timers of windows; those of the platform are none of ours."""
    from_qt = sys.modules.get("PySide6.QtCore")
    if from_qt is None:
        return []
    return [
        timer
        for window in _windows()
        for timer in window.findChildren(from_qt.QTimer)
        if timer.isActive()
    ]
