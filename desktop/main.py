"""Where the window is put together: everything is made here and passed in."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from core.unfinished import UnfinishedWrites
from desktop import wiring
from desktop.batch.assembly import connect_batches, make_batches
from desktop.canvas.photo_view import PhotoView
from desktop.canvas_assembly import add_canvas
from desktop.doctor.doctor_controller import DoctorController
from desktop.files.file_wiring import add_file_tools
from desktop.files.folders import open_folder
from desktop.fills.deferred_engine import DeferredEngine
from desktop.late_parts import examine, make_engine, open_library, resumable_runs
from desktop.looks.theme import app_icon, use_theme
from desktop.models.library_controller import LibraryController
from desktop.program.crash import CrashReporter
from desktop.program.logs import log_versions, start_logging
from desktop.program.tidying import add_tidying
from desktop.questions.dialog_asker import DialogAsker
from desktop.sessions.assembly import add_sessions
from desktop.settings.settings import Settings
from desktop.settings.settings_controller import SettingsController
from desktop.texts.translation import Translation
from desktop.training.training_controller import TrainingController
from desktop.training.wizard_factory import wizard_factory
from desktop.window.close_guard import CloseGuard
from desktop.window.main_window import MainWindow
from desktop.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.inpainting.engine import FillEngine
    from core.paths import AppPaths
    from desktop.batch.batch_controller import BatchController
    from desktop.dialogs.about_computer import AboutComputerDialog
    from desktop.dialogs.models_dialog import ModelsDialog
    from desktop.dialogs.settings_dialog import SettingsDialog
    from desktop.models.model_controller import OpenLibrary
    from desktop.questions.asker import Asker
    from desktop.training.wizard_factory import MakeWizard
    from desktop.wizard.wizard import TrainingWizardDialog


def build_window(
    paths: AppPaths,
    *,
    settings: Settings,
    engine: FillEngine,
    asker: Asker,
    open_library: OpenLibrary,
    make_wizard: MakeWizard,
) -> MainWindow:
    """Put a window together; it is not shown yet.

    Args:
        paths: The program's own folders.
        settings: What is remembered.
        engine: Fills the holes; used from one worker thread only.
        asker: Asks the person.
        open_library: Gives the models to choose from.
        make_wizard: Makes the window of the training wizard, not shown yet.
    """
    translation = _dressed(settings)
    workspace = Workspace(
        settings=settings,
        engine=engine,
        asker=asker,
        open_library=open_library,
        unfinished=UnfinishedWrites(paths.unfinished),
    )
    training = _make_training(
        workspace, paths, asker, lambda: _wizard(make_wizard, window, workspace)
    )
    batches = make_batches(workspace, engine=engine, asker=asker, window=lambda: window)
    window = _make_window(workspace, training, batches, open_library, asker)
    wiring.connect_workspace(window, workspace, logs=paths.logs)
    wiring.connect_training(window, workspace, training)
    connect_batches(window, workspace, batches)
    _add_library(window, workspace, open_library, asker)
    _add_settings(window, workspace, open_library, translation)
    _add_tools(window, workspace, paths, asker)
    return window


def _dressed(settings: Settings) -> Translation:
    """Before the first widget is made: the theme and the language."""
    use_theme(settings.theme)
    translation = Translation()
    translation.use(settings.language)
    return translation


def _make_training(
    workspace: Workspace,
    paths: AppPaths,
    asker: Asker,
    make_wizard: Callable[[], TrainingWizardDialog],
) -> TrainingController:
    return TrainingController(
        make_wizard=make_wizard,
        resumable=partial(resumable_runs, paths),
        runner=workspace.training_runner,
        asker=asker,
        parent=workspace,
    )


def _wizard(
    make: MakeWizard, window: MainWindow, workspace: Workspace
) -> TrainingWizardDialog:
    return make(window, workspace.training_runner, workspace.wakefulness)


def _make_window(
    workspace: Workspace,
    training: TrainingController,
    batches: BatchController,
    open_library: OpenLibrary,
    asker: Asker,
) -> MainWindow:
    """The window with its photo view; it owns the workspace from now on."""
    guard = CloseGuard(
        workspace.document,
        files=workspace.files,
        training=training,
        batches=batches,
        parent=workspace,
    )
    view = PhotoView()
    window = MainWindow(
        view,
        recent_files=lambda: workspace.settings.recent_files,
        model_names=lambda: open_library().names(),
        may_close=guard.may_close,
    )
    workspace.setParent(window)
    add_canvas(window, view, workspace, asker)
    return window


def _add_library(
    window: MainWindow,
    workspace: Workspace,
    open_library: OpenLibrary,
    asker: Asker,
) -> None:
    library = LibraryController(
        open_library,
        make_dialog=partial(_make_models_dialog, window),
        runner=workspace.model_runner,
        engine_runner=workspace.fill_runner,
        asker=asker,
        parent=workspace,
    )
    wiring.connect_library(window, workspace, library)


def _add_tools(
    window: MainWindow, workspace: Workspace, paths: AppPaths, asker: Asker
) -> None:
    """What needs a folder of the profile."""
    add_tidying(window, workspace, paths)
    add_sessions(window, workspace, paths.sessions)
    _add_doctor(window, workspace, paths)
    add_file_tools(window, workspace, asker=asker, cache=paths.cache)


def _add_doctor(window: MainWindow, workspace: Workspace, paths: AppPaths) -> None:
    doctor = DoctorController(
        partial(examine, paths),
        make_dialog=partial(_make_about_computer, window),
        parent=workspace,
    )
    wiring.connect_doctor(window, doctor)


def _make_about_computer(window: MainWindow) -> AboutComputerDialog:
    from desktop.dialogs.about_computer import AboutComputerDialog

    return AboutComputerDialog(window)


def _make_models_dialog(window: MainWindow) -> ModelsDialog:
    from desktop.dialogs.models_dialog import ModelsDialog

    return ModelsDialog(window)


def _add_settings(
    window: MainWindow,
    workspace: Workspace,
    open_library: OpenLibrary,
    translation: Translation,
) -> None:
    translation.setParent(workspace)
    controller = SettingsController(
        workspace.settings,
        translation=translation,
        undo_memory=workspace.undo_memory,
        model_names=lambda: open_library().names(),
        make_dialog=partial(_make_settings_dialog, window),
        parent=workspace,
    )
    wiring.connect_settings(window, workspace, controller)


def _make_settings_dialog(window: MainWindow) -> SettingsDialog:
    from desktop.dialogs.settings_dialog import SettingsDialog

    return SettingsDialog(window)


def run_window(
    paths: AppPaths,
    *,
    photo: Path | None,
    sample: bool,
    follow: Callable[[MainWindow], object] | None = None,
) -> int:
    """Show the window until it is closed; returns the exit status.

    Args:
        paths: The program's own folders.
        photo: Opened at the start.
        sample: Open the bundled photo at the start.
        follow: Is handed the window before it is shown.
    """
    start_logging(paths.logs)
    app = _application()
    asker = DialogAsker()
    settings = Settings(paths.settings / "settings.ini")
    window = build_window(
        paths,
        settings=settings,
        engine=DeferredEngine(partial(make_engine, paths)),
        asker=asker,
        open_library=partial(open_library, paths),
        make_wizard=wizard_factory(paths, settings=settings, asker=asker),
    )
    asker.window = window
    show_logs = partial(open_folder, paths.logs)
    CrashReporter(window, open_logs=show_logs).install()
    window.first_painted.connect(log_versions)
    if follow is not None:
        follow(window)
    window.show()
    if photo is not None:
        window.photo_dropped.emit(photo)
    elif sample:
        window.panel.start_page.sample_requested.emit()
    return app.exec()


def _application() -> QApplication:
    app = QApplication(sys.argv[:1])
    app.setApplicationName("mendscape")
    app.setApplicationDisplayName("Mendscape")
    app.setDesktopFileName("mendscape")
    app.setWindowIcon(app_icon())
    return app
