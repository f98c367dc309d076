"""Puts together what shows the original and the other fills of a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.candidates.candidate_view import CandidateView
from desktop.seeing.compare_controller import CompareController
from desktop.seeing.held_tool import HeldTool
from desktop.window.actions import ActionId

if TYPE_CHECKING:
    from desktop.canvas.photo_view import PhotoView
    from desktop.window.main_window import MainWindow
    from desktop.workspace import Workspace


def add_seeing(window: MainWindow, view: PhotoView, workspace: Workspace) -> None:
    """Join the actions to the photo view and the candidates."""
    compare = window.action(ActionId.COMPARE)
    CompareController(
        view,
        document=workspace.document,
        compare=compare,
        split=window.action(ActionId.SPLIT),
        loupe=window.action(ActionId.LOUPE),
        parent=window,
    )
    HeldTool(window.tool_button(ActionId.COMPARE), compare)
    CandidateView(view, candidates=workspace.candidates, parent=window)
    _connect_candidates(window, workspace)


def _connect_candidates(window: MainWindow, workspace: Workspace) -> None:
    candidates, try_again = workspace.candidates, workspace.try_again
    again = window.action(ActionId.TRY_AGAIN)
    others = window.action(ActionId.OTHER_FILLS)
    again.triggered.connect(try_again.try_again)
    others.triggered.connect(candidates.offer)
    for source in (candidates, try_again):
        source.message_raised.connect(window.panel.show_message)
    for action in (again, others):
        workspace.in_hand.changed.connect(
            lambda one, action=action: action.setEnabled(one is not None)
        )
