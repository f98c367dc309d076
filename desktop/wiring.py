"""Who hears what: the signals and actions of a window, joined in one place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.files.folders import open_folder
from desktop.tasks import Task
from desktop.texts.translation import keep_translated
from desktop.training.wizard_factory import import_wizard
from desktop.window.actions import ActionId
from desktop.window.status_bar import Activity
from desktop.window.undo_words import UndoWords

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.canvas.canvas_controller import CanvasController
    from desktop.canvas.photo_view import PhotoView
    from desktop.doctor.doctor_controller import DoctorController
    from desktop.models.library_controller import LibraryController
    from desktop.settings.settings_controller import SettingsController
    from desktop.training.training_controller import TrainingController
    from desktop.window.main_window import MainWindow
    from desktop.workspace import Workspace

_NEEDS_PHOTO = (
    ActionId.SAVE_AS,
    ActionId.CLOSE_PHOTO,
    ActionId.SQUARE_TOOL,
    ActionId.BRUSH_TOOL,
    ActionId.NEW_SQUARE,
    ActionId.FIT,
    ActionId.ACTUAL_SIZE,
    ActionId.ZOOM_IN,
    ActionId.ZOOM_OUT,
)


def connect_workspace(window: MainWindow, workspace: Workspace, *, logs: Path) -> None:
    """Everything but the photo view.

    Args:
        window: Before its `first_painted`.
        workspace: Behind it.
        logs: The folder that the help menu opens.
    """
    _connect_document(window, workspace)
    _connect_files(window, workspace)
    _connect_fills(window, workspace)
    _connect_words(window, workspace)
    _connect_life(window, workspace, logs=logs)


def connect_view(
    window: MainWindow, *, view: PhotoView, canvas: CanvasController
) -> None:
    """Zoom and selection."""
    slots = {
        ActionId.FIT: view.fit,
        ActionId.ACTUAL_SIZE: view.zoom_to_actual,
        ActionId.ZOOM_IN: view.zoom_in,
        ActionId.ZOOM_OUT: view.zoom_out,
        ActionId.NEW_SQUARE: view.add_square,
        ActionId.FILL: canvas.fill_selection,
    }
    for key, slot in slots.items():
        window.action(key).triggered.connect(slot)
    fill = window.action(ActionId.FILL)
    for changed in (view.squares_changed, view.strokes_changed):
        changed.connect(lambda: fill.setEnabled(view.has_something_to_fill))
    view.selection_changed.connect(window.status.set_selection)
    canvas.zoom_changed.connect(window.status.set_zoom)
    window.status.zoom.clicked.connect(canvas.toggle_fit)
    canvas.hint_changed.connect(window.status.set_hint)


def connect_training(
    window: MainWindow, workspace: Workspace, training: TrainingController
) -> None:
    """The wizard, and the run that goes on beside the window."""
    window.action(ActionId.TRAIN).triggered.connect(training.show)
    window.action(ActionId.BRING_BACK).triggered.connect(training.bring_back)
    window.status.training.clicked.connect(training.show)
    training.status_changed.connect(window.status.set_training)
    keep_translated(window, training.tell_status)
    training.message_raised.connect(window.panel.show_message)
    training.model_chosen.connect(workspace.models.use)
    training.close_requested.connect(window.close)
    window.first_painted.connect(training.offer_resume)
    workspace.models.status_changed.connect(
        lambda _: workspace.training_runner.start(Task(import_wizard)),
        Qt.ConnectionType.SingleShotConnection,
    )
    window.closed.connect(training.stop)


def connect_library(
    window: MainWindow, workspace: Workspace, library: LibraryController
) -> None:
    """The dialog of the model library, and the model in use."""
    window.action(ActionId.MODELS).triggered.connect(library.show)
    library.message_raised.connect(window.panel.show_message)
    library.use_requested.connect(workspace.models.use)
    library.current_changed.connect(workspace.models.prepare)
    workspace.models.status_changed.connect(library.refresh)
    workspace.models.activity_changed.connect(library.show_activity)
    workspace.models.message_raised.connect(library.show_message)
    window.closed.connect(library.close)


def connect_doctor(window: MainWindow, doctor: DoctorController) -> None:
    """The look at this computer."""
    window.action(ActionId.ABOUT_COMPUTER).triggered.connect(doctor.show)
    window.closed.connect(doctor.stop)


def connect_settings(
    window: MainWindow, workspace: Workspace, settings: SettingsController
) -> None:
    """The dialog of the settings; what is elsewhere, too, follows both ways."""
    window.action(ActionId.SETTINGS).triggered.connect(settings.show)
    on_release = window.action(ActionId.FILL_ON_RELEASE)
    settings.fill_on_release_chosen.connect(on_release.setChecked)
    on_release.toggled.connect(settings.set_fill_on_release)
    settings.staying_awake_chosen.connect(workspace.keep_awake)
    confidences = workspace.confidences
    settings.confidence_chosen.connect(lambda on: confidences.set_wanted(on=on))
    settings.device_chosen.connect(workspace.models.use_device)
    settings.model_chosen.connect(workspace.models.use)
    for source in (workspace.fills, workspace.models):
        source.status_changed.connect(settings.set_engine_status)
    window.closed.connect(settings.close)


def _connect_document(window: MainWindow, workspace: Workspace) -> None:
    """Title, undo history, and what can be done with a photo."""
    document, files = workspace.document, workspace.files
    stack = document.undo_stack
    undo, redo = window.action(ActionId.UNDO), window.action(ActionId.REDO)
    save = window.action(ActionId.SAVE)

    def show_photo() -> None:
        has_photo = document.photo is not None
        window.status.set_photo_size(document.photo.size if document.photo else None)
        for key in _NEEDS_PHOTO:
            window.action(key).setEnabled(has_photo)

    def show_page() -> None:
        window.panel.show_view(files.is_opening or document.photo is not None)

    files.opening_changed.connect(show_page)
    document.photo_changed.connect(show_page)
    document.photo_changed.connect(show_photo)
    document.target_changed.connect(lambda: window.set_photo_name(document.name))
    document.modified_changed.connect(window.setWindowModified)
    document.modified_changed.connect(save.setEnabled)
    stack.canUndoChanged.connect(undo.setEnabled)
    stack.canRedoChanged.connect(redo.setEnabled)
    undo.triggered.connect(stack.undo)
    redo.triggered.connect(stack.redo)
    UndoWords(window, stack)


def _connect_files(window: MainWindow, workspace: Workspace) -> None:
    """Opening, saving, closing."""
    files, saver = workspace.files, workspace.saver
    slots = {
        ActionId.OPEN: files.open_by_dialog,
        ActionId.OPEN_SAMPLE: files.open_sample,
        ActionId.SAVE: saver.save,
        ActionId.SAVE_AS: saver.save_as,
        ActionId.CLOSE_PHOTO: files.close_photo,
        ActionId.QUIT: window.close,
    }
    for key, slot in slots.items():
        window.action(key).triggered.connect(slot)
    window.photo_dropped.connect(files.open_photo)
    window.recent_menu.chosen.connect(files.open_photo)
    window.panel.start_page.open_requested.connect(files.open_by_dialog)
    window.panel.start_page.sample_requested.connect(files.open_sample)
    files.close_requested.connect(window.close)


def _connect_fills(window: MainWindow, workspace: Workspace) -> None:
    """Fills, models, and the setting for the mouse."""
    fills, models, settings = workspace.fills, workspace.models, workspace.settings
    cancel = window.action(ActionId.CANCEL_FILL)
    cancel.triggered.connect(fills.cancel)
    keep_translated(window, fills.tell_activity)
    fills.busy_changed.connect(lambda boxes: cancel.setEnabled(bool(boxes)))
    on_release = window.action(ActionId.FILL_ON_RELEASE)
    on_release.setChecked(settings.fill_on_release)
    on_release.toggled.connect(settings.set_fill_on_release)
    window.model_menu.chosen.connect(models.use)
    for source in (fills, models):
        source.status_changed.connect(window.status.set_engine_status)
        source.status_changed.connect(window.model_menu.set_engine_status)


def _connect_words(window: MainWindow, workspace: Workspace) -> None:
    """What the controllers tell, in the status bar and over the photo."""
    sources = (
        (workspace.models, Activity.MODEL),
        (workspace.files, Activity.FILE),
        (workspace.saver, Activity.FILE),
        (workspace.fills, Activity.FILL),
    )
    for source, activity in sources:
        tell = partial(window.status.set_activity, activity)
        source.activity_changed.connect(tell)
        source.message_raised.connect(window.panel.show_message)


def _connect_life(window: MainWindow, workspace: Workspace, *, logs: Path) -> None:
    """What happens at the start, at the first paint and at the end; help."""
    settings = workspace.settings

    def end() -> None:
        settings.geometry = window.saveGeometry()
        settings.is_maximized = window.isMaximized()
        settings.layout = window.saveState()
        workspace.stop()

    window.first_painted.connect(workspace.models.prepare)
    window.closed.connect(end)
    window.action(ActionId.ABOUT).triggered.connect(lambda: _show_about(window))
    window.action(ActionId.GUIDE).triggered.connect(lambda: _show_guide(window))
    window.action(ActionId.OPEN_LOGS).triggered.connect(lambda: open_folder(logs))
    window.action(ActionId.SHORTCUTS).triggered.connect(lambda: _show_keys(window))


def _show_guide(window: MainWindow) -> None:
    from desktop.dialogs.guide_dialog import show_guide

    show_guide(window)


def _show_keys(window: MainWindow) -> None:
    from desktop.dialogs.shortcuts_dialog import show_shortcuts

    show_shortcuts(window)


def _show_about(window: MainWindow) -> None:
    from desktop.dialogs.about import show_about

    show_about(window)
