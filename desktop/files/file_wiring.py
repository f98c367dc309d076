"""Who hears what: the clipboard, the folder of the photo, and exported copies."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.files.export_controller import ExportController
from desktop.recent.recent_controller import RecentController
from desktop.window.actions import ActionId
from desktop.window.status_bar import Activity

if TYPE_CHECKING:
    from core.photo.photo import Photo
    from desktop.canvas.photo_view import PhotoView
    from desktop.dialogs.export_dialog import ExportDialog
    from desktop.questions.asker import Asker
    from desktop.recent.recent_pictures import RecentPictures
    from desktop.settings.settings import Settings
    from desktop.window.main_window import MainWindow
    from desktop.workspace import Workspace


def connect_clipboard(
    window: MainWindow, workspace: Workspace, *, view: PhotoView
) -> None:
    """Copy and paste."""
    clipboard, document = workspace.clipboard, workspace.document
    copy = window.action(ActionId.COPY)
    square = window.action(ActionId.COPY_SQUARE)
    document.photo_changed.connect(lambda: copy.setEnabled(document.photo is not None))
    view.selection_changed.connect(lambda box: square.setEnabled(box is not None))
    copy.triggered.connect(clipboard.copy_photo)
    square.triggered.connect(lambda: clipboard.copy_box(view.selection))
    window.action(ActionId.PASTE).triggered.connect(clipboard.paste)
    tell = partial(window.status.set_activity, Activity.FILE)
    clipboard.activity_changed.connect(tell)
    clipboard.message_raised.connect(window.panel.show_message)


def add_file_tools(
    window: MainWindow, workspace: Workspace, *, asker: Asker, recent: RecentPictures
) -> None:
    """The photos beside this one, exported copies, and pictures of recent photos.

    Args:
        window: Before its `first_painted`.
        workspace: Behind it.
        asker: Asks where to export to.
        recent: On the start page.
    """
    _connect_browser(window, workspace)
    _add_export(window, workspace, asker=asker)
    _connect_recent(window, workspace, pictures=recent)


def _connect_browser(window: MainWindow, workspace: Workspace) -> None:
    """The photos beside the one on the screen."""
    browser = workspace.browser
    for key, slot in (
        (ActionId.NEXT_PHOTO, browser.go_next),
        (ActionId.PREVIOUS_PHOTO, browser.go_back),
    ):
        action = window.action(key)
        # Page Up and Page Down mean something else in the list beside the photo.
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        window.panel.addAction(action)
        action.triggered.connect(slot)
        browser.available_changed.connect(action.setEnabled)
    browser.message_raised.connect(window.panel.show_message)


def _connect_recent(
    window: MainWindow, workspace: Workspace, *, pictures: RecentPictures
) -> None:
    """Small pictures of the photos of before, on the start page and in the menu."""
    recent = RecentController(
        workspace.document,
        saver=workspace.saver,
        settings=workspace.settings,
        store=pictures.store,
        runner=workspace.folder_runner,
        parent=workspace,
    )
    window.recent_menu.set_pictures(pictures.store.picture)
    recent.changed.connect(pictures.show)
    # One that is gone is no recent photo any more.
    workspace.files.message_raised.connect(pictures.show)
    window.action(ActionId.CLEAR_RECENT).triggered.connect(recent.clear)
    window.panel.start_page.photo_chosen.connect(workspace.files.open_photo)


def _add_export(window: MainWindow, workspace: Workspace, *, asker: Asker) -> None:
    """The dialog that exports copies."""
    document = workspace.document
    export = ExportController(
        document,
        saver=workspace.saver,
        runner=workspace.size_runner,
        asker=asker,
        make_dialog=partial(_make_export_dialog, window, workspace.settings),
        parent=workspace,
    )
    action = window.action(ActionId.EXPORT)
    action.triggered.connect(export.show)
    document.photo_changed.connect(
        lambda: action.setEnabled(document.photo is not None)
    )
    window.closed.connect(export.close)


def _make_export_dialog(
    window: MainWindow, settings: Settings, photo: Photo
) -> ExportDialog:
    from desktop.dialogs.export_dialog import ExportDialog

    dialog = ExportDialog(photo, settings.export_habit, window)
    dialog.accepted.connect(lambda: settings.set_export_habit(dialog.habit))
    return dialog
