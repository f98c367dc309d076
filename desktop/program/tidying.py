"""Tidies up, once the window is painted, after a program that was killed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.tasks import Task

if TYPE_CHECKING:
    from core.paths import AppPaths
    from core.progress import Report
    from desktop.window.main_window import MainWindow
    from desktop.workspace import Workspace


def add_tidying(window: MainWindow, workspace: Workspace, paths: AppPaths) -> None:
    """Do it in the thread of the folders, where nobody waits for it.

    Args:
        window: Before its `first_painted`.
        workspace: Behind it.
        paths: The program's own folders.
    """

    def begin() -> None:
        # What fails is in the log, and is tried again at the next start.
        workspace.folder_runner.start(Task(partial(_tidy, paths)))

    window.first_painted.connect(begin)


def _tidy(paths: AppPaths, report: Report) -> None:
    """Runs in the worker."""
    from core.tidying import tidy

    tidy(paths)
