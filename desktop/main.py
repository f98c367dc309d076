"""Where the window is put together: everything is made here and passed in."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from desktop import wiring
from desktop.canvas.photo_view import PhotoView
from desktop.canvas_controller import CanvasController
from desktop.crash import CrashReporter
from desktop.deferred_engine import DeferredEngine
from desktop.dialogs.asker import DialogAsker
from desktop.logs import log_versions, start_logging
from desktop.main_window import MainWindow
from desktop.settings import Settings
from desktop.theme import app_icon
from desktop.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from core.inpainting.engine import FillEngine
    from core.model.library import ModelLibrary
    from core.paths import AppPaths
    from desktop.asker import Asker
    from desktop.model_controller import OpenLibrary


def build_window(
    paths: AppPaths,
    *,
    settings: Settings,
    engine: FillEngine,
    asker: Asker,
    open_library: OpenLibrary,
) -> MainWindow:
    """Put a window together; it is not shown yet.

    Args:
        paths: The program's own folders.
        settings: What is remembered.
        engine: Fills the holes; used from one worker thread only.
        asker: Asks the person.
        open_library: Gives the models to choose from.
    """
    workspace = Workspace(
        settings=settings, engine=engine, asker=asker, open_library=open_library
    )
    view = PhotoView()
    window = MainWindow(
        view,
        recent_files=lambda: settings.recent_files,
        model_names=lambda: open_library().names(),
        may_close=workspace.files.may_close,
    )
    workspace.setParent(window)
    canvas = CanvasController(
        view,
        document=workspace.document,
        fills=workspace.fills,
        settings=settings,
        parent=window,
    )
    wiring.connect_workspace(window, workspace, logs=paths.logs)
    wiring.connect_view(window, view=view, canvas=canvas)
    window.restoreGeometry(settings.geometry)
    return window


def run_window(paths: AppPaths, *, photo: Path | None, sample: bool) -> int:
    """Show the window until it is closed; returns the exit status.

    Args:
        paths: The program's own folders.
        photo: Opened at the start.
        sample: Open the bundled photo at the start.
    """
    start_logging(paths.logs)
    app = _application()
    asker = DialogAsker()
    window = build_window(
        paths,
        settings=Settings(paths.settings / "settings.ini"),
        engine=DeferredEngine(partial(_make_engine, paths)),
        asker=asker,
        open_library=partial(_open_library, paths),
    )
    asker.window = window
    show_logs = partial(wiring.open_folder, paths.logs)
    CrashReporter(window, open_logs=show_logs).install()
    window.first_painted.connect(log_versions)
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


def _make_engine(paths: AppPaths) -> FillEngine:
    # The commands' own, so that the window and the terminal give the same pixels.
    from core.cli.engine import library_engine

    return library_engine(paths, detail=True)


def _open_library(paths: AppPaths) -> ModelLibrary:
    # Imported late: the window is painted before the array libraries are there.
    from core.model.library import ModelLibrary

    return ModelLibrary(paths.models)
