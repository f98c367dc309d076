"""Menus whose entries are looked up when they open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QMenu, QProxyStyle, QStyle, QStyleOption, QWidget

from desktop.texts.translation import keep_translated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.inpainting.engine import EngineStatus

_PICTURE_SIDE = 40


class _LargeIcons(QProxyStyle):
    """The platform's style with room for pictures of photos."""

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """How large icons are; the rest as ever."""
        if metric is QStyle.PixelMetric.PM_SmallIconSize:
            return _PICTURE_SIDE
        return super().pixelMetric(metric, option, widget)


class RecentMenu(QMenu):
    """The photos opened or saved lately.

    Args:
        recent_files: Looked up each time the menu opens.
        clear: The action that forgets them all.
        parent: Its window.
    """

    chosen = Signal(Path)

    def __init__(
        self,
        recent_files: Callable[[], Sequence[Path]],
        *,
        clear: QAction,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._recent_files = recent_files
        self._clear_action = clear
        self._picture: Callable[[Path], QImage] = lambda _path: QImage()
        self._style = _LargeIcons()
        self.setStyle(self._style)
        keep_translated(self, lambda: self.setTitle(self.tr("Open &recent")))
        self.aboutToShow.connect(self._fill_in)
        self.triggered.connect(self._on_triggered)

    def set_pictures(self, picture: Callable[[Path], QImage]) -> None:
        """Show small pictures of the photos; null where there is none."""
        self._picture = picture

    def _fill_in(self) -> None:
        self.clear()
        paths = self._recent_files()
        for path in paths:
            text = path.name.replace("&", "&&")
            action = self.addAction(text)
            action.setToolTip(str(path))
            action.setData(str(path))
            picture = self._picture(path)
            if not picture.isNull():
                action.setIcon(QIcon(QPixmap.fromImage(picture)))
        if paths:
            self.addSeparator()
            self.addAction(self._clear_action)
        else:
            self.addAction(self.tr("No photos yet")).setEnabled(False)

    def _on_triggered(self, action: QAction) -> None:
        if action.data():
            self.chosen.emit(Path(str(action.data())))


class ModelMenu(QMenu):
    """The models of the library, the one in use checked, and what to do with models.

    Args:
        model_names: Looked up each time the menu opens.
        more: Actions below the models.
        parent: Its window.
    """

    chosen = Signal(str)

    def __init__(
        self,
        model_names: Callable[[], Sequence[str]],
        *,
        more: Sequence[QAction],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._model_names = model_names
        self._more = more
        self._current = ""
        keep_translated(self, lambda: self.setTitle(self.tr("&Model")))
        self.aboutToShow.connect(self._fill_in)
        self.triggered.connect(self._on_triggered)

    def set_engine_status(self, status: EngineStatus) -> None:
        """Check the model in use from now on."""
        self._current = status.model

    def _fill_in(self) -> None:
        self.clear()
        for name in self._model_names():
            action = self.addAction(name.replace("&", "&&"))
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name == self._current)
        self.addSeparator()
        self.addActions(self._more)

    def _on_triggered(self, action: QAction) -> None:
        name = action.data()
        if name and name != self._current:
            self.chosen.emit(str(name))


class RefillMenu(QMenu):
    """The models of the library, to fill all repairs again with one of them.

    Args:
        model_names: Looked up each time the menu opens.
        parent: Its window.
    """

    chosen = Signal(str)

    def __init__(
        self, model_names: Callable[[], Sequence[str]], *, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._model_names = model_names
        self._is_for_group = False
        keep_translated(self, self._write_title)
        self.aboutToShow.connect(self._fill_in)
        self.triggered.connect(lambda action: self.chosen.emit(action.data()))

    def set_for_group(self, on: bool) -> None:
        """Say that it is for the chosen group alone, or for all repairs."""
        self._is_for_group = on
        self._write_title()

    def _write_title(self) -> None:
        one = self.tr("Fill the group &again with")
        every = self.tr("Fill all &again with")
        self.setTitle(one if self._is_for_group else every)

    def _fill_in(self) -> None:
        self.clear()
        for name in self._model_names():
            self.addAction(name.replace("&", "&&")).setData(name)
