"""Puts together what tells how far the fills of a window can be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.confidence.confidence_teller import ConfidenceTeller
from desktop.window.actions import ActionId

if TYPE_CHECKING:
    from desktop.canvas.photo_view import PhotoView
    from desktop.window.main_window import MainWindow
    from desktop.workspace import Workspace


def add_confidence(window: MainWindow, view: PhotoView, workspace: Workspace) -> None:
    """Show it in the list of repairs and in the status bar; give way to all else."""
    confidences, rows = workspace.confidences, window.repairs.rows
    fills, models = workspace.fills, workspace.models
    candidates = workspace.candidates
    fills.activity_changed.connect(
        lambda text: confidences.set_busy("fills", is_busy=bool(text))
    )
    models.activity_changed.connect(
        lambda text: confidences.set_busy("models", is_busy=bool(text))
    )
    candidates.offer_changed.connect(
        lambda offer: confidences.set_busy(
            "candidates", is_busy=offer is not None and not offer.is_complete
        )
    )
    confidences.changed.connect(lambda: rows.show_confidence(confidences.of))
    others = window.action(ActionId.OTHER_FILLS)
    window.status.way_out.clicked.connect(others.trigger)
    ConfidenceTeller(
        confidences,
        document=workspace.document,
        chosen=workspace.chosen,
        in_hand=workspace.in_hand,
        view=view,
        status=window.status,
    )
    confidences.set_wanted(on=workspace.settings.tell_confidence)
