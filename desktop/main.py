"""Where the window is put together, in two steps, and where it is run.

The first step is the frame, which is what a person sees. The second is everything
behind it. The program takes it when the frame is on the screen: most modules are
imported and most parts are made while a person looks at the window.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from desktop.files.folders import open_folder
from desktop.frame import make_frame
from desktop.late_parts import make_engine, open_library
from desktop.looks.theme import app_icon
from desktop.program.crash import CrashReporter
from desktop.program.logs import log_versions, start_logging
from desktop.settings.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.inpainting.engine import FillEngine
    from core.paths import AppPaths
    from desktop.frame import Frame
    from desktop.models.model_controller import OpenLibrary
    from desktop.questions.asker import Asker
    from desktop.training.wizard_factory import MakeWizard
    from desktop.window.main_window import MainWindow


def build_window(
    paths: AppPaths,
    *,
    settings: Settings,
    engine: FillEngine,
    asker: Asker,
    open_library: OpenLibrary,
    make_wizard: MakeWizard,
) -> MainWindow:
    """Put a window together, both steps at once; it is not shown yet.

    Args:
        paths: The program's own folders.
        settings: What is remembered.
        engine: Fills the holes; used from one worker thread only.
        asker: Asks the person.
        open_library: Gives the models to choose from.
        make_wizard: Makes the window of the training wizard, not shown yet.
    """
    from desktop.assembly import complete_window

    frame = _make_frame(paths, settings, open_library)
    complete_window(
        frame,
        paths,
        engine=engine,
        asker=asker,
        open_library=open_library,
        make_wizard=make_wizard,
    )
    return frame.window


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
        follow: Is handed the window when it is whole.
    """
    start_logging(paths.logs)
    app = _application()
    settings = Settings(paths.settings / "settings.ini")
    frame = _make_frame(paths, settings, partial(open_library, paths))
    window = frame.window
    CrashReporter(window, open_logs=partial(open_folder, paths.logs)).install()
    window.panel.show_view(photo is not None or sample)

    def complete() -> None:
        _complete(frame, paths)
        if follow is not None:
            follow(window)
        if photo is not None:
            window.photo_dropped.emit(photo)
        elif sample:
            window.panel.start_page.sample_requested.emit()

    window.complete_late(complete)
    window.show()
    return app.exec()


def _application() -> QApplication:
    app = QApplication(sys.argv[:1])
    app.setApplicationName("mendscape")
    app.setApplicationDisplayName("Mendscape")
    app.setDesktopFileName("mendscape")
    app.setWindowIcon(app_icon())
    return app


def _make_frame(
    paths: AppPaths, settings: Settings, open_library: OpenLibrary
) -> Frame:
    return make_frame(
        settings, model_names=lambda: open_library().names(), cache=paths.cache
    )


def _complete(frame: Frame, paths: AppPaths) -> None:
    """The second step, with the engine and the questions of the program."""
    from desktop.assembly import complete_window
    from desktop.fills.deferred_engine import DeferredEngine
    from desktop.questions.dialog_asker import DialogAsker
    from desktop.training.wizard_factory import wizard_factory

    asker = DialogAsker()
    asker.window = frame.window
    frame.window.first_painted.connect(log_versions)
    complete_window(
        frame,
        paths,
        engine=DeferredEngine(partial(make_engine, paths)),
        asker=asker,
        open_library=partial(open_library, paths),
        make_wizard=wizard_factory(paths, settings=frame.settings, asker=asker),
    )
