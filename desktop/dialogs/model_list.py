"""The names of all models, each with what is special about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

if TYPE_CHECKING:
    from desktop.models.library_contents import LibraryContents

translate = QCoreApplication.translate

_ROW_LINES = 2.8  # two of text, and air around them
_NAME = Qt.ItemDataRole.UserRole


class ModelList(QListWidget):
    """One line for a model's name, one for its place in the library."""

    chosen = Signal()
    """Another model is selected, or the same one after a change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSpacing(2)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self.chosen)

    @property
    def selected(self) -> str:
        """The selected model's name; empty when the list is."""
        return str(self.currentItem().data(_NAME)) if self.currentRow() >= 0 else ""

    def show_models(self, contents: LibraryContents, *, select: str) -> None:
        """Show other models.

        Args:
            contents: Of the library.
            select: The model to select; the one in use when it is gone.
        """
        blocker = QSignalBlocker(self)
        self.clear()
        for bundle in contents.bundles:
            name = bundle.card.name
            words = _words(
                is_shipped=bundle.is_shipped, is_in_use=name == contents.current
            )
            self._add(name, words, is_bold=name == contents.current)
        for model in contents.damaged:
            self._add(model.name, translate("models", "Damaged"), is_bold=False)
        self._select(contents.current)
        self._select(select)
        blocker.unblock()
        self.chosen.emit()

    def _add(self, name: str, words: str, *, is_bold: bool) -> None:
        item = QListWidgetItem(f"{name}\n{words}")
        item.setData(_NAME, name)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {words}")
        item.setToolTip(name)
        item.setSizeHint(QSize(0, round(self.fontMetrics().height() * _ROW_LINES)))
        font = item.font()
        font.setBold(is_bold)
        item.setFont(font)
        self.addItem(item)

    def _select(self, name: str) -> None:
        for row in range(self.count()):
            if self.item(row).data(_NAME) == name:
                self.setCurrentRow(row)


def _words(*, is_shipped: bool, is_in_use: bool) -> str:
    match is_shipped, is_in_use:
        case True, True:
            return translate("models", "In use, came with Mendscape")
        case True, False:
            return translate("models", "Came with Mendscape")
        case False, True:
            return translate("models", "In use, your own")
        case _:
            return translate("models", "Your own")
