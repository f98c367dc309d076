"""Puts together what shows squares from elsewhere on the photo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.finder.finder_controller import FinderController
from desktop.finder.last_squares import LastSquares
from desktop.finder.review_view import ReviewView
from desktop.tasks import TaskRunner
from desktop.window.actions import ActionId
from desktop.window.status_bar import Activity

if TYPE_CHECKING:
    from desktop.canvas.photo_view import PhotoView
    from desktop.questions.asker import Asker
    from desktop.window.main_window import MainWindow
    from desktop.workspace import Workspace


def add_finder(
    window: MainWindow, view: PhotoView, workspace: Workspace, asker: Asker
) -> None:
    """Join the dust finder, masks and the squares of before to the photo view."""
    runner = TaskRunner("finder", window)
    window.closed.connect(runner.stop)
    last = LastSquares(workspace.document, workspace.settings, window)
    window.closed.connect(last.keep)
    finder = FinderController(
        workspace.document,
        fills=workspace.fills,
        runner=runner,
        asker=asker,
        settings=workspace.settings,
        parent=window,
    )
    ReviewView(view, finder=finder, parent=window)
    _connect_actions(window, workspace, finder, last)
    # Only one of the two can have the lower edge of the photo, and the Esc key.
    finder.review_changed.connect(
        lambda review: workspace.candidates.close() if review else None
    )
    workspace.candidates.offer_changed.connect(
        lambda offer: finder.drop() if offer else None
    )
    # Marks that wait are not to be taken for squares that are filled.
    finder.review_changed.connect(
        lambda review: workspace.chosen.drop() if review else None
    )
    view.escape_pressed.connect(finder.drop)
    tell = partial(window.status.set_activity, Activity.FINDER)
    finder.activity_changed.connect(tell)
    finder.message_raised.connect(window.panel.show_message)


def _connect_actions(
    window: MainWindow,
    workspace: Workspace,
    finder: FinderController,
    last: LastSquares,
) -> None:
    document = workspace.document
    slots = {
        ActionId.FIND_DUST: finder.find_dust,
        ActionId.OPEN_MASK: finder.open_mask,
        ActionId.SAVE_MASK: finder.save_mask,
        ActionId.LAST_SQUARES: lambda: finder.offer(last.boxes()),
    }
    for key, slot in slots.items():
        window.action(key).triggered.connect(slot)

    def enable() -> None:
        for key in (ActionId.FIND_DUST, ActionId.OPEN_MASK):
            window.action(key).setEnabled(document.photo is not None)
        window.action(ActionId.SAVE_MASK).setEnabled(bool(document.holes))

    document.photo_changed.connect(enable)
    document.repairs_changed.connect(enable)
    last.available_changed.connect(window.action(ActionId.LAST_SQUARES).setEnabled)
