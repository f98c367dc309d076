"""Puts together the list of repairs of a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.confidence.assembly import add_confidence
from desktop.repairs.group_overlay import GroupOverlay
from desktop.repairs.outside_check import OutsideCheck
from desktop.repairs.repairs_controller import RepairsController
from desktop.repairs.repairs_panel import RepairsPanel
from desktop.tasks import TaskRunner
from desktop.window.actions import ActionId

if TYPE_CHECKING:
    from desktop.canvas.photo_view import PhotoView
    from desktop.window.main_window import MainWindow
    from desktop.workspace import Workspace


def add_repairs(window: MainWindow, view: PhotoView, workspace: Workspace) -> None:
    """Join the list to the document, and the actions to the chosen repair."""
    _place_list(window, workspace)
    repairs = RepairsController(
        window.repairs,
        view=view,
        document=workspace.document,
        fills=workspace.fills,
        chosen=workspace.chosen,
        parent=window,
    )
    _connect_actions(window, workspace, repairs)
    _connect_list(window, workspace, repairs)
    _outline_groups(view, workspace)
    add_confidence(window, view, workspace)
    runner = TaskRunner("checks", window)
    outside = OutsideCheck(workspace.document, runner=runner, parent=window)
    outside.counted.connect(window.repairs.set_changed_outside)
    window.closed.connect(runner.stop)


def _place_list(window: MainWindow, workspace: Workspace) -> None:
    window.add_repairs(
        RepairsPanel(
            delete=window.action(ActionId.DELETE_REPAIR),
            refill=window.refill_menu,
            parent=window,
        )
    )
    window.restore_layout(workspace.settings.layout)


def _connect_actions(
    window: MainWindow, workspace: Workspace, repairs: RepairsController
) -> None:
    document, refill = workspace.document, window.refill_menu
    delete = window.action(ActionId.DELETE_REPAIR)
    delete.triggered.connect(repairs.delete_chosen)
    chosen = workspace.chosen
    for changed in (chosen.changed, chosen.group_changed):
        changed.connect(lambda: delete.setEnabled(chosen.has_any))
    chosen.group_changed.connect(lambda group: refill.set_for_group(group is not None))
    refill.setEnabled(False)
    refill.chosen.connect(repairs.refill_all)
    document.photo_changed.connect(lambda: refill.setEnabled(False))
    document.repairs_changed.connect(lambda: refill.setEnabled(bool(document.repairs)))


def _connect_list(
    window: MainWindow, workspace: Workspace, repairs: RepairsController
) -> None:
    show, settings = window.action(ActionId.REPAIRS), workspace.settings
    repairs.set_wanted(settings.show_repairs)
    show.setChecked(settings.show_repairs)
    show.toggled.connect(settings.set_show_repairs)
    show.toggled.connect(repairs.set_wanted)
    repairs.hidden_by_hand.connect(lambda: show.setChecked(False))


def _outline_groups(view: PhotoView, workspace: Workspace) -> None:
    """Show where the chosen group is; Esc lets go of it."""
    document, chosen, overlay = workspace.document, workspace.chosen, GroupOverlay(view)

    def outline() -> None:
        group = chosen.group
        overlay.show_boxes(
            [one.box for one in document.repairs if group and one.group == group]
        )

    def let_go() -> None:
        if chosen.group is not None:
            chosen.drop()

    for changed in (chosen.group_changed, document.repairs_changed):
        changed.connect(outline)
    chosen.group_changed.connect(overlay.reveal)
    view.escape_pressed.connect(let_go)
