"""All keys on one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QMainWindow,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.texts.translation import keep_translated
from desktop.window.shortcuts import shortcut_groups

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.window.shortcuts import ShortcutGroup

_SIZE = QSize(520, 620)


def show_shortcuts(window: QMainWindow) -> None:
    """Show the keys of a window; does not wait."""
    dialog = ShortcutsDialog(lambda: shortcut_groups(window.menuBar()), window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()


class ShortcutsDialog(QDialog):
    """A list of what can be done by keys, in groups.

    Args:
        groups: Looks them up, in their order.
        parent: The window.
    """

    def __init__(
        self, groups: Callable[[], Iterable[ShortcutGroup]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._groups = groups
        self.sheet = QTreeWidget()
        self._build()
        keep_translated(self, self._write_texts)
        self._fill_in()

    def _build(self) -> None:
        self.resize(_SIZE)
        self.sheet.setColumnCount(2)
        self.sheet.setHeaderHidden(True)
        self.sheet.setRootIsDecorated(False)
        self.sheet.setItemsExpandable(False)
        self.sheet.setIndentation(16)
        self.sheet.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        header = self.sheet.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addWidget(self.sheet)
        layout.addWidget(close)

    def _write_texts(self) -> None:
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.sheet.setAccessibleName(self.tr("Keyboard shortcuts"))
        # Later, because the menus may hear of another language after this dialog.
        QTimer.singleShot(0, self, self._fill_in)

    def _fill_in(self) -> None:
        self.sheet.clear()
        for group in self._groups():
            self._add(group)
        self.sheet.expandAll()

    def _add(self, group: ShortcutGroup) -> None:
        title = QTreeWidgetItem([group.title])
        font = title.font(0)
        font.setBold(True)
        title.setFont(0, font)
        self.sheet.addTopLevelItem(title)
        for shortcut in group.shortcuts:
            row = QTreeWidgetItem([shortcut.name, shortcut.keys])
            row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
            title.addChild(row)
