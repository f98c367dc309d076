"""The batch dialog of a window, as a person uses it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desktop.batch.batch_dialog import BatchDialog
from desktop.batch.batch_model import Column
from desktop.window.actions import ActionId
from tests.journeys.driver import Driver

_LEFT = Qt.MouseButton.LeftButton


class Desk:
    """What is seen in the dialog, and what is clicked."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        driver.trigger(ActionId.BATCH)
        self.dialog = driver.window.findChild(BatchDialog)

    @property
    def rows(self) -> list[tuple[str, str]]:
        """Photo and state of each row."""
        return [
            (self.cell(row, Column.PHOTO), self.cell(row, Column.STATE))
            for row in range(self.dialog.table.model.rowCount())
        ]

    @property
    def states(self) -> list[str]:
        return [state for _, state in self.rows]

    def cell(self, row: int, column: Column) -> str:
        model = self.dialog.table.model
        return str(model.index(row, column).data())

    @property
    def told(self) -> str:
        return self.dialog.told.text()

    @property
    def message(self) -> str:
        message = self.dialog.messages.message
        return "" if message is None else message.text

    def add(self, *photos: Path) -> None:
        self.driver.asker.photo_choices.append(photos)
        self.dialog.table.add_photos.click()

    def drop(self, *paths: Path) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        facts = (Qt.DropAction.CopyAction, mime, _LEFT, Qt.KeyboardModifier.NoModifier)
        enter = QDragEnterEvent(QPoint(9, 9), *facts)
        QApplication.sendEvent(self.dialog, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(self.dialog, QDropEvent(QPointF(9, 9), *facts))

    def choose_list(self, path: Path) -> None:
        self.dialog.squares.from_list.click()
        self.driver.asker.job_lists.append(path)
        self.dialog.squares.choose_list.click()

    def repair(self) -> None:
        self.dialog.start.click()
        self.wait_until_over()

    def wait_until_over(self) -> None:
        self.driver.wait(self.dialog.start.isVisible)

    def close(self) -> None:
        self.dialog.leave.click()
