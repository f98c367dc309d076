"""Puts together what belongs to the photo view of a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import wiring
from desktop.brush.assembly import add_brush
from desktop.canvas.canvas_controller import CanvasController
from desktop.files.file_wiring import connect_clipboard
from desktop.finder.assembly import add_finder
from desktop.repairs.assembly import add_repairs
from desktop.seeing.assembly import add_seeing

if TYPE_CHECKING:
    from desktop.canvas.photo_view import PhotoView
    from desktop.questions.asker import Asker
    from desktop.window.main_window import MainWindow
    from desktop.workspace import Workspace


def add_canvas(
    window: MainWindow, view: PhotoView, workspace: Workspace, asker: Asker
) -> None:
    """Join the view to the document, the fills and all that shows beside it."""
    canvas = CanvasController(
        view,
        document=workspace.document,
        fills=workspace.fills,
        chosen=workspace.chosen,
        settings=workspace.settings,
        parent=window,
    )
    wiring.connect_view(window, view=view, canvas=canvas)
    connect_clipboard(window, workspace, view=view)
    add_repairs(window, view, workspace)
    add_seeing(window, view, workspace)
    add_brush(window, view, workspace)
    add_finder(window, view, workspace, asker)
