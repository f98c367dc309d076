"""Puts together the brush of a window: its tool, its size and its fills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.brush.brush_controller import BrushController
from desktop.brush.brush_size_field import BrushSizeField
from desktop.window.actions import ActionId

if TYPE_CHECKING:
    from desktop.canvas.photo_view import PhotoView
    from desktop.window.main_window import MainWindow
    from desktop.workspace import Workspace


def add_brush(window: MainWindow, view: PhotoView, workspace: Workspace) -> None:
    """Join the tools to the view, and what is painted to the fills."""
    brush = BrushController(
        view,
        document=workspace.document,
        fills=workspace.fills,
        settings=workspace.settings,
        parent=window,
    )
    window.action(ActionId.FILL).triggered.connect(brush.fill_strokes)
    _connect_size(window, view, workspace)
    _connect_tools(window, view)


def _connect_tools(window: MainWindow, view: PhotoView) -> None:
    square = window.action(ActionId.SQUARE_TOOL)
    brush = window.action(ActionId.BRUSH_TOOL)
    brush.toggled.connect(view.set_brushing)
    window.action(ActionId.NEW_SQUARE).triggered.connect(square.trigger)


def _connect_size(window: MainWindow, view: PhotoView, workspace: Workspace) -> None:
    """The field, the keys, the brush and the settings have one size."""
    field, settings = BrushSizeField(), workspace.settings
    shown = window.add_beside_tool(ActionId.BRUSH_TOOL, field)
    sizes = {ActionId.SMALLER_BRUSH: field.shrink, ActionId.LARGER_BRUSH: field.grow}
    brush = window.action(ActionId.BRUSH_TOOL)

    def remember(diameter: int) -> None:
        settings.brush_size = diameter

    shown.setVisible(False)
    brush.toggled.connect(shown.setVisible)
    for key, slot in sizes.items():
        window.action(key).triggered.connect(slot)
        brush.toggled.connect(window.action(key).setEnabled)
    field.size_changed.connect(view.set_brush_size)
    field.set_diameter(settings.brush_size)
    view.set_brush_size(field.diameter)
    field.size_changed.connect(remember)
