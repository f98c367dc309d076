"""The accepted photos as a grid of thumbnails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QPalette, QPixmap
from PySide6.QtWidgets import QListView, QWidget

from desktop.wizard.photo_delegate import PhotoDelegate
from desktop.wizard.thumbnails import Thumbnails

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.tasks import TaskRunner

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

THUMBNAIL = QSize(120, 88)
"""In device-independent pixels."""
_CELL = QSize(132, 104)


class PhotoListModel(QAbstractListModel):
    """Photos by their thumbnails; one that is not made yet is a plain rectangle.

    Args:
        thumbnails: Makes them.
        scale: Device pixels for each device-independent one.
        parent: Its palette colours the rectangle.
    """

    def __init__(
        self, thumbnails: Thumbnails, *, scale: float, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._scale = scale
        self._owner = parent
        self._paths: tuple[Path, ...] = ()
        self._rows: dict[Path, int] = {}
        thumbnails.ready.connect(self._on_ready)

    def show_photos(self, paths: Sequence[Path]) -> None:
        """Show others."""
        self.beginResetModel()
        self._paths = tuple(paths)
        self._rows = {path: row for row, path in enumerate(self._paths)}
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Of photos."""
        return 0 if parent.isValid() else len(self._paths)

    def data(
        self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole
    ) -> QPixmap | str | None:
        """A thumbnail, and names for tool tips and screen readers."""
        path = self._paths[index.row()]
        match role:
            case Qt.ItemDataRole.DecorationRole:
                return self._picture(path)
            case Qt.ItemDataRole.ToolTipRole:
                return str(path)
            case Qt.ItemDataRole.AccessibleTextRole:
                return path.name
            case _:
                return None

    def _picture(self, path: Path) -> QPixmap:
        made = self._thumbnails.get(path)
        if made is None or made.isNull():
            return self._blank()
        made.setDevicePixelRatio(self._scale)
        return made

    def _blank(self) -> QPixmap:
        blank = QPixmap(THUMBNAIL * self._scale)
        blank.fill(self._owner.palette().color(QPalette.ColorRole.AlternateBase))
        blank.setDevicePixelRatio(self._scale)
        return blank

    def _on_ready(self, path: Path) -> None:
        row = self._rows.get(path)
        if row is not None:
            index = self.index(row)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])


class PhotoGrid(QListView):
    """Looks at tens of thousands of photos as easily as at twenty.

    Args:
        runner: Its thread reads the photos.
    """

    def __init__(self, runner: TaskRunner) -> None:
        super().__init__()
        scale = self.devicePixelRatioF()
        self.thumbnails = Thumbnails(runner, size=THUMBNAIL * scale, parent=self)
        self._model = PhotoListModel(self.thumbnails, scale=scale, parent=self)
        self.setModel(self._model)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setGridSize(_CELL)
        self.setItemDelegate(PhotoDelegate(_CELL, self))
        self.setAccessibleName(self.tr("Photos that can be used"))
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_photos(self, paths: Sequence[Path]) -> None:
        """Show others, from the first on."""
        self.thumbnails.stop()
        self._model.show_photos(paths)
        self.scrollToTop()

    def _on_scrolled(self) -> None:
        """What has come into sight is made before what was scrolled past."""
        self.thumbnails.forget_wishes()
        self.viewport().update()
