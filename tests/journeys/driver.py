"""Uses the window as a person does: keys, mouse, menus, and eyes."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.arrays import Pixels
from core.geometry import Box, Point
from core.model.library import ModelLibrary
from core.paths import AppPaths
from core.wakefulness import Wakefulness
from desktop.canvas.photo_view import PhotoView
from desktop.document.document import Document
from desktop.main import build_window
from desktop.settings.settings import Settings
from desktop.tasks import TaskRunner
from desktop.window.actions import ActionId
from desktop.window.main_window import MainWindow
from tests.desktop.fakes import FakeEngine, ScriptedAsker

if TYPE_CHECKING:
    from desktop.wizard.wizard import TrainingWizardDialog

_LEFT = Qt.MouseButton.LeftButton


class Driver:
    """A whole window with a fake engine and a scripted person for questions."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.paths = AppPaths.in_folder(folder / "profile")
        self.settings = Settings(self.paths.settings / "settings.ini")
        self.settings.tell_confidence = False  # its trials would be among the fills
        self.library = ModelLibrary(self.paths.models)
        self.engine = FakeEngine(self.library)
        self.asker = ScriptedAsker()
        self.window = build_window(
            self.paths,
            settings=self.settings,
            engine=self.engine,
            asker=self.asker,
            open_library=lambda: self.library,
            make_wizard=self._make_wizard,
        )
        self.document = self.window.findChild(Document)
        self.view = self.window.findChild(PhotoView)

    def show(self) -> None:
        with self.qtbot.waitExposed(self.window):
            self.window.show()

    def open(self, path: Path) -> None:
        """Open a photo with the file dialog and wait until it is shown."""
        self.asker.opens.append(path)
        with self.qtbot.waitSignal(self.document.photo_changed):
            self.trigger(ActionId.OPEN)

    def trigger(self, key: ActionId) -> None:
        action = self.window.action(key)
        assert action.isEnabled(), f"{key} cannot be chosen"
        action.trigger()

    def drag(self, box: Box) -> None:
        """Drag a square over a box of the photo."""
        start = self._in_view(Point(box.left, box.top))
        end = self._in_view(Point(box.right, box.bottom))
        self.qtbot.mousePress(self.view, _LEFT, pos=start)
        self.qtbot.mouseMove(self.view, (start + end) / 2)
        self.qtbot.mouseMove(self.view, end)
        self.qtbot.mouseRelease(self.view, _LEFT, pos=end)

    def fill(self, box: Box) -> None:
        """Drag a square and wait until it is filled."""
        count = len(self.document.repairs)
        self.drag(box)
        self.wait(lambda: len(self.document.repairs) == count + 1)

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.view, key)

    def drop(self, *paths: Path) -> bool:
        """Drop files on the window; whether it took them."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        middle = self.window.rect().center()
        no_keys = Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(middle, Qt.DropAction.CopyAction, mime, _LEFT, no_keys)
        QApplication.sendEvent(self.window, enter)
        if not enter.isAccepted():
            return False
        drop = QDropEvent(
            QPointF(middle), Qt.DropAction.CopyAction, mime, _LEFT, no_keys
        )
        QApplication.sendEvent(self.window, drop)
        return drop.isAccepted()

    def wait(self, condition) -> None:
        self.qtbot.waitUntil(condition, timeout=60_000)

    def wait_until_ready(self) -> None:
        self.wait(lambda: self.window.status.model.text() != "")

    @property
    def message(self) -> str:
        """The sentence over the photo, or nothing."""
        message = self.window.panel.messages.message
        return "" if message is None else message.text

    @property
    def activity(self) -> str:
        """The words at the left of the status bar."""
        return self.window.status.activity.text()

    @property
    def title(self) -> str:
        """The window's title as it is shown."""
        star = "*" if self.window.isWindowModified() else ""
        return self.window.windowTitle().replace("[*]", star)

    @property
    def shown(self) -> Pixels:
        """The photo as it is shown, RGB."""
        photo = self.document.photo
        assert photo is not None
        return self.document.shown(Box(0, 0, photo.size.width, photo.size.height))

    def on_screen(self, point: Point) -> tuple[int, int, int]:
        """The colour that the view paints at a place of the photo."""
        color = self.view.grab().toImage().pixelColor(self._in_view(point))
        return color.red(), color.green(), color.blue()

    def _make_wizard(
        self, window: MainWindow, runner: TaskRunner, wakefulness: Wakefulness
    ) -> "TrainingWizardDialog":
        """A wizard whose scans and runs are scripted."""
        from desktop.wizard.wizard import TrainingWizardDialog
        from tests.desktop.wizard.scripted import ScriptedWizard

        self.training = ScriptedWizard(self.paths, self.library)
        return TrainingWizardDialog(
            self.training,
            runner=runner,
            asker=self.asker,
            settings=self.settings,
            open_logs=lambda: None,
            parent=window,
        )

    def _in_view(self, point: Point) -> QPoint:
        return self.view.to_view(point).toPoint()


def read(path: Path) -> Pixels:
    """The pixels of a photo file as RGB, read by another program's eyes."""
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))
