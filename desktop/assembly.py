"""The second of two steps: everything behind the frame of a window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from core.unfinished import UnfinishedWrites
from desktop import wiring
from desktop.batch.assembly import add_batches
from desktop.canvas_assembly import add_canvas
from desktop.doctor.doctor_controller import DoctorController
from desktop.files.file_wiring import add_file_tools
from desktop.late_parts import examine, resumable_runs
from desktop.models.library_controller import LibraryController
from desktop.program.tidying import add_tidying
from desktop.sessions.assembly import add_sessions
from desktop.settings.settings_controller import SettingsController
from desktop.training.training_controller import TrainingController
from desktop.window.close_guard import CloseGuard
from desktop.workspace import Workspace

if TYPE_CHECKING:
    from core.inpainting.engine import FillEngine
    from core.paths import AppPaths
    from desktop.batch.batch_controller import BatchController
    from desktop.dialogs.about_computer import AboutComputerDialog
    from desktop.dialogs.models_dialog import ModelsDialog
    from desktop.dialogs.settings_dialog import SettingsDialog
    from desktop.frame import Frame
    from desktop.models.model_controller import OpenLibrary
    from desktop.questions.asker import Asker
    from desktop.training.wizard_factory import MakeWizard
    from desktop.window.main_window import MainWindow


def complete_window(
    frame: Frame,
    paths: AppPaths,
    *,
    engine: FillEngine,
    asker: Asker,
    open_library: OpenLibrary,
    make_wizard: MakeWizard,
) -> None:
    """Make everything behind a frame, and join it to what is shown.

    Args:
        frame: Looks afterwards as it did before.
        paths: The program's own folders.
        engine: Fills the holes; used from one worker thread only.
        asker: Asks the person.
        open_library: Gives the models to choose from.
        make_wizard: Makes the window of the training wizard, not shown yet.
    """
    window = frame.window
    workspace = Workspace(
        settings=frame.settings,
        engine=engine,
        asker=asker,
        open_library=open_library,
        unfinished=UnfinishedWrites(paths.unfinished),
    )
    workspace.setParent(window)
    add_canvas(window, frame.view, workspace, asker)
    wiring.connect_workspace(window, workspace, logs=paths.logs)
    training = _add_training(window, workspace, paths, asker, make_wizard)
    batches = add_batches(window, workspace, engine=engine, asker=asker)
    _guard(window, workspace, training, batches)
    _add_library(window, workspace, open_library, asker)
    _add_settings(frame, workspace, open_library)
    _add_tools(frame, workspace, paths, asker)


def _add_training(
    window: MainWindow,
    workspace: Workspace,
    paths: AppPaths,
    asker: Asker,
    make_wizard: MakeWizard,
) -> TrainingController:
    training = TrainingController(
        make_wizard=lambda: make_wizard(
            window, workspace.training_runner, workspace.wakefulness
        ),
        resumable=partial(resumable_runs, paths),
        runner=workspace.training_runner,
        asker=asker,
        parent=workspace,
    )
    wiring.connect_training(window, workspace, training)
    return training


def _guard(
    window: MainWindow,
    workspace: Workspace,
    training: TrainingController,
    batches: BatchController,
) -> None:
    guard = CloseGuard(
        workspace.document,
        files=workspace.files,
        training=training,
        batches=batches,
        parent=workspace,
    )
    window.ask_before_closing(guard.may_close)


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


def _make_models_dialog(window: MainWindow) -> ModelsDialog:
    from desktop.dialogs.models_dialog import ModelsDialog

    return ModelsDialog(window)


def _add_settings(
    frame: Frame, workspace: Workspace, open_library: OpenLibrary
) -> None:
    controller = SettingsController(
        workspace.settings,
        translation=frame.translation,
        undo_memory=workspace.undo_memory,
        model_names=lambda: open_library().names(),
        make_dialog=partial(_make_settings_dialog, frame.window),
        parent=workspace,
    )
    wiring.connect_settings(frame.window, workspace, controller)


def _make_settings_dialog(window: MainWindow) -> SettingsDialog:
    from desktop.dialogs.settings_dialog import SettingsDialog

    return SettingsDialog(window)


def _add_tools(
    frame: Frame, workspace: Workspace, paths: AppPaths, asker: Asker
) -> None:
    """What needs a folder of the profile."""
    window = frame.window
    add_tidying(window, workspace, paths)
    add_sessions(window, workspace, paths.sessions)
    _add_doctor(window, workspace, paths)
    add_file_tools(window, workspace, asker=asker, recent=frame.recent)


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
