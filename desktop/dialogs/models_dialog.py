"""The model library: what there is, how good it is, and what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.dialogs.model_card_view import ModelCardView
from desktop.dialogs.model_list import ModelList
from desktop.looks.labels import plain_label
from desktop.texts.messages import said
from desktop.texts.translation import keep_translated
from desktop.window.message_bar import MessageBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.model.bundle import Bundle
    from desktop.models.library_contents import DamagedModel, LibraryContents
    from desktop.texts.messages import Message, Words

_SIZE = QSize(760, 560)
_LIST_WIDTH = 240


class ModelsDialog(QDialog):
    """Asks for changes by signals, and shows what came of them.

    Every change goes the same way: a signal, some activity, the models anew.
    """

    use_requested = Signal(str)
    rename_requested = Signal(str)
    remove_requested = Signal(str)
    export_requested = Signal(str)
    import_requested = Signal()
    activated = Signal()
    """The person came back to it; the library may be another one by now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contents: LibraryContents | None = None
        self._is_busy = False
        self._words: Words = ""
        self.messages = MessageBar()
        self.models = ModelList()
        self.card = ModelCardView()
        self.activity = plain_label()
        self.import_button = QPushButton()
        self.use_button = QPushButton()
        self.rename_button = QPushButton()
        self.export_button = QPushButton()
        self.delete_button = QPushButton()
        self._build()
        self._connect()
        self._show_selected()
        keep_translated(self, self._write_texts)

    def show_models(
        self, contents: LibraryContents, *, select: str | None = None
    ) -> None:
        """Show what the library holds.

        Args:
            contents: Of the library.
            select: The model to show; None is the one shown before.
        """
        if select is None and contents == self._contents:
            return  # the place that the card was scrolled to stays
        self._contents = contents
        self.models.show_models(contents, select=select or self.models.selected)

    def show_message(self, message: Message) -> None:
        """Tell something at the top."""
        self.messages.show_message(message)

    def set_activity(self, words: Words) -> None:
        """Tell what goes on; while something does, nothing else can be begun."""
        self._words = words
        self._is_busy = bool(words)
        if words:
            self.messages.dismiss()  # it speaks of what was before
        self.activity.setText(said(words))
        self._update_buttons()

    def changeEvent(self, event: QEvent) -> None:
        """Tell when the person comes back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def _build(self) -> None:
        self.resize(_SIZE)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        sides.addWidget(_column(self.models, [self.import_button]))
        actions = [
            self.use_button,
            self.rename_button,
            self.export_button,
            self.delete_button,
        ]
        sides.addWidget(_column(self.card, actions))
        sides.setSizes([_LIST_WIDTH, _SIZE.width() - _LIST_WIDTH])
        sides.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self.messages)
        layout.addWidget(sides, 1)
        layout.addLayout(self._build_end())
        for button in (self.import_button, *actions):
            # Enter in the list uses a model; it must press no button as well.
            button.setAutoDefault(False)
        self.models.setFocus()

    def _write_texts(self) -> None:
        self.setWindowTitle(self.tr("Models"))
        self.models.setAccessibleName(self.tr("Models"))
        self.import_button.setText(self.tr("&Import…"))
        self.use_button.setText(self.tr("&Use this model"))
        self.rename_button.setText(self.tr("&Rename…"))
        self.export_button.setText(self.tr("&Export…"))
        self.delete_button.setText(self.tr("&Delete…"))
        self.activity.setText(said(self._words))
        if self._contents is not None:
            self.models.show_models(self._contents, select=self.models.selected)

    def _build_end(self) -> QHBoxLayout:
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        for button in close.buttons():
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.activity, 1)
        row.addWidget(close)
        return row

    def _connect(self) -> None:
        self.models.chosen.connect(self._show_selected)
        self.models.itemActivated.connect(self.use_button.click)
        self.import_button.clicked.connect(self.import_requested)
        requests = (
            (self.use_button, self.use_requested),
            (self.rename_button, self.rename_requested),
            (self.export_button, self.export_requested),
            (self.delete_button, self.remove_requested),
        )
        for button, signal in requests:
            button.clicked.connect(partial(self._request, signal))
        keys = (
            (QKeySequence(Qt.Key.Key_F2), self.rename_button),
            (QKeySequence(QKeySequence.StandardKey.Delete), self.delete_button),
        )
        for key, button in keys:
            shortcut = QShortcut(key, self.models)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(button.click)

    def _request(self, signal: SignalInstance) -> None:
        signal.emit(self.models.selected)

    def _show_selected(self) -> None:
        """Show the selected model's card, and what can be done with it."""
        bundle, damaged = self._bundle(), self._damaged()
        if bundle is not None:
            self.card.show_model(bundle, is_in_use=self._is_in_use())
        elif damaged is not None:
            self.card.show_damaged(damaged)
        else:
            self.card.show_nothing()
        self._update_buttons()

    def _update_buttons(self) -> None:
        bundle = self._bundle()
        is_own = bundle is not None and not bundle.is_shipped
        possible = {
            self.import_button: self._contents is not None,
            self.use_button: bundle is not None and not self._is_in_use(),
            self.rename_button: is_own,
            self.export_button: bundle is not None,
            self.delete_button: is_own or self._damaged() is not None,
        }
        for button, is_possible in possible.items():
            button.setEnabled(is_possible and not self._is_busy)

    def _bundle(self) -> Bundle | None:
        """The selected model."""
        bundles = () if self._contents is None else self._contents.bundles
        name = self.models.selected
        return next((each for each in bundles if each.card.name == name), None)

    def _damaged(self) -> DamagedModel | None:
        """The selected model, when it cannot be used."""
        damaged = () if self._contents is None else self._contents.damaged
        name = self.models.selected
        return next((each for each in damaged if each.name == name), None)

    def _is_in_use(self) -> bool:
        contents = self._contents
        return contents is not None and contents.current == self.models.selected


def _column(content: QWidget, buttons: Sequence[QPushButton]) -> QWidget:
    """Something with buttons below."""
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    layout.addWidget(content, 1)
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    layout.addLayout(row)
    return column
