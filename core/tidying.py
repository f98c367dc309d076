"""What is done at every start: removing what a program that was killed left half done.

Everything here is quick, and fails without a word: it is tried again at the next start.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from core.files import sweep
from core.unfinished import UnfinishedWrites

if TYPE_CHECKING:
    from pathlib import Path

    from core.paths import AppPaths

_HALF_SETTINGS = re.compile(r"settings\.ini\.[A-Za-z]{6}")


def tidy(paths: AppPaths) -> None:
    """Remove temporary files and folders that nobody works on any more."""
    UnfinishedWrites(paths.unfinished).clear()
    for folder in (paths.runs, paths.sessions, paths.recent_pictures):
        sweep(folder)
    _tidy_settings(paths.settings)
    if paths.models.is_dir():
        _tidy_models(paths.models)
    if paths.runs.is_dir():
        _tidy_runs(paths.runs)


def _tidy_settings(folder: Path) -> None:
    """What Qt has written and not yet called by its name."""
    with suppress(OSError):
        for path in folder.iterdir():
            if _HALF_SETTINGS.fullmatch(path.name):
                path.unlink()


def _tidy_models(folder: Path) -> None:
    from core.model.library import ModelLibrary

    ModelLibrary(folder).tidy()


def _tidy_runs(folder: Path) -> None:
    from core.errors import TrainingError
    from core.training.process.run_folder import RunFolder

    for path in folder.glob("[!.]*/"):
        with suppress(TrainingError, OSError):
            RunFolder(path).remove_halves()
