"""The window: it puts the parts in their places and decides nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QPalette
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop.looks.theme import chosen_shade, tinted_icon
from desktop.texts.translation import keep_translated
from desktop.window import actions
from desktop.window.actions import ICONS, ActionId, Submenu, build_actions
from desktop.window.late_step import LateStep
from desktop.window.menus import ModelMenu, RecentMenu, RefillMenu
from desktop.window.photo_panel import PhotoPanel
from desktop.window.status_bar import StatusBar
from desktop.window.tool_bar import ToolBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import (
        QAction,
        QCloseEvent,
        QDragEnterEvent,
        QDropEvent,
        QPaintEvent,
    )
    from PySide6.QtWidgets import QToolButton, QWidget

    from desktop.repairs.repairs_panel import RepairsPanel

_FIRST_SIZE = QSize(1100, 760)
_PART = 0.9
"""Of a small screen, so that the frame fits on it, too."""
_SMALLEST_SIZE = QSize(480, 360)


class MainWindow(QMainWindow):
    """One window, one photo.

    Args:
        view: The photo view.
        recent_files: Looked up when the recent menu opens.
        model_names: Looked up when the model menu opens.
    """

    first_painted = Signal()
    """The window is on the screen, and whole; what is slow may begin."""
    photo_dropped = Signal(Path)
    closed = Signal()

    repairs: RepairsPanel
    """The list beside the photo; part of the window from `add_repairs` on."""

    def __init__(
        self,
        view: QWidget,
        *,
        recent_files: Callable[[], Sequence[Path]],
        model_names: Callable[[], Sequence[str]],
    ) -> None:
        super().__init__()
        self._may_close: Callable[[], bool] | None = None
        self._late_step: LateStep | None = None
        self._is_painted = False
        self._actions = build_actions(self)
        self._menus: list[QMenu] = []
        self._toolbar = ToolBar(self._actions, self)
        self.panel = PhotoPanel(view)
        self.status = StatusBar()
        self.recent_menu = RecentMenu(
            recent_files, clear=self.action(ActionId.CLEAR_RECENT), parent=self
        )
        self.model_menu = ModelMenu(
            model_names,
            more=[self.action(row) for row in actions.MODEL_MENU],
            parent=self,
        )
        self.refill_menu = RefillMenu(model_names, parent=self)
        self._build()

    def action(self, key: ActionId) -> QAction:
        """One of the window's actions."""
        return self._actions[key]

    def tool_button(self, key: ActionId) -> QToolButton:
        """The button of one of the tools.

        Raises:
            KeyError: It is not among the tools.
        """
        return self._toolbar.button(key)

    def add_beside_tool(self, key: ActionId, widget: QWidget) -> QAction:
        """Put a widget into the toolbar, right of a tool.

        Returns:
            The action that stands for the widget: hide it, and the widget hides.
        """
        tools = self._toolbar.actions()
        following = tools[tools.index(self.action(key)) + 1]
        return self._toolbar.insertWidget(following, widget)

    def ask_before_closing(self, may_close: Callable[[], bool]) -> None:
        """Close only when this allows it; it may ask the person."""
        self._may_close = may_close

    def complete_late(self, complete: Callable[[], object]) -> None:
        """Have the rest put together once the window is painted, or before any input.

        Args:
            complete: Called once, and before `first_painted` is told.
        """
        self._late_step = LateStep(self, complete)

    def set_photo_name(self, name: str) -> None:
        """Show the photo's name in the title; the star comes with `windowModified`."""
        # Qt takes "[*]" for the place of the star unless it is doubled.
        shown = name.replace("[*]", "[*][*]")
        self.setWindowTitle(f"{shown}[*] - Mendscape" if name else "Mendscape")

    def add_repairs(self, repairs: RepairsPanel) -> None:
        """Give the list of repairs its place beside the photo; it stays hidden."""
        self.repairs = repairs
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, repairs)

    def restore(self, *, geometry: QByteArray, is_maximized: bool) -> None:
        """Be as wide and high as at the end of an earlier start.

        Args:
            geometry: As `saveGeometry` gives it.
            is_maximized: As `isMaximized` gave it.
        """
        if not self.restoreGeometry(geometry):
            # None, or that of a much wider or narrower screen.
            self.resize(_FIRST_SIZE.boundedTo(self.screen().availableSize() * _PART))
            if is_maximized:
                self.setWindowState(Qt.WindowState.WindowMaximized)

    def restore_layout(self, layout: QByteArray) -> None:
        """Divide the window between photo and list as `saveState` found it."""
        self.restoreState(layout)
        # Its width comes back, but whether it is seen depends on the photo.
        self.repairs.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window is there."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            # After this event: the paint reaches the screen when it returns.
            QTimer.singleShot(0, self._begin)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when nothing is lost."""
        event.ignore()  # first, so that the window stays when the question fails
        try:
            may_close = self._may_close is None or self._may_close()
        except Exception:  # noqa: BLE001 - Qt asks, and may fall over what is raised
            sys.excepthook(*sys.exc_info())
            return
        if may_close:
            event.accept()
            self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files."""
        if _dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the first file that was dropped."""
        path = _dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.photo_dropped.emit(path)

    def _begin(self) -> None:
        if self._late_step is not None:
            self._late_step.take()
        self.first_painted.emit()

    def _build(self) -> None:
        self.setObjectName("main-window")
        self.setCentralWidget(self.panel)
        self.setStatusBar(self.status)
        self.setAcceptDrops(True)
        self.setMinimumSize(_SMALLEST_SIZE)
        self.resize(_FIRST_SIZE)
        self.set_photo_name("")
        self._build_menus()
        self._build_toolbar()
        self._tint()
        self.status.set_model_menu(self.model_menu)
        keep_translated(self, self._write_texts)

    def _build_menus(self) -> None:
        for rows in (
            actions.FILE_MENU,
            actions.EDIT_MENU,
            actions.REPAIR_MENU,
            actions.VIEW_MENU,
        ):
            self._add_menu(rows)
        self.menuBar().addMenu(self.model_menu)
        self._add_menu(actions.HELP_MENU)

    def _write_texts(self) -> None:
        actions.write_texts(self._actions)
        self._toolbar.setWindowTitle(self.tr("Tools"))
        titles = (
            self.tr("&File"),
            self.tr("&Edit"),
            self.tr("&Repair"),
            self.tr("&View"),
            self.tr("&Help"),
        )
        for menu, title in zip(self._menus, titles, strict=True):
            menu.setTitle(title)

    def _add_menu(self, rows: Sequence[actions.MenuRow]) -> None:
        menu = QMenu(self)
        for row in rows:
            match row:
                case ActionId():
                    menu.addAction(self.action(row))
                case Submenu.RECENT:
                    menu.addMenu(self.recent_menu)
                case Submenu.REFILL:
                    menu.addMenu(self.refill_menu)
                case None:
                    menu.addSeparator()
        self.menuBar().addMenu(menu)
        self._menus.append(menu)

    def _build_toolbar(self) -> None:
        toolbar = self._toolbar
        toolbar.setObjectName("toolbar")
        toolbar.setMovable(False)
        for key in actions.TOOLBAR:
            if key is None:
                toolbar.addSeparator()
            else:
                toolbar.addAction(self.action(key))
        self._group_tools()
        self.addToolBar(toolbar)
        # Without a toolbar the window would be left with no visible tools, and the
        # way back is not obvious.
        toolbar.toggleViewAction().setEnabled(False)

    def _group_tools(self) -> None:
        """One at a time; the square is the first."""
        group = QActionGroup(self)
        for key in (ActionId.SQUARE_TOOL, ActionId.BRUSH_TOOL):
            group.addAction(self.action(key))
        self.action(ActionId.SQUARE_TOOL).setChecked(True)

    def _tint(self) -> None:
        for key, icon in ICONS.items():
            self.action(key).setIcon(tinted_icon(icon, self.palette()))
        shade, color = QPalette(), chosen_shade(self.palette())
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            shade.setColor(group, QPalette.ColorRole.Button, color)
        for key in (ActionId.SQUARE_TOOL, ActionId.BRUSH_TOOL, ActionId.COMPARE):
            self.tool_button(key).setPalette(shade)


def _dropped_file(event: QDropEvent) -> Path | None:
    """The first local file among what is dropped."""
    files = (url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile())
    first = next(files, None)
    return None if first is None else Path(first)
