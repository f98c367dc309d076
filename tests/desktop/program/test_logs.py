"""The log: always there, never large."""

import logging
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from desktop.program.logs import log_qt_message, log_versions, start_logging

_log = logging.getLogger("desktop.x")


@pytest.fixture
def _root_logger() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    handler = qInstallMessageHandler(None)
    yield
    qInstallMessageHandler(handler)
    for added in set(root.handlers) - set(handlers):
        root.removeHandler(added)
        added.close()
    root.setLevel(level)


@pytest.mark.usefixtures("_root_logger")
def test_the_log_is_a_file_in_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "logs"
    start_logging(folder)
    _log.info("hello from a part")
    assert "hello from a part" in (folder / "mendscape.log").read_text()


@pytest.mark.usefixtures("_root_logger")
def test_what_runs_here_is_looked_up_beside_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lookers = []

    def versions() -> str:
        lookers.append(threading.current_thread())
        return "Mendscape 1\nQt 6"

    monkeypatch.setattr("desktop.program.logs.versions_text", versions)
    start_logging(tmp_path)
    thread = log_versions()
    thread.join()
    assert lookers == [thread]
    assert "Mendscape 1; Qt 6" in (tmp_path / "mendscape.log").read_text()


@pytest.mark.usefixtures("_root_logger")
def test_a_large_log_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "mendscape.log").write_text("old\n" * 300_000)
    start_logging(tmp_path)
    _log.info("new")
    assert (tmp_path / "mendscape.log").stat().st_size < 1000
    assert (tmp_path / "mendscape.log.1").read_text().startswith("old")


@pytest.mark.usefixtures("_root_logger")
def test_a_long_sitting_keeps_no_more_than_3_mb(tmp_path: Path) -> None:
    start_logging(tmp_path)
    for number in range(60):
        _log.info("%d %s", number, "x" * 100_000)
    sizes = [file.stat().st_size for file in tmp_path.iterdir()]
    assert len(sizes) == 3
    assert max(sizes) <= 1_000_000
    assert "59 xxx" in (tmp_path / "mendscape.log").read_text()


@pytest.mark.usefixtures("_root_logger")
def test_a_log_that_cannot_be_set_aside_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_source: str, _target: str) -> None:
        raise PermissionError(13, "The file is open in another program")

    start_logging(tmp_path)
    for name in ("rename", "replace"):
        monkeypatch.setattr(os, name, refuse)
    for _ in range(12):
        _log.info("x" * 100_000)
    lines = (tmp_path / "mendscape.log").read_text().splitlines()
    assert len(lines) == 12


@pytest.mark.usefixtures("_root_logger")
def test_a_log_folder_that_cannot_be_made_does_not_stop_the_start(
    tmp_path: Path,
) -> None:
    blocker = tmp_path / "file"
    blocker.touch()
    start_logging(blocker / "logs")


def test_qts_own_messages_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    log_qt_message(QtMsgType.QtWarningMsg, QMessageLogContext(), "a pen is missing")
    assert caplog.records[-1].levelno == logging.WARNING
    assert "a pen is missing" in caplog.text
