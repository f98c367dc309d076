"""The ways into the window, which is driven as a person drives it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from core.model.library import ModelLibrary
from core.paths import AppPaths
from desktop.document.document import Document
from desktop.files.file_controller import FileController
from desktop.main import build_window
from desktop.settings.settings import Settings
from desktop.window.actions import ActionId
from tests.desktop.fakes import FakeEngine, ScriptedAsker
from tests.hostile.doors import Defect, Door, check_sentence

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow


class OpenWindow:
    """A window without a screen, and what it says."""

    def __init__(self) -> None:
        self.app = QApplication.instance() or QApplication([])
        self.crashes: list[BaseException] = []
        sys.excepthook = lambda _kind, error, _trace: self.crashes.append(error)
        paths = AppPaths.in_folder(Path.cwd() / "profile")
        library = ModelLibrary(paths.models)
        self.asker = ScriptedAsker()
        self.window: MainWindow = build_window(
            paths,
            settings=Settings(paths.settings / "settings.ini"),
            engine=FakeEngine(library),
            asker=self.asker,
            open_library=lambda: library,
            make_wizard=_no_wizard,
        )
        self.window.show()
        self.document: Document = self.window.findChild(Document)
        self.files: FileController = self.window.findChild(FileController)
        assert self.document is not None
        assert self.files is not None

    def open(self, path: Path) -> bool:
        """By the file dialog, a drop, or the command line."""
        return self._outcome(lambda: self.files.open_photo(path))

    def paste_file(self, path: Path) -> bool:
        """A file that was copied in a file manager."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        return self._pasted(data)

    def paste_picture(self, path: Path) -> bool:
        """A picture that another program has put there, as bytes of a file."""
        data = QMimeData()
        data.setImageData(QImage.fromData(_content(path)))
        return self._pasted(data)

    def _pasted(self, data: QMimeData) -> bool:
        QGuiApplication.clipboard().setMimeData(data)
        return self._outcome(self.window.action(ActionId.PASTE).trigger)

    def _outcome(self, act: Callable[[], object]) -> bool:
        """Whether there is another photo; with a sentence where there is none."""
        self.document.close()
        self.window.panel.messages.dismiss()
        self.asker.large_choices = [False]
        act()
        while self.files.is_opening:
            self.app.processEvents()
        for _ in range(3):
            self.app.processEvents()
        if self.crashes:
            raise self.crashes.pop()
        if self.document.photo is not None:
            self.window.grab()
            return True
        if self.asker.large_choices:
            message = self.window.panel.messages.message
            check_sentence("" if message is None else message.text)
        return False


def window_doors() -> dict[str, Door]:
    """Each with the same window, which stays open."""
    window = OpenWindow()
    return {
        "window": window.open,
        "paste-file": window.paste_file,
        "paste-picture": window.paste_picture,
    }


def _content(path: Path) -> bytes:
    from core.disk import open_file

    try:
        with open_file(path) as file:
            return file.read(50_000_000)
    except OSError:
        return b""


def _no_wizard(*_: object) -> None:
    raise Defect("a wizard was opened")
