"""The tools of the window: all of them stay in sight, however narrow it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QToolBar, QToolButton, QWidget

from desktop.window.actions import ActionId

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtGui import QAction, QResizeEvent

_NAMED = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_NAMELESS = Qt.ToolButtonStyle.ToolButtonIconOnly

_SHORTENED = (
    (ActionId.UNDO, ActionId.REDO),
    (ActionId.OPEN, ActionId.SAVE),
    (ActionId.FIT, ActionId.ACTUAL_SIZE),
    (ActionId.COMPARE,),
    (ActionId.SQUARE_TOOL, ActionId.BRUSH_TOOL),
    (ActionId.TRAIN,),
)
"""Which tools lose their names, the best known icons first."""


class ToolBar(QToolBar):
    """Takes away names, two of a kind at once, where not all have room.

    Without that, the last tools would hide behind an arrow.

    Args:
        actions: Those that may become tools.
        parent: Its owner.
    """

    def __init__(self, actions: Mapping[ActionId, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self._known = actions
        self.setToolButtonStyle(_NAMED)

    def button(self, key: ActionId) -> QToolButton:
        """The button of one of the tools.

        Raises:
            KeyError: It is not among the tools.
        """
        button = self.widgetForAction(self._known[key])
        if not isinstance(button, QToolButton):
            raise KeyError(key)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room that there is now."""
        super().resizeEvent(event)
        self._give_names()

    def event(self, event: QEvent) -> bool:
        """Hear of tools that came, went or became wider."""
        is_handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._give_names()
        return is_handled

    def _give_names(self) -> None:
        """Set nothing that is set: each change is told to `event`, too."""
        missing = self._width_with_names() - self.width()
        for keys in _SHORTENED:
            tools = [self.button(key) for key in keys]
            style = _NAMELESS if missing > 0 else _NAMED
            missing -= sum(map(_width_of_name, tools))
            for tool in tools:
                if tool.toolButtonStyle() != style:
                    tool.setToolButtonStyle(style)

    def _width_with_names(self) -> int:
        absent = (tool for tool in self._tools() if tool.toolButtonStyle() == _NAMELESS)
        return self.sizeHint().width() + sum(map(_width_of_name, absent))

    def _tools(self) -> Iterator[QToolButton]:
        return (self.button(key) for keys in _SHORTENED for key in keys)


def _width_of_name(tool: QToolButton) -> int:
    """Told by a button that is never shown, so that the tool itself is left alone."""
    model, widths = QToolButton(), []
    model.setIcon(tool.icon())
    model.setText(tool.text())
    for style in (_NAMED, _NAMELESS):
        model.setToolButtonStyle(style)
        widths.append(model.sizeHint().width())
    return widths[0] - widths[1]
