"""Who hears what: the clipboard, the folder of the photo, and exported copies."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.actions import ActionId
from desktop.export_controller import ExportController
from desktop.status_bar import Activity

if TYPE_CHECKING:
    from core.photo import Photo
    from desktop.asker import Asker
    from desktop.canvas.photo_view import PhotoView
    from desktop.dialogs.export_dialog import ExportDialog
    from desktop.main_window import MainWindow
    from desktop.workspace import Workspace


def connect_clipboard(
    window: MainWindow, workspace: Workspace, *, view: PhotoView
) -> None:
    """Copy and paste."""
    clipboard, document = workspace.clipboard, workspace.document
    copy = window.action(ActionId.COPY)
    square = window.action(ActionId.COPY_SQUARE)
    for action in (copy, square):
        action.setEnabled(False)
    document.photo_changed.connect(lambda: copy.setEnabled(document.photo is not None))
    view.selection_changed.connect(lambda box: square.setEnabled(box is not None))
    copy.triggered.connect(clipboard.copy_photo)
    square.triggered.connect(lambda: clipboard.copy_box(view.selection))
    window.action(ActionId.PASTE).triggered.connect(clipboard.paste)
    tell = partial(window.status.set_activity, Activity.FILE)
    clipboard.activity_changed.connect(tell)
    clipboard.message_raised.connect(window.panel.show_message)


def connect_browser(window: MainWindow, workspace: Workspace) -> None:
    """The photos beside the one on the screen."""
    browser = workspace.browser
    for key, slot in (
        (ActionId.NEXT_PHOTO, browser.go_next),
        (ActionId.PREVIOUS_PHOTO, browser.go_back),
    ):
        action = window.action(key)
        action.setEnabled(False)
        action.triggered.connect(slot)
        browser.available_changed.connect(action.setEnabled)
    browser.message_raised.connect(window.panel.show_message)


def add_export(window: MainWindow, workspace: Workspace, *, asker: Asker) -> None:
    """The dialog that exports copies."""
    document = workspace.document
    export = ExportController(
        document,
        saver=workspace.saver,
        runner=workspace.size_runner,
        asker=asker,
        make_dialog=partial(_make_export_dialog, window),
        parent=workspace,
    )
    action = window.action(ActionId.EXPORT)
    action.setEnabled(False)
    action.triggered.connect(export.show)
    document.photo_changed.connect(
        lambda: action.setEnabled(document.photo is not None)
    )
    window.closed.connect(export.close)


def _make_export_dialog(window: MainWindow, photo: Photo) -> ExportDialog:
    from desktop.dialogs.export_dialog import ExportDialog

    return ExportDialog(photo, window)
