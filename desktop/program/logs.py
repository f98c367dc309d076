"""The log file, which people send when something went wrong."""

import logging
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from desktop.program.version import versions_text

_FILE_NAME = "mendscape.log"
_BYTES = 1_000_000
_OLD_FILES = 2

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("qt")


def start_logging(folder: Path) -> None:
    """Write what happens, Qt's own messages too, to a log file in that folder.

    A file of 1 MB is set aside, and the third last one is deleted: no more than 3 MB
    are ever kept. A folder that cannot be written to is no reason not to start: the
    log then goes to the terminal.
    """
    handler = _file_handler(folder)
    handler.setFormatter(
        logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    )
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    # It tells at length how it came to its result, at each start of long work.
    logging.getLogger("wakepy").setLevel(logging.WARNING)
    qInstallMessageHandler(log_qt_message)


def log_versions() -> Thread:
    """Write down what runs here, in the thread that is returned, since it takes time.

    The window answers meanwhile.
    """
    thread = Thread(target=_write_versions, name="mendscape-versions")
    thread.start()
    return thread


def log_qt_message(
    kind: QtMsgType, context: QMessageLogContext, text: str | None
) -> None:
    """Pass one of Qt's messages on to Python's logging."""
    category = context.category or "default"
    _qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s: %s", category, text)


def _write_versions() -> None:
    _log.info("%s", versions_text().replace("\n", "; "))


def _file_handler(folder: Path) -> logging.Handler:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / _FILE_NAME,
            maxBytes=_BYTES,
            backupCount=_OLD_FILES,
            encoding="utf-8",
        )
    except OSError:
        return logging.StreamHandler()
    handler.rotator = _set_aside
    return handler


def _set_aside(source: str, target: str) -> None:
    # Windows renames no file that another Mendscape has open; it grows on then.
    with suppress(OSError):
        Path(source).replace(target)
